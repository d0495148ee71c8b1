"""The first, cautious matcher: the same canonical URL and names that fit each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from listmerge.extract.draft import slug
from listmerge.match.types import Cluster
from listmerge.match.url import canonical_url
from listmerge.record import Record, SourceList


def cluster_by_url(lists: Sequence[SourceList]) -> tuple[Cluster, ...]:
    """Clusters of records that share a canonical URL and whose names are compatible; all others stand alone."""
    records = sorted((r for found in lists for r in found.records), key=lambda r: r.id)
    groups: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        key = canonical_url(record.url) if record.url else ""
        groups[(key, slug(record.name.value)) if key else ("", record.id)].append(record)
    clusters = []
    used: dict[str, int] = {}
    for members in groups.values():
        base = slug(members[0].name.value)
        used[base] = n = used.get(base, 0) + 1
        clusters.append(Cluster(base if n == 1 else f"{base}-{n}", tuple(r.id for r in members)))
    return tuple(sorted(clusters, key=lambda c: c.id))
