"""Pairs of rows -> verdicts: on columns where they tell, by the readable table where they do not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from listmerge.match.catalog import Catalog, catalog_of
from listmerge.match.cluster import join, judge_of
from listmerge.match.compare import compare
from listmerge.match.features import Features, features_of_record
from listmerge.match.scale.columns import Ints
from listmerge.match.scale.numbering import without_collector
from listmerge.match.scale.rows import Batch, Rows
from listmerge.match.scale.table.evidence import Verdicts, compared, verdicts, verdicts_of
from listmerge.match.scale.table.known import Known
from listmerge.match.scale.whole import Hubs
from listmerge.match.score import line_of, score
from listmerge.match.types import Match


def features_of_batch(batch: Batch) -> list[Features]:
    """The features of its rows, in their order."""
    return [features_of_record(record, list_name) for list_name, record in batch.records()]


@without_collector
def judged(known: Known, rows: Rows, left: Ints, right: Ints) -> Verdicts:
    """What is said of pairs of rows: the same as the readable table says of each."""
    packed, sure = compared(known, left, right)
    line = line_of(known.whole.size)
    found = verdicts_of(packed, line, known.whole.apart)
    at = np.flatnonzero(~sure)
    if len(at):
        rest = _by_table(known, rows, left[at], right[at], line)
        for column in ("verdict", "bits", "doubtful"):
            getattr(found, column)[at] = getattr(rest, column)
    return found


def _by_table(known: Known, rows: Rows, left: Ints, right: Ints, line: float) -> Verdicts:
    """The same, pair by pair."""
    members, places = np.unique(np.concatenate((left, right)), return_inverse=True)
    features = features_of_batch(rows.take(members))
    catalog = known.whole.catalog(features)
    pairs = zip(places[: len(left)].tolist(), places[len(left) :].tolist(), strict=True)
    return verdicts([compare(features[a], features[b], catalog) for a, b in pairs], line)


@without_collector
def hubs_of(batch: Batch) -> Hubs:
    """The hubs among rows, if all rows that share an identifier within a list are here."""
    return catalog_of(features_of_batch(batch)).hubs


def joined_pairs(
    found: Sequence[Features], numbers: Ints, left: Ints, right: Ints, catalog: Catalog, settled: Sequence[Match] = ()
) -> list[list[int]]:
    """The rows that are one thing, where there are several: pairs of features (places among them) are scored by the
    readable table, and what is the same is joined.

    numbers: the row of each. settled: matches that stand, by decision.
    """
    pairs = zip(left.tolist(), right.tolist(), strict=True)
    known = [*settled, *(m for a, b in pairs if (m := score(found[a], found[b], catalog)))]
    place = {f.id: n for f, n in zip(found, numbers.tolist(), strict=True)}
    paired = {i for m in known if m.band == "same" for i in (m.left, m.right)}
    groups = join(paired, known, judge_of(known, {f.id: f for f in found}, catalog))
    return [sorted(place[i] for i in cluster) for cluster in groups if len(cluster) > 1]
