"""Lines that must be left as they are, and where the white space of a line stands."""

from __future__ import annotations

from listmerge.markdown.node import Document
from listmerge.text import Source, Span


def protected(document: Document) -> set[int]:
    """The lines (from 1) of code, HTML blocks, front matter and of text that was not read."""
    source = document.source
    spans = [n.span for n in document.find("code", "html", "front-matter")]
    spans += document.skipped
    return {k for s in spans for k in range(source.line_of(s.start), source.last_line_of(s) + 1)}


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
