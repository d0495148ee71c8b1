"""Catalogues made of markdown written in a test, for tests of merging and of outputs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from listmerge.catalogue import Catalogue
from listmerge.config import Config, ListConfig
from listmerge.extract.draft import slug
from listmerge.match import match
from listmerge.match.types import Cluster, Kin, Match, Matching
from listmerge.merge import merge
from listmerge.pipeline import read_list
from listmerge.record import SourceList
from listmerge.text import Source

ROOT = Path("/project")


def lists_of(texts: dict[str, str]) -> list[SourceList]:
    """Lists by name, each of this text."""
    config = Config(ROOT)
    return [read_list(Source(f"/project/lists/{name}.md", text), config, name) for name, text in texts.items()]


def joined(
    lists: Sequence[SourceList], *groups: Sequence[str], kin: Sequence[Kin] = (), matches: Sequence[Match] = ()
) -> Matching:
    """Clusters as told: each group is one thing, named like its first record; every other record stands alone."""
    records = {r.id: r for found in lists for r in found.records}
    grouped = {i for g in groups for i in g}
    missing = grouped - set(records)
    assert not missing, f"no record {missing}, only {sorted(records)}"
    clusters = []
    used: dict[str, int] = {}
    for ids in [*groups, *([i] for i in sorted(records) if i not in grouped)]:
        base = slug(records[ids[0]].name.value)
        used[base] = n = used.get(base, 0) + 1
        clusters.append(Cluster(base if n == 1 else f"{base}-{n}", tuple(ids)))
    return Matching(tuple(clusters), tuple(matches), tuple(kin))


def catalogue_of(
    texts: dict[str, str],
    *groups: Sequence[str],
    kin: Sequence[Kin] = (),
    matches: Sequence[Match] = (),
    sections: dict[str, str] | None = None,
    text: str = "verbatim",
    title: str = "Merged list",
) -> Catalogue:
    """The catalogue of these lists, clustered as told (by the matcher if no groups are named)."""
    lists = lists_of(texts)
    configured = tuple(ListConfig(f"lists/{name}.md", name, text=text) for name in texts)  # type: ignore[arg-type]
    config = Config(ROOT, lists=configured, title=title, sections=sections or {})
    matching = joined(lists, *groups, kin=kin, matches=matches) if groups or kin or matches else match(lists)
    return merge(lists, matching, config)
