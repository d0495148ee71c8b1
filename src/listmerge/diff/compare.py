"""Two versions -> Diff."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from listmerge.diff.changes import changes
from listmerge.diff.pairing import fold, pair
from listmerge.diff.types import Diff, Item, Pair, Removed, Version
from listmerge.match.url import canonical_url

Renaming = tuple[str, tuple[str, ...], tuple[str, ...], int]


def compare(old: Version, new: Version) -> Diff:
    """What changed from `old` to `new`, entry by entry."""
    matches = pair(old.items, new.items)
    partner = {id(a): b for a, b, _ in matches}
    paired = {id(b) for b in partner.values()}
    sections = renamed_sections(old.items, new.items, partner)
    renamed = {(name, before): after for name, before, after, _ in sections}
    order = {id(item): i for i, item in enumerate(new.items)}
    keys = {(a.list, a.key): b.key for a, b, _ in matches}
    # an entry has not changed because the heading or the entry above it was renamed
    moved = {
        id(a): replace(
            a,
            section=renamed.get((a.list, a.section), a.section),
            parent=keys.get((a.list, a.parent or ""), a.parent),
        )
        for a, _, _ in matches
    }
    pairs = [Pair(a, b, by, changes(moved[id(a)], b)) for a, b, by in matches]
    heirs = _Heirs(new.items)
    changed = sorted((p for p in pairs if p.changes), key=lambda p: order[id(p.new)])
    return Diff(
        old,
        new,
        tuple(i for i in new.items if id(i) not in paired),
        tuple(Removed(i, heirs.of(i)) for i in old.items if id(i) not in partner),
        tuple(changed),
        len(pairs) - len(changed),
        tuple(sections),
        tuple(_links_lost(old.items, new.items)),
    )


class _Heirs:
    """Finds the entry of the new version that still stands for a removed one."""

    def __init__(self, new: Sequence[Item]) -> None:
        self.by_name: dict[str, list[Item]] = defaultdict(list)
        self.by_member: dict[str, Item] = {}
        for item in new:
            self.by_name[fold(item.name)].append(item)
            for member in item.members:
                self.by_member.setdefault(member, item)

    def of(self, item: Item) -> Item | None:
        """An entry with all its members, or with its name and its link; None: it is lost."""
        owners = [self.by_member.get(m) for m in item.members]
        if owners and owners[0] is not None and all(o is owners[0] for o in owners):
            return owners[0]
        url = canonical_url(item.url) if item.url else None
        for other in self.by_name.get(fold(item.name), ()):
            if url is None or url in {canonical_url(u) for u in (other.url, *(u for u, _ in other.links)) if u}:
                return other
        return None


def renamed_sections(old: Sequence[Item], new: Sequence[Item], partner: dict[int, Item]) -> list[Renaming]:
    """Headings that were renamed: at least two entries stood there, all that are left went to one new
    heading.
    """
    before, after = _sections(old), _sections(new)
    went: dict[tuple[str, tuple[str, ...]], Counter[tuple[str, ...]]] = defaultdict(Counter)
    for item in old:
        other = partner.get(id(item))
        if other is not None and other.list == item.list:
            went[item.list, item.section][other.section] += 1
    found = []
    for (name, section), targets in went.items():
        (target, count), *others = targets.most_common()
        fresh = (name, section) not in after and (name, target) not in before
        if target != section and not others and count >= 2 and fresh:
            found.append((name, section, target, count))
    return sorted(found)


def _sections(items: Sequence[Item]) -> set[tuple[str, tuple[str, ...]]]:
    return {(i.list, i.section) for i in items}


def _links_lost(old: Sequence[Item], new: Sequence[Item]) -> list[tuple[str, Item]]:
    """Links, each once, that no entry of the new version has, with the first entry that had them."""
    kept = {canonical_url(u) for i in new for u, _ in i.links} | {canonical_url(i.url) for i in new if i.url}
    lost: dict[str, tuple[str, Item]] = {}
    for item in old:
        for url, _ in item.links:
            if (key := canonical_url(url)) not in kept:
                lost.setdefault(key, (url, item))
    return list(lost.values())
