"""One blank line where there were several; one above and below every heading; none at the top."""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Edit
from listmerge.record import SourceList
from listmerge.text import Span

ORDER = 2


def propose(found: SourceList) -> Iterator[tuple[Edit, ...]]:
    """Blank lines that are too many or missing."""
    source = found.document.source
    kept = found.document.verbatim_lines
    blank = [not line.strip(" \t") for line in source.lines]
    starts = [*source.line_starts, len(source.text)]
    for i, empty in enumerate(blank):
        if empty and i + 1 not in kept and (i == 0 or (blank[i - 1] and i not in kept)):
            yield (Edit(Span(starts[i], starts[i + 1]), ""),)
    for node in found.document.nodes:
        if node.kind != "heading":
            continue
        first, last = source.line_of(node.span.start), source.last_line_of(node.span)
        if first > 1 and not blank[first - 2]:
            yield (Edit(Span(starts[first - 1], starts[first - 1]), source.newline),)
        if last < len(blank) and not blank[last]:
            yield (Edit(Span(starts[last], starts[last]), source.newline),)
