"""Verdicts -> clusters, as cluster.py joins them: most are plain to see on columns, the rest are joined one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import numpy as np

from listmerge.match.cluster import join
from listmerge.match.scale.columns import Bytes, Doubles, Ints
from listmerge.match.scale.components import components, cut
from listmerge.match.scale.groups import pairs_within
from listmerge.match.scale.rows import Rows
from listmerge.match.scale.table.evidence import DOUBT, SUPPORT, VERDICTS, VETO, Verdicts
from listmerge.match.score import Verdict
from listmerge.match.types import Evidence, Match, pair_key

#: Nothing connected has more rows than this: a chain of look-alikes is cut where it is weakest.
LARGEST = 500
JudgePairs = Callable[[Ints, Ints], Verdicts]


def clusters(rows: Rows, left: Ints, right: Ints, found: Verdicts, judge: JudgePairs) -> tuple[Ints, int]:
    """For each row the lowest row that is one thing with it; how many supported pairs were cut.

    found: the verdicts on these pairs. judge: gives those on others.
    """
    count = len(rows)
    same = np.flatnonzero(found.verdict == SUPPORT)
    strength = np.rint(found.bits[same] * 10).astype(np.int32)
    kept = cut(count, left[same], right[same], strength, LARGEST)
    root = components(count, left[same[kept]], right[same[kept]])
    inside = np.flatnonzero(root[left] == root[right])
    left, right = left[inside], right[inside]
    found = Verdicts(found.verdict[inside], found.bits[inside], found.doubtful[inside])
    more_left, more_right = _others(count, root, left, right)
    more = judge(more_left, more_right)
    left, right = np.concatenate((left, more_left)), np.concatenate((right, more_right))
    verdict = np.concatenate((found.verdict, more.verdict))
    bits = np.concatenate((found.bits, more.bits))
    disputed = np.unique(root[left[(verdict == DOUBT) | (verdict == VETO)]])
    home = root
    at = np.flatnonzero(np.isin(root[left], disputed))
    if len(at):
        home = root.copy()
        _join_disputed(rows, home, left[at], right[at], verdict[at], bits[at])
    return home, int((~kept).sum())


def _others(count: int, root: Ints, left: Ints, right: Ints) -> tuple[Ints, Ints]:
    """The pairs of connected rows that are not among these."""
    size = np.bincount(root, minlength=count)
    members = np.flatnonzero(size[root] > 2)
    members = members[np.argsort(root[members], kind="stable")]
    first, second = pairs_within(root[members])
    a, b = members[first], members[second]
    missing = ~np.isin(a * count + b, np.minimum(left, right) * count + np.maximum(left, right))
    return a[missing], b[missing]


def _join_disputed(rows: Rows, home: Ints, left: Ints, right: Ints, verdict: Bytes, bits: Doubles) -> None:
    """Join the rows of these pairs anew, where something speaks against one cluster; `home` is changed in place."""
    ids: dict[int, str] = {}
    place: dict[str, int] = {}
    for row in np.unique(np.concatenate((left, right))).tolist():
        ids[row] = f"{rows.id_of(row)}\0{row}"  # files of one name give equal ids
        place[ids[row]] = row
    matches: dict[int, list[Match]] = defaultdict(list)
    said: dict[tuple[str, str], Verdict] = {}
    for a, b, n, score in zip(left.tolist(), right.tolist(), verdict.tolist(), bits.tolist(), strict=True):
        pair = pair_key(ids[a], ids[b])
        said[pair] = VERDICTS[n]
        if n == SUPPORT:
            matches[int(home[a])].append(Match(*pair, "same", "same", (Evidence("all", "", score),)))
    home[list(ids)] = list(ids)
    for group in matches.values():
        members = {i for m in group for i in (m.left, m.right)}
        for cluster in join(members, group, lambda a, b: said[pair_key(a, b)]):
            found = [place[i] for i in cluster]
            home[found] = min(found)
