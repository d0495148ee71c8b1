"""One space between the marks of a heading and its text, none before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.edit import Edit
from listmerge.record import SourceList
from listmerge.text import Span

ORDER = 3
_ATX = re.compile(r"(?P<indent> {0,3})#{1,6}(?P<gap>[ \t]+)(?=\S)")


def propose(found: SourceList) -> Iterator[tuple[Edit, ...]]:
    """Space around the opening marks."""
    source = found.document.source
    for node in found.document.nodes:
        if node.kind != "heading":
            continue
        line = source.line_of(node.span.start)
        start = source.line_starts[line - 1]
        m = _ATX.match(source.lines[line - 1])
        if m and (m.group("indent") or m.group("gap") != " "):
            indent, gap = m.span("indent"), m.span("gap")
            yield (
                Edit(Span(start + indent[0], start + indent[1]), ""),
                Edit(Span(start + gap[0], start + gap[1]), " "),
            )
