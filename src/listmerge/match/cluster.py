"""Matches -> clusters: same things joined, best evidence first, but never against a veto or a person's word.

Two clusters are joined only if no pair between them is vetoed or decided `different`, and if more pairs between them
speak for it than against it: rather two clusters than one wrong merge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product

from listmerge.extract.draft import slug
from listmerge.match.catalog import Catalog
from listmerge.match.compare import compare
from listmerge.match.features import Features
from listmerge.match.score import Verdict, judge, line_of
from listmerge.match.types import Cluster, Match, pair_key
from listmerge.match.words import is_year
from listmerge.text import distinct

#: What is to be said of two records that others would bring together.
Judge = Callable[[str, str], Verdict]


def judge_of(matches: Iterable[Match], by_id: Mapping[str, Features], catalog: Catalog) -> Judge:
    """The judge of any two of these records: a person's word, else the evidence, weighed once for each pair."""
    line = line_of(catalog.size)
    known: dict[tuple[str, str], Verdict] = {}
    for m in matches:
        decided: Verdict = "support" if m.relation == "same" else "veto"
        known[m.left, m.right] = decided if m.decision else judge(m.evidence, line)

    def verdict(a: str, b: str) -> Verdict:
        pair = pair_key(a, b)
        if pair not in known:
            known[pair] = judge(compare(by_id[a], by_id[b], catalog), line)
        return known[pair]

    return verdict


def join(ids: Iterable[str], matches: Iterable[Match], judge: Judge) -> list[list[str]]:
    """Sets of ids that are one thing, each sorted, in order of their first.

    Of the matches those in band `same` join, decided ones first.
    """
    home = {i: {i} for i in ids}
    same = (m for m in matches if m.band == "same")
    ranked = sorted(same, key=lambda m: (m.decision is None, -m.score, m.left, m.right))
    for match in ranked:
        left, right = home[match.left], home[match.right]
        if left is right or not _may_join(match, left, right, judge):
            continue
        left |= right
        for member in right:
            home[member] = left
    unique = {id(group): group for group in home.values()}
    return sorted(sorted(group) for group in unique.values())


def _may_join(match: Match, left: set[str], right: set[str], judge: Judge) -> bool:
    """Whether two clusters may become one: no pair between them is vetoed, and more pairs support it than doubt it.

    A person's word joins whatever scores doubt: people's decisions agree with each other (see consistency.py).
    """
    if match.decision is not None:
        return True
    verdicts = Counter(judge(a, b) for a, b in product(sorted(left), sorted(right)))
    return not verdicts["veto"] and verdicts["support"] > verdicts["doubt"]


def named(groups: Iterable[Sequence[str]], features: Mapping[str, Features]) -> tuple[Cluster, ...]:
    """Clusters with ids: the slug of the name that tells most."""
    members = [tuple(g) for g in groups]
    ids = distinct([slug(_telling([features[m] for m in g])) for g in members])
    return tuple(Cluster(i, g) for i, g in zip(ids, members, strict=True))


def _telling(members: Sequence[Features]) -> str:
    """Where some members name a version, the shortest name that does (`MIMIC-III`, not `MIMIC`).

    Else the name most of them use, and of those used as often the longest that is no title.
    """
    versioned = [f.record.name.value for f in members if any(not is_year(v) for v in f.name.versions)]
    if versioned and len(members) > 1:
        return min(versioned, key=lambda n: (len(n), n))
    counts = Counter(f.record.name.value for f in members)
    return min(counts, key=lambda n: (-counts[n], -len(n) if len(n) <= 60 else 0, n))
