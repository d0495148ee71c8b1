"""Lines of a page."""

from __future__ import annotations

from listmerge.edit import Edit
from listmerge.record import SourceList
from listmerge.rules._per_list import per_list
from listmerge.text import Source, Span


def blank_line_above(source: Source, line: int) -> Edit:
    """The edit that puts a blank line above a line, counted from 1."""
    start = source.line_starts[line - 1]
    return Edit(Span(start, start), source.newline)


@per_list
def blank_lines(found: SourceList) -> list[bool]:
    """Whether each line holds nothing but white space; the first is line 1, at index 0."""
    return [not line.strip(" \t") for line in found.document.source.lines]
