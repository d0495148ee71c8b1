"""Document -> SourceList: records, prose, and what was not understood.

A section may mix styles: the style that reads most of it goes first, the next reads what is left above, between and
below, until none finds an entry. What is left then is prose, if it has the form of prose, or unclaimed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from listmerge.collection import no_collection
from listmerge.extract.accounting import Ledger
from listmerge.extract.draft import Draft, finish
from listmerge.extract.prose import classify
from listmerge.extract.section import Section, sections
from listmerge.extract.suitable import is_restructured_text
from listmerge.markdown.node import Document, Node
from listmerge.record import SourceList
from listmerge.styles import Claim, styles
from listmerge.text import Span

__all__ = ["extract"]


def extract(document: Document, name: str, pinned: str | None = None) -> SourceList:
    """Read the entries of a document.

    name: of the list, the first part of the ids. pinned: the one style to use, instead of the best for each section.
    """
    with no_collection():
        return _extract(document, name, pinned)


def _extract(document: Document, name: str, pinned: str | None) -> SourceList:
    if is_restructured_text(document.source):
        return SourceList(name, None, document, (), (), _all_text(document))
    title, flat = sections(document)
    flat[0].pinned = pinned is not None
    drafts: list[Draft] = []
    ledger = Ledger(document.source)
    consumed: set[int] = set()
    leftovers = []
    for section in flat:
        if id(section) in consumed:
            continue
        waiting, rest = [list(section.blocks)], []
        named = False  # whether the heading is an entry's name, so that it can't be that of a second one
        while waiting:
            run = waiting.pop()
            apart = bool(run) and run[0] is not section.blocks[0]  # something else stands below the heading
            claim = _best_claim(section, run, pinned, named or apart)
            if claim is None:
                rest += run
                continue
            drafts += claim.drafts
            for prose in claim.prose:
                ledger.prose(prose.kind, prose.span)
            consumed.update(id(s) for s in claim.sections)
            named = named or claim.heading is not None
            left = _without(run, claim.blocks)
            if sum(map(len, left)) == len(run):
                rest += run  # the heading alone is an entry
            else:
                waiting += reversed(left)
        leftovers.append((section, rest))
    records = finish(drafts, name)
    for record in records:
        ledger.record(record.span)
    first = min((r.span.start for r in records), default=None)
    last = max((r.span.end for r in records), default=None)
    for section, rest in leftovers:
        if section.heading is not None:
            ledger.prose("title" if section.is_title else "heading", section.heading.span)
        for block in rest:
            for kind, span in classify(section, block, first, last):
                ledger.prose(kind, span) if kind else ledger.unclaimed(span)
    ledger.close()
    for section in flat:
        section.part()
    return SourceList(name, title, document, records, ledger.prose_parts(), ledger.unclaimed_parts())


def _all_text(document: Document) -> tuple[Span, ...]:
    lines = [i for i, line in enumerate(document.source.lines, 1) if line.strip()]
    return (document.source.line_span(lines[0], lines[-1]),) if lines else ()


def _best_claim(section: Section, blocks: list[Node], pinned: str | None, named: bool) -> Claim | None:
    """The claim of the style that reads most of these blocks; named: not one of the heading as an entry's name."""
    if not blocks and (section.heading is None or named):
        return None
    claims = []
    for name, recognise in styles().items():
        found = recognise(section, blocks) if pinned in (None, name) else None
        if found and found.drafts and (found.heading is None or (not named and _is_named(found))):
            claims.append(found)
    return max(claims, key=lambda c: c.weight, default=None)


def _without(run: list[Node], blocks: Sequence[Node]) -> list[list[Node]]:
    """What is left of neighbouring blocks, again in runs of neighbours: no entry reaches over another."""
    taken = {id(b) for b in blocks}
    runs = groupby(run, key=lambda b: id(b) in taken)
    return [list(r) for gone, r in runs if not gone]


def _is_named(claim: Claim) -> bool:
    """Whether the heading names something: an empty one does not, nor one of dots."""
    return all(d.name.strip() for d in claim.drafts)
