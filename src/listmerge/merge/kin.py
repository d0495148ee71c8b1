"""Relations of entries, seen from both ends."""

from __future__ import annotations

from collections.abc import Iterable

from listmerge.catalogue import EntryKin
from listmerge.match.types import Kin

_ORDER = ("version", "part", "related", "different", "same")


def kin_by_entry(kin: Iterable[Kin]) -> dict[str, tuple[EntryKin, ...]]:
    """Cluster id -> its relations: versions first, then parts, then what is only related."""
    found: dict[str, set[EntryKin]] = {}
    for k in kin:
        found.setdefault(k.left, set()).add(EntryKin(k.relation, k.right, True))
        found.setdefault(k.right, set()).add(EntryKin(k.relation, k.left, False))
    return {
        i: tuple(sorted(own, key=lambda k: (_ORDER.index(k.relation), k.id, k.forward))) for i, own in found.items()
    }
