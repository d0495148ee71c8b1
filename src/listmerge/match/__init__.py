"""Which records of several lists are the same thing."""

from __future__ import annotations

from collections.abc import Sequence

from listmerge.match.types import Cluster, Decision, Match, Matching
from listmerge.record import SourceList

__all__ = ["Cluster", "Decision", "Match", "Matching", "match"]


def match(lists: Sequence[SourceList], decisions: Sequence[Decision] = ()) -> Matching:
    """Compare the records of these lists; the same result for any order of lists and records."""
    from listmerge.match.same_url import cluster_by_url

    return Matching(cluster_by_url(lists))
