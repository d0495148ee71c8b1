"""Why records became one entry, in words a reader can follow."""

from __future__ import annotations

from collections.abc import Iterable

from listmerge.match.types import Cluster, Match


def reasons(cluster: Cluster, matches: Iterable[Match]) -> tuple[str, ...]:
    """For each level of evidence that speaks for the members being one: what it is, and which records it joins if not all."""
    own = set(cluster.members)
    if len(own) < 2:
        return ()
    joined: dict[str, set[str]] = {}
    weights: dict[str, float] = {}
    for match in matches:
        if match.band != "same" or match.left not in own or match.right not in own:
            continue
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
