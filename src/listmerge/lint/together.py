"""Which fixes can be made together: those whose edits don't meet. A fix is made as a whole or not at all."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

from listmerge.edit import Diagnostic, Edit
from listmerge.text import LINE_END, Source, Span


def edits_of(finding: Diagnostic, source: Source) -> tuple[Edit, ...]:
    """The edits of a fix, cut down to what really changes, with the file's own line ends."""
    if finding.fix is None:
        return ()
    return tuple(e for e in (_narrowed(e, source) for e in finding.fix.edits) if e.text or e.span.start < e.span.end)


def spoils_bytes(finding: Diagnostic, source: Source) -> bool:
    """Whether a fix would overwrite a byte that could not be decoded, and so lose it."""
    edits = edits_of(finding, source)
    return any(e.span.start <= at < e.span.end for e in edits for at in source.undecodable)


def disjoint(findings: Sequence[Diagnostic], source: Source) -> list[Diagnostic]:
    """The findings, from the top, whose fixes don't meet those of one before."""
    chosen: list[Diagnostic] = []
    taken: list[tuple[Span, str]] = []
    for finding in sorted(findings, key=lambda d: (d.span, d.rule)):
        edits = [(e.span, e.text) for e in edits_of(finding, source)]
        if edits and not any(_meets(taken, e) for e in edits):
            chosen.append(finding)
            for edit in edits:
                insort(taken, edit)
    return chosen


def _meets(taken: list[tuple[Span, str]], edit: tuple[Span, str]) -> bool:
    """Whether an edit meets another one of those taken, which don't meet each other and are sorted."""
    span = edit[0]
    at = bisect_left(taken, edit)
    for other in taken[max(0, at - 2) : at + 2]:
        apart = other[0].end <= span.start or span.end <= other[0].start
        if other != edit and (not apart or other[0] == span):
            return True
    return False


def _narrowed(edit: Edit, source: Source) -> Edit:
    text = LINE_END.sub(source.newline, edit.text) if source.newline != "\n" else edit.text
    old = source.slice(edit.span)
    lead = 0
    while lead < min(len(old), len(text)) and old[lead] == text[lead]:
        lead += 1
    tail = 0
    while tail < min(len(old), len(text)) - lead and old[-1 - tail] == text[-1 - tail]:
        tail += 1
    return Edit(Span(edit.span.start + lead, edit.span.end - tail), text[lead : len(text) - tail])
