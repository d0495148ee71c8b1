"""Where the white space of a line stands, and how wide it is."""

from __future__ import annotations

from listmerge.text import Source, Span


def trailing(source: Source, line: int) -> Span:
    """The white space at the end of a line."""
    text = source.lines[line - 1]
    start = source.line_starts[line - 1]
    return Span(start + len(text.rstrip(" \t")), start + len(text))


def leading(source: Source, line: int) -> Span:
    """The white space at the beginning of a line."""
    text = source.lines[line - 1]
    start = source.line_starts[line - 1]
    return Span(start, start + len(text) - len(text.lstrip(" \t")))


def width(text: str, column: int = 0) -> int:
    """The columns of white space, tabs reaching to the next multiple of four (CommonMark 2.2)."""
    for char in text:
        column += 4 - column % 4 if char == "\t" else 1
    return column
