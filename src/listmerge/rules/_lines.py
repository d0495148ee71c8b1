"""Lines of a page that rules about layout must leave alone, and blank ones."""

from __future__ import annotations

from listmerge.record import SourceList
from listmerge.rules._per_list import per_list
from listmerge.text import Source


def is_blank(source: Source, line: int) -> bool:
    """Whether a line (from 1) holds nothing but white space."""
    return not source.lines[line - 1].strip(" \t")


@per_list
def protected_lines(found: SourceList) -> set[int]:
    """The lines (from 1) of code, HTML blocks, front matter and of text that was not read."""
    source = found.document.source
    spans = [n.span for n in found.document.find("code", "html", "front-matter")]
    spans += found.document.skipped
    return {k for s in spans for k in range(source.line_of(s.start), source.last_line_of(s) + 1)}
