"""Lines of a page."""

from __future__ import annotations

from listmerge.record import SourceList
from listmerge.rules._per_list import per_list


@per_list
def blank_lines(found: SourceList) -> list[bool]:
    """Whether each line holds nothing but white space; the first is line 1, at index 0."""
    return [not line.strip(" \t") for line in found.document.source.lines]
