"""A matched catalogue, kept so that new rows can be matched against it: the work is in proportion to the new ones.

What was matched stays as it is: new rows join its clusters or stand alone, they never move old ones. Once many have
been added, matching the whole again says what the new rows change about the old.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from listmerge.match.catalog import Catalog, catalog_of
from listmerge.match.features import Features
from listmerge.match.scale.candidates import (
    CROWD,
    MOST,
    UNITS,
    WEAK,
    Candidates,
    Pairs,
    best_of,
    candidates,
    sorted_keys,
    summed,
)
from listmerge.match.scale.columns import Ints, Places, open_column, save_column
from listmerge.match.scale.engine import Grouping
from listmerge.match.scale.judging import features_of_batch, joined_pairs
from listmerge.match.scale.keys import WORD, Keys, keys_of, word_keys
from listmerge.match.scale.likely import likely
from listmerge.match.scale.numbering import numbers_of, without_collector
from listmerge.match.scale.reading import sheet_of
from listmerge.match.scale.rows import Batch, Rows
from listmerge.match.scale.whole import Whole
from listmerge.match.types import Decision, Match
from listmerge.values import changed

#: A crowded key with more rows than this brings no old rows by itself or with others.
_LARGEST_CROWD = 300


@dataclass(frozen=True, slots=True)
class Index:
    """A matched catalogue. Columns may be mapped from files: only what is looked at is read.

    rows: its records. key, row: all keys in order, each with its kind in the last three bits, and whose they are.
    home: for each row, the lowest row of its cluster. members: rows in order of their home.
    """

    rows: Rows
    key: Ints
    row: Places
    ids: Ints
    home: Ints
    members: Ints
    whole: Whole

    @classmethod
    def of(cls, rows: Rows, found: Grouping) -> Index:
        """The index of rows that were matched with `keep_keys`."""
        assert found.keys is not None
        key, row, kind = sorted_keys(found.keys.key, found.keys.row, found.keys.kind)
        members = np.argsort(found.home, kind="stable")
        return cls(rows, key << 3 | kind, row, found.keys.ids, found.home, members, found.whole)

    def save(self, folder: Path) -> None:
        """Write the columns beside each other; the rows stay where they are."""
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("key", "row", "ids", "home", "members"):
            save_column(folder, name, getattr(self, name))
        self.whole.save(folder)

    @classmethod
    def open(cls, folder: Path, rows: Rows) -> Index:
        """An index that was saved, of the same rows. Raises what `open_column` does."""
        key, row, ids, home, members = (open_column(folder, n) for n in ("key", "row", "ids", "home", "members"))
        return cls(rows, key, row, ids, home, members, Whole.open(folder, len(rows)))


@without_collector
def match_new(index: Index, new: Rows) -> Ints:
    """Match new rows against a catalogue and among themselves.

    For each new row the lowest row of the old cluster it joins, else the lowest of the new rows that are one thing,
    counted on from the number of old ones.
    """
    count = len(index.rows)
    batch = new.stretch(0, len(new))
    keys = keys_of(sheet_of(batch))
    old_side, new_side, weight, kinds = _against(index, keys)
    own = candidates(keys)
    related = _with_clusters(index, np.unique(old_side))
    numbers = np.concatenate((related, np.arange(count, count + len(new))))
    text = index.rows.take(related).text
    if text and not text.endswith(b"\n"):
        text += b"\n"
    found = _told_apart(features_of_batch(Batch(text + batch.text, numbers)), numbers)
    at = len(related)
    left = np.concatenate((np.searchsorted(related, old_side), own.left + at)).astype(np.int32)
    right = np.concatenate((new_side + at, own.right + at)).astype(np.int32)
    pairs = Candidates(
        left, right, np.concatenate((weight, own.weight)), np.concatenate((kinds, own.kinds)), own.counted
    )
    chosen = likely(pairs, [" ".join(f.name.core) for f in found])
    settled = _settled([f.id for f in found[:at]], index.home[related])
    groups = joined_pairs(
        found, numbers, left[chosen].astype(np.int64), right[chosen].astype(np.int64),
        _catalog(index, found, at), settled,
    )  # fmt: skip
    home = np.arange(count, count + len(new))
    for cluster in groups:
        lowest = int(index.home[cluster[0]]) if cluster[0] < count else cluster[0]
        for row in cluster:
            if row >= count:
                home[row - count] = lowest
    return home


def _told_apart(found: Sequence[Features], numbers: Ints) -> list[Features]:
    """The same, each with an id that no other has: a list that is matched again brings those of its old rows."""
    times = Counter(f.id for f in found)
    return [
        replace(f, record=changed(f.record, id=f"{f.id}\0{n}")) if times[f.id] > 1 else f
        for f, n in zip(found, numbers.tolist(), strict=True)
    ]


def _against(index: Index, keys: Keys) -> Pairs:
    """Pairs of an old row and a new one that share a key, or two where keys are crowded: the best of each new one."""
    plain = keys.key & ~7
    first = np.searchsorted(index.key, plain)
    size = np.searchsorted(index.key, plain | 7, side="right") - first
    used = (size > 0) & (size <= _LARGEST_CROWD)
    first, size = first[used], size[used]
    at = np.repeat(first + size - np.cumsum(size), size) + np.arange(size.sum())
    old, old_kind = index.row[at], (index.key[at] & 7).astype(np.uint8)
    new, new_kind = np.repeat(keys.row[used], size), np.repeat(keys.kind[used], size)
    size = np.repeat(size, size)
    bits = np.minimum(MOST[new_kind], np.log2(max(2, len(index.rows)) / np.maximum(size, 1)))
    weight = np.rint(bits * UNITS).astype(np.int32)
    kinds = np.left_shift(np.uint16(1), np.maximum(old_kind, new_kind).astype(np.uint16))
    code = old.astype(np.int64) << 31 | new
    crowded = size > CROWD[np.minimum(old_kind, new_kind)]
    several, times = np.unique(code[crowded], return_counts=True)
    good = ~(WEAK[old_kind] & WEAK[new_kind]) & (~crowded | np.isin(code, several[times > 1]))
    old, new, weight, kinds = summed(old[good], new[good], weight[good], kinds[good], 1 << 31)
    best = best_of((new,), weight, keys.ids[new] ^ index.ids[old])
    return old[best], new[best], weight[best], kinds[best]


def _with_clusters(index: Index, rows: Places) -> Ints:
    """These rows and all others of their clusters."""
    homes = np.unique(index.home[rows])
    first = np.searchsorted(index.home, homes, sorter=index.members)
    end = np.searchsorted(index.home, homes, side="right", sorter=index.members)
    found = [index.members[a:b] for a, b in zip(first.tolist(), end.tolist(), strict=True)]
    return np.sort(np.concatenate(found)).astype(np.int64) if found else np.zeros(0, dtype=np.int64)


def _settled(ids: Sequence[str], home: Ints) -> list[Match]:
    """What was matched before, as verdicts that stand."""
    first: dict[int, str] = {}
    settled = []
    for own, lowest in zip(ids, home.tolist(), strict=True):
        other = first.setdefault(lowest, own)
        if other != own:
            left, right = sorted((own, other))
            settled.append(Match(left, right, "same", "same", (), Decision(left, right, "same", "matched before")))
    return settled


def _catalog(index: Index, found: Sequence[Features], old: int) -> Catalog:
    """What is known of all rows together, the words and hubs of the new ones counted in."""
    before, new = index.whole.catalog(found), catalog_of(found[old:])
    words = sorted(before.word_counts)
    exact = (word_keys(numbers_of(words)) & ~7) | WORD
    times = np.searchsorted(index.key, exact, side="right") - np.searchsorted(index.key, exact)
    new.word_counts.update(dict(zip(words, times.tolist(), strict=True)))
    seen = catalog_of(found)
    hubs, twice = index.whole.hubs | seen.hubs, before.twice | seen.twice
    size = len(index.rows) + len(found) - old
    return replace(before, size=size, word_counts=new.word_counts, hubs=hubs, twice=twice)
