"""The labels that a list puts before links and values: `Intro`, `Data`, `Size`."""

from __future__ import annotations

from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._entry_values import columns
from listmerge.rules._per_list import per_list
from listmerge.text import Source, Span
from listmerge.values import frozen

#: What stands before a label on its line, and what behind it.
_BEFORE = lazy(r"[ \t>]*+(?:(?:[-*+]|\d++[.)])[ \t]*+)?[*_`~]{0,3}")
_MARKS = 3
#: No longer text is a label.
_LONGEST = 40
_BEHIND = lazy(r"[*_`~]{0,3}[ \t]*(?P<colon>[:：])")


@frozen
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
    wanted = [(k.span.start, k.label) for record in found.records for k in record.links]
    wanted += [(f.span.start, f.key) for record in found.records for f in record.fields]
    for at, text in sorted(dict.fromkeys(wanted)):  # nearly in order, as a set is not
        if 0 < len(text) <= _LONGEST and text not in headings and (label := _above(source, text, at)):
            result[label.span.start] = label
    return [result[at] for at in sorted(result)]


def _above(source: Source, text: str, at: int) -> Label | None:
    """The last place before `at`, on its line or the two above, where the text stands as a label.

    Looked at are only the places behind what may stand before a label: a line may hold a text thousands of times.
    """
    line = source.line_of(at)
    first = max(0, line - 3)
    if source.text.find(text, source.line_starts[first], at) < 0:
        return None
    for start in reversed(source.line_starts[first:line]):
        before = _BEFORE.match(source.text, start, at)
        last = before.end() if before else start
        for found in range(last, max(start, last - _MARKS) - 1, -1):  # the text may begin with a mark itself
            if source.text.startswith(text, found, at) and _BEFORE.fullmatch(source.text, start, found):
                behind = _BEHIND.match(source.text, found + len(text), at)
                if behind:
                    return Label(text, Span(found, found + len(text)), Span(*behind.span("colon")))
    return None
