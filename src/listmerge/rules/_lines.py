"""Lines of a page: blank ones, and those that no rule about layout may judge."""

from __future__ import annotations

from listmerge.record import SourceList
from listmerge.rules._per_list import per_list


@per_list
def protected_lines(found: SourceList) -> set[int]:
    """The lines (from 1) of code, HTML blocks, front matter and of text that was not read."""
    source = found.document.source
    spans = [n.span for n in found.document.find("code", "html", "front-matter")]
    spans += found.document.skipped
    return {k for s in spans for k in range(source.line_of(s.start), source.last_line_of(s) + 1)}


@per_list
def blank_lines(found: SourceList) -> list[bool]:
    """Whether each line holds nothing but white space; the first is line 1, at index 0."""
    return [not line.strip(" \t") for line in found.document.source.lines]
