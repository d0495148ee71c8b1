"""Which entry of the new version is which entry of the old one."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace

from listmerge.diff.types import Item
from listmerge.match.url import canonical_url

#: Names closer than this (0 to 1) are taken for one name reworded, where the link or the section agrees.
CLOSE = 0.6
_REPEAT = re.compile(r"-\d+$")

#: What two items must have in common in one pass; None: this item takes no part in it.
Key = Callable[[Item], Hashable | None]
Match = tuple[Item, Item, str]


def pair(old: Sequence[Item], new: Sequence[Item]) -> list[Match]:
    """Pair the items of two versions; each item stands in at most one pair. The order of items does not
    matter.

    A pass pairs what is the only holder of its key on both sides, within one list first, then across lists.
    Where several share a key (names or links that repeat), the closest are paired.
    """
    state = _Pairing(old, new)
    for by, key, close in _PASSES:
        state.run(by, lambda i, key=key: _within(i, key), close)  # type: ignore[misc]
    for by, key, close in _PASSES:
        state.run(by, key, close)
    return state.pairs


def fold(name: str) -> str:
    """A name as compared: letters and digits only, case folded."""
    return "".join(c for c in unicodedata.normalize("NFKC", name).casefold() if c.isalnum()) or name.strip()


def likeness(a: Item, b: Item) -> float:
    """How alike two items are, 0 to 4: names and descriptions reworded, links and section shared."""
    from rapidfuzz.fuzz import ratio

    shared = len(set(a.links) & set(b.links)) / max(1, len(set(a.links) | set(b.links)))
    words = ratio(a.description or "", b.description or "") / 100 if a.description and b.description else 0.0
    return names_alike(a, b) + words + shared + (a.section == b.section)


def names_alike(a: Item, b: Item) -> float:
    """How alike two names are, 0 to 1."""
    from rapidfuzz.fuzz import ratio

    return ratio(fold(a.name), fold(b.name)) / 100


def _within(item: Item, key: Key) -> Hashable | None:
    found = key(item)
    return None if found is None else (item.list, found)


def _url(item: Item) -> Hashable | None:
    return canonical_url(item.url) if item.url else None


def _wording(item: Item) -> Hashable | None:
    return item.description if item.description and len(item.description) >= 25 else None


def _links(item: Item) -> Hashable | None:
    return frozenset(canonical_url(u) for u, _ in item.links) or None


#: Name of each pass, its key, and how alike the names of items must be that share the key with others (None:
#: any).
_PASSES: tuple[tuple[str, Key, float], ...] = (
    # numbered ids (`x`, `x-2`) go by position: repeats are paired by what they say
    ("id", lambda i: replace(i, key="", parent=None, line=None), 0.0),
    ("id", lambda i: (fold(i.name), _url(i), i.description, i.section), 0.0),
    ("id", lambda i: (_REPEAT.sub("", i.key), fold(i.name)), 0.0),
    ("id", lambda i: i.key, 0.0),
    ("url", _url, CLOSE),
    ("name", lambda i: fold(i.name), 0.0),
    ("members", lambda i: frozenset(i.members) or None, 0.0),
    ("links", _links, CLOSE),
    ("description", _wording, 0.0),
)


class _Pairing:
    """The pairs so far, and what is not paired yet."""

    def __init__(self, old: Sequence[Item], new: Sequence[Item]) -> None:
        self.all = (old, new)
        self.old, self.new = list(old), list(new)
        self.pairs: list[Match] = []

    def run(self, by: str, key: Key, close: float) -> None:
        """One pass over what is left."""
        olds, news = _groups(self.old, key), _groups(self.new, key)
        shared = self.shared(key) if close else set()
        found: list[Match] = []
        for value in olds:
            if value in news:
                needed = close if value in shared else 0.0
                found += [(a, b, by) for a, b in _closest(olds[value], news[value], needed)]
        self.pairs += found
        gone, come = {id(a) for a, _, _ in found}, {id(b) for _, b, _ in found}
        self.old = [i for i in self.old if id(i) not in gone]
        self.new = [i for i in self.new if id(i) not in come]

    def shared(self, key: Key) -> set[Hashable]:
        """The keys that several items of one version have, paired by now or not: they prove nothing."""
        groups = (_groups(items, key) for items in self.all)
        return {value for found in groups for value, items in found.items() if len(items) > 1}


def _groups(items: Iterable[Item], key: Key) -> dict[Hashable, list[Item]]:
    groups: dict[Hashable, list[Item]] = defaultdict(list)
    for item in items:
        if (value := key(item)) is not None:
            groups[value].append(item)
    return groups


def _closest(olds: list[Item], news: list[Item], close: float) -> list[tuple[Item, Item]]:
    """Pair the items of two groups, most alike first; names less alike than `close` are not paired."""
    if len(olds) == len(news) == 1 and not close:
        return [(olds[0], news[0])]
    scored = [
        (likeness(a, b), -i, -j) for i, a in enumerate(olds) for j, b in enumerate(news) if names_alike(a, b) >= close
    ]
    pairs, gone, come = [], set(), set()
    for _, i, j in sorted(scored, reverse=True):
        if i not in gone and j not in come:
            gone.add(i)
            come.add(j)
            pairs.append((olds[-i], news[-j]))
    return pairs
