"""Entries side by side: what an entry is compared with."""

from __future__ import annotations

from listmerge.record import Record, SourceList
from listmerge.rules._per_list import per_list

#: Fewer than this say nothing about what is usual.
ENOUGH = 4


@per_list
def sections(found: SourceList) -> list[list[Record]]:
    """The entries that stand at the top of a section, in the same style, group by group in source order."""
    groups: dict[tuple[tuple[str, ...], str], list[Record]] = {}
    for record in found.records:
        if record.parent is None:
            groups.setdefault((record.section, record.style), []).append(record)
    return list(groups.values())


@per_list
def in_same_style(found: SourceList) -> dict[str, list[Record]]:
    """Style -> its entries that stand below no other entry."""
    groups: dict[str, list[Record]] = {}
    for record in found.records:
        if record.parent is None:
            groups.setdefault(record.style, []).append(record)
    return groups


@per_list
def peers(found: SourceList) -> list[tuple[list[Record], list[Record]]]:
    """Entries, and those they are compared with: each section with itself, those of small ones with all of their style."""
    few: dict[str, list[Record]] = {}
    for group in sections(found):
        if len(group) < ENOUGH:
            few.setdefault(group[0].style, []).extend(group)
    compared = [(g, g) for g in sections(found) if len(g) >= ENOUGH]
    return compared + [(group, in_same_style(found)[style]) for style, group in few.items()]


@per_list
def parents(found: SourceList) -> frozenset[str]:
    """The ids of entries that others stand below."""
    return frozenset(r.parent for r in found.records if r.parent)
