"""Why records became one entry, in words a reader can follow."""

from __future__ import annotations

from collections.abc import Iterable

from listmerge.match.types import Cluster, Match


def joins_by_cluster(clusters: Iterable[Cluster], matches: Iterable[Match]) -> dict[str, list[Match]]:
    """Cluster id -> the pairs that join its members."""
    home = {record: c.id for c in clusters for record in c.members}
    found: dict[str, list[Match]] = {}
    for match in matches:
        if match.band == "same" and home.get(match.left) == home.get(match.right) is not None:
            found.setdefault(home[match.left], []).append(match)
    return found


def reasons(cluster: Cluster, matches: Iterable[Match]) -> tuple[str, ...]:
    """What speaks for the members being one, strongest first, with the records it joins if these are not all.

    matches: the pairs that join the members.
    """
    own = set(cluster.members)
    if len(own) < 2:
        return ()
    joined: dict[str, set[str]] = {}
    weights: dict[str, float] = {}
    for match in matches:
        if match.decision is not None:
            told = f"decided by a person: {match.decision.reason or 'no reason given'}"
            joined.setdefault(told, set()).update((match.left, match.right))
            weights[told] = 1000.0
        for e in match.evidence:
            if e.weight > 0:
                told = f"{e.comparison}: {e.level}"
                joined.setdefault(told, set()).update((match.left, match.right))
                weights[told] = max(weights.get(told, 0.0), e.weight)
    order = sorted(joined, key=lambda t: (-weights[t], t))
    return tuple(t if joined[t] == own else f"{t} ({', '.join(sorted(joined[t]))})" for t in order)
