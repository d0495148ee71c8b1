"""Why records became one entry, in words a reader can follow."""

from __future__ import annotations

from collections.abc import Iterable

from listmerge.match.types import Cluster, Match


def reasons(cluster: Cluster, matches: Iterable[Match]) -> tuple[str, ...]:
    """For each level of evidence that speaks for the members being one: what it is and which records it joins."""
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
                joined.setdefault(e.level, set()).update((match.left, match.right))
                weights[e.level] = max(weights.get(e.level, 0.0), e.weight)
    order = sorted(joined, key=lambda level: (-weights[level], level))
    return tuple(f"{level} ({', '.join(sorted(joined[level]))})" for level in order)
