"""Relations of entries, seen from both ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from listmerge.catalogue import EntryKin
from listmerge.match.types import Kin
from listmerge.match.url import canonical_url
from listmerge.merge.names import fold
from listmerge.merge.origin import Member

_ORDER = ("version", "part", "related", "different", "same")


def kin_by_entry(kin: Iterable[Kin], members: Mapping[str, Sequence[Member]]) -> dict[str, tuple[EntryKin, ...]]:
    """Cluster id -> its relations: versions first, then parts, then what is only related."""
    found: dict[str, set[EntryKin]] = {}
    for k in kin:
        piece, whole = k.left, k.right
        if k.relation == "part" and _holds(members[piece], members[whole]):
            piece, whole = whole, piece
        found.setdefault(piece, set()).add(EntryKin(k.relation, whole, True))
        found.setdefault(whole, set()).add(EntryKin(k.relation, piece, False))
    return {
        i: tuple(sorted(own, key=lambda k: (_ORDER.index(k.relation), k.id, k.forward))) for i, own in found.items()
    }


def _holds(whole: Sequence[Member], piece: Sequence[Member]) -> bool:
    """Of two where one is a part of the other: whether the first is the whole.

    It leads to the root of the site on which the other has a page, or the other's name is its own with more to it.
    """
    roots, pages = _addresses(whole), _addresses(piece)
    if any(_below(page, root) for root in roots for page in pages):
        return True
    if any(_below(page, root) for root in pages for page in roots):
        return False
    names, longer = _names(whole), _names(piece)
    return any(set(n) < set(m) for n in names for m in longer) and not any(
        set(m) < set(n) for n in names for m in longer
    )


def _addresses(members: Sequence[Member]) -> list[str]:
    return [canonical_url(m.record.url) for m in members if m.record.url]


def _names(members: Sequence[Member]) -> list[tuple[str, ...]]:
    """The words of names, without what explains them behind a colon."""
    return [fold(m.record.name.value.partition(": ")[0]) for m in members]


def _below(page: str, root: str) -> bool:
    """Whether a page lies on a site whose root is this address."""
    host = page.partition("/")[0]
    return page != root and "/" not in root.rstrip("/") and (host == root or host.endswith(f".{root}"))
