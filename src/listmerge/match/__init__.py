"""Which records of several lists are the same thing, which are kin, and why.

Names nominate, identifiers and vetoes decide, people decide the rest: block -> score -> decide -> cluster.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import TYPE_CHECKING

from listmerge.record import SourceList

if TYPE_CHECKING:  # rules need the words and addresses of this room, not its machinery
    from listmerge.match.features import Features
    from listmerge.match.types import Band, Cluster, Decision, Kin, Match, Matching

__all__ = ["match"]


def match(lists: Sequence[SourceList], decisions: Sequence[Decision] = ()) -> Matching:
    """Compare the records of these lists; the same result for any order of lists and records.

    decisions: people's verdicts, which go before any score; those about records that are not here are left out.
    """
    from listmerge.match.block import block
    from listmerge.match.catalog import catalog_of
    from listmerge.match.cluster import join, judge_of, named
    from listmerge.match.features import features_of
    from listmerge.match.score import score
    from listmerge.match.types import Match, Matching, pair_key

    found = features_of(lists)
    catalog = catalog_of(found)
    pairs, _ = block(found, catalog)
    by_id = {f.id: f for f in found}
    matches = {(m.left, m.right): m for a, b in pairs if (m := score(found[a], found[b], catalog))}
    for decision in decisions:
        left, right = pair_key(decision.left, decision.right)
        if left in by_id and right in by_id:
            old = matches.get((left, right)) or score(by_id[left], by_id[right], catalog)
            evidence = old.evidence if old else ()
            band: Band = "same" if decision.relation == "same" else "kept-apart"
            matches[left, right] = Match(left, right, band, decision.relation, evidence, decision)
    groups = join(by_id, matches.values(), judge_of(matches.values(), by_id, catalog))
    clusters = named(groups, by_id)
    home = {member: c.id for c in clusters for member in c.members}
    shown, kin = _settle(matches, clusters, home, by_id)
    return Matching(clusters, shown, kin)


def _settle(
    matches: dict[tuple[str, str], Match],
    clusters: Sequence[Cluster],
    home: dict[str, str],
    by_id: dict[str, Features],
) -> tuple[tuple[Match, ...], tuple[Kin, ...]]:
    """Bring matches in line with the clusters, and say of every pair of kin clusters that all their members are kin."""
    from listmerge.match.types import Match, pair_key

    members = {c.id: c.members for c in clusters}
    shown: dict[tuple[str, str], Match] = {}
    kin: dict[tuple[str, str], Match] = {}
    for pair, m in sorted(matches.items()):
        together = home[m.left] == home[m.right]
        if together:
            shown[pair] = Match(m.left, m.right, "same", "same", m.evidence, m.decision)
        elif m.band == "same":  # joining it would have crossed a veto
            shown[pair] = Match(m.left, m.right, "review", "same", m.evidence, m.decision)
        else:
            shown[pair] = m
        if not together and m.relation in ("version", "part", "related"):
            key = pair_key(home[m.left], home[m.right])
            if key not in kin or _stronger(m, kin[key]):
                kin[key] = m
    for (one, other), m in kin.items():
        for a, b in product(members[one], members[other]):
            pair = pair_key(a, b)
            old = shown.get(pair)
            if old is None or (old.decision is None and old.band != "same"):
                shown[pair] = Match(
                    *pair, "kept-apart", m.relation, old.evidence if old else (), old.decision if old else None
                )
    relatives = tuple(sorted((_kin(m, home, by_id) for m in kin.values()), key=lambda k: (k.left, k.right)))
    return tuple(shown[p] for p in sorted(shown)), relatives


def _kin(m: Match, home: dict[str, str], by_id: dict[str, Features]) -> Kin:
    """The relation of two clusters, the way round that a person gave it, or that the names and addresses tell."""
    from listmerge.match.kin import is_forward
    from listmerge.match.types import Kin

    if m.decision is not None:
        left, right = m.decision.left, m.decision.right
    else:
        forward = is_forward(by_id[m.left], by_id[m.right], m.relation)
        left, right = (m.left, m.right) if forward else (m.right, m.left)
    return Kin(m.relation, home[left], home[right])


def _stronger(new: Match, old: Match) -> bool:
    """Whether a relation says more than another between the same clusters: a decision, then version, part, related."""
    rank = {"version": 0, "part": 1, "related": 2}
    return (new.decision is None, rank[new.relation], new.left) < (old.decision is None, rank[old.relation], old.left)
