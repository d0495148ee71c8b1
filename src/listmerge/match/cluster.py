"""Matches -> clusters: same things joined, best evidence first, but never against a veto or a person's word.

Two clusters are joined only if no pair between them is vetoed or decided `different`: rather two clusters than one
wrong merge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import product

from listmerge.extract.draft import slug
from listmerge.match.features import Features
from listmerge.match.types import Cluster, Match

#: Whether two records must stay apart, whatever joins them through others.
Apart = Callable[[str, str], bool]


def join(ids: Sequence[str], matches: Iterable[Match], apart: Apart) -> list[list[str]]:
    """Sets of ids that are one thing, each sorted, in order of their first; decided pairs are joined first."""
    home = {i: {i} for i in ids}
    ranked = sorted(matches, key=lambda m: (m.decision is None, -m.score, m.left, m.right))
    for match in ranked:
        left, right = home[match.left], home[match.right]
        if left is right or (match.decision is None and any(apart(a, b) for a, b in product(left, right))):
            continue
        left |= right
        for member in right:
            home[member] = left
    unique = {id(group): group for group in home.values()}
    return sorted(sorted(group) for group in unique.values())


def named(groups: Iterable[Sequence[str]], features: dict[str, Features]) -> tuple[Cluster, ...]:
    """Clusters with ids: the slug of the name most members use, the longest of those that are used as often."""
    clusters = []
    used: Counter[str] = Counter()
    for members in groups:
        names = [features[m].record.name.value for m in members]
        counts = Counter(names)
        name = min(counts, key=lambda n: (-counts[n], -len(n) if len(n) <= 60 else 0, n))
        base = slug(name)
        used[base] += 1
        clusters.append(Cluster(base if used[base] == 1 else f"{base}-{used[base]}", tuple(members)))
    return tuple(clusters)
