"""The labels that a list puts before links and values: `Intro`, `Data`, `Size`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from listmerge.record import SourceList
from listmerge.rules._entry_values import columns
from listmerge.rules._per_list import per_list
from listmerge.text import Span

_MARKUP = r"[*_`~]{0,3}"


@dataclass(frozen=True, slots=True)
class Label:
    """A label where it is written. text: as written, without markup and colon. span: of the text. colon: of the colon."""

    text: str
    span: Span
    colon: Span


@per_list
def labels(found: SourceList) -> list[Label]:
    """All labels that stand on their line before a colon, in source order, each place once."""
    source, result = found.document.source, {}
    headings = {c.heading for c in columns(found)}
    wanted: set[tuple[str, int]] = set()
    for record in found.records:
        places = [(k.label, k.span.start) for k in record.links] + [(f.key, f.span.start) for f in record.fields]
        wanted.update((text, at) for text, at in places if text not in headings and 0 < len(text) <= 40)
    for text, at in sorted(wanted, key=lambda w: (w[1], w[0])):
        line = source.line_of(at)
        start = source.line_starts[max(0, line - 3)]
        pattern = re.compile(
            rf"(?m)^[ \t>]*(?:[-*+]|\d+[.)])?[ \t]*{_MARKUP}(?P<text>{re.escape(text)}){_MARKUP}[ \t]*(?P<colon>[:：]){_MARKUP}"
        )
        matches = list(pattern.finditer(source.text, start, at))
        if matches:
            m = matches[-1]
            result[m.start("text")] = Label(text, Span(*m.span("text")), Span(*m.span("colon")))
    return [result[at] for at in sorted(result)]
