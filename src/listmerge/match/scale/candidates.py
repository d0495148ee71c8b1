"""Which rows are worth comparing: pairs are counted per key first, and each row keeps its best few.

A key that few rows hold gives all their pairs. One that many hold says too little alone: it is combined with the other
crowded keys of each row, and rows that share both are paired; where even that is crowded, rows whose keys are alike
are neighbours, and only neighbours are paired. Only a crowded word of a description is let go: on generated catalogues
of 100,000, combining these as well found none of the true pairs that were missing, and took twice the time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from listmerge.match.scale.columns import Bytes, Flags, Ints, Places, Sets16
from listmerge.match.scale.groups import groups_of
from listmerge.match.scale.keys import INITIALS, KINDS, MENTION, NAME, Keys
from listmerge.match.scale.numbering import mixed

#: More rows than this in one group: the key is combined with others. Keys of words and initials are cheaper to lose.
CROWD = np.array([24, 24, 16, 16, 12, 16, 16, 16], dtype=np.int64)
#: The most that one shared key of a kind tells, in bits.
MOST = np.array([16, 14, 7, 7, 7, 4, 5, 4], dtype=np.float32)
#: Weights are kept in whole 32nds of a bit.
UNITS = 32
#: How many crowded keys of a row, rarest first, are combined.
COMBINED = 5
#: How many neighbours a row has where even combinations are crowded.
NEIGHBOURS = 2
#: How many candidates a row keeps.
BEST = 6
WEAK = np.zeros(len(KINDS), dtype=bool)
WEAK[[INITIALS, MENTION]] = True


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of rows, left < right, in order.

    weight: what their shared keys tell, in UNITS a bit. kinds: a bit set for each kind of key they share.
    counted: kind of key (and how its group was handled) -> how many pairs it gave, before any was chosen.
    """

    left: Places
    right: Places
    weight: Places
    kinds: Sets16
    counted: Counter[str]


def candidates(keys: Keys) -> Candidates:
    """The candidates among all rows of these keys."""
    count = len(keys.ids)
    key, row, kind = sorted_keys(*_shared(keys))
    starts, sizes = groups_of(key)
    size = np.repeat(sizes, sizes)
    bits = np.minimum(MOST[kind], np.log2(max(count, 2) / size))
    weight = np.rint(bits * UNITS).astype(np.int32)  # whole numbers add up the same in any order
    crowded = size > CROWD[kind[np.repeat(starts, sizes)]]
    counted: Counter[str] = Counter()
    calm, crowded = ~crowded, crowded & (kind != MENTION)
    found = [_pairs(key[calm], row[calm], kind[calm], weight[calm], counted, "")]
    found += _of_crowded(key[crowded], row[crowded], kind[crowded], weight[crowded], size[crowded], keys, counted)
    left, right, weight, shared = (np.concatenate(c) for c in zip(*found, strict=True))
    left, right, weight, shared = summed(left, right, weight, shared, count)
    best = best_of((left, right), weight, keys.ids[left] ^ keys.ids[right])
    return Candidates(left[best], right[best], weight[best], shared[best], counted)


def sorted_keys(key: Ints, row: Places, kind: Bytes) -> tuple[Ints, Places, Bytes]:
    """Equal keys together, strongest kind first. The kind takes the place of a key's last three bits."""
    both = key & ~7 | kind
    order = np.argsort(both)
    both = both[order]
    return both >> 3, row[order], (both & 7).astype(np.uint8)


def _shared(keys: Keys) -> tuple[Ints, Places, Bytes]:
    """The keys that more than one row holds, and one of them not weakly."""
    slots, often = _repeated(keys.key)
    held = np.zeros(len(often), dtype=bool)
    held[slots[~WEAK[keys.kind]]] = True
    kept = (held & often)[slots]
    return keys.key[kept], keys.row[kept], keys.kind[kept]


def _repeated(key: Ints) -> tuple[Places, Flags]:
    """Each key's last bits, and which of these stand for several: all equal keys, and a few that only end alike."""
    mask = (1 << max(16, len(key).bit_length())) - 1
    slots = (key & mask).astype(np.int32)
    last = np.zeros(mask + 1, dtype=np.int32)
    here = np.arange(len(key), dtype=np.int32)
    last[slots] = here
    often = np.zeros(mask + 1, dtype=bool)
    often[slots[last[slots] != here]] = True
    return slots, often


Pairs: TypeAlias = "tuple[Places, Places, Places, Sets16]"


def _pairs(
    key: Ints,
    row: Places,
    kind: Bytes,
    weight: Places,
    counted: Counter[str],
    how: str,
    most: int = 0,
) -> Pairs:
    """All pairs of rows with equal keys (sorted), up to `most` places apart if given.

    Not of two rows that both hold the key weakly.
    """
    starts, sizes = groups_of(key)
    end = np.repeat(starts + sizes, sizes)
    here = np.arange(len(key))
    weak = WEAK[kind]
    found: list[tuple[Ints, Ints]] = []
    step = 0
    while len(here) and (not most or step < most):
        step += 1
        here = here[here + step < end[here]]
        other = here + step
        good = (row[here] != row[other]) & ~(weak[here] & weak[other])
        found.append((here[good], other[good]))
    if not found:
        found = [(here, here)]
    a, b = (np.concatenate(side) for side in zip(*found, strict=True))
    weaker = np.maximum(kind[a], kind[b])
    for number, pairs in enumerate(np.bincount(weaker, minlength=len(KINDS)).tolist()):
        if pairs:
            counted[KINDS[number] + how] += pairs
    return (
        np.minimum(row[a], row[b]), np.maximum(row[a], row[b]), np.minimum(weight[a], weight[b]),
        np.left_shift(np.uint16(1), weaker.astype(np.uint16)),
    )  # fmt: skip


def _of_crowded(
    key: Ints, row: Places, kind: Bytes, weight: Places, size: Ints, keys: Keys, counted: Counter[str]
) -> list[Pairs]:
    """The pairs of crowded keys: of rows that share two of them, and of neighbours where those are crowded too."""
    order = np.argsort(row.astype(np.int64) << 32 | np.minimum(size, 0xFFFF) << 16 | key & 0xFFFF)
    key, row, kind, weight = key[order], row[order], kind[order], weight[order]
    starts, sizes = groups_of(row.astype(np.int64))
    rank = np.arange(len(row)) - np.repeat(starts, sizes)
    end = np.repeat(starts + sizes, sizes)
    parts = []
    for step in range(1, COMBINED):
        a = np.flatnonzero((rank + step < COMBINED) & (np.arange(len(row)) + step < end))
        b = a + step
        both = mixed(np.minimum(key[a], key[b]), np.maximum(key[a], key[b]))
        weaker = np.maximum(kind[a], kind[b])
        parts.append((both, row[a], weaker, weight[a] + weight[b]))
    if not parts:
        return []
    key, row, kind, weight = (np.concatenate(c) for c in zip(*parts, strict=True))
    slots, often = _repeated(key)
    shared = often[slots]
    key, row, kind, weight = key[shared], row[shared], kind[shared], weight[shared]
    own = keys.kind == NAME
    name = np.zeros(len(keys.ids), dtype=np.int64)
    at, of_row = keys.key[own], keys.row[own]
    order = np.argsort(at)[::-1]  # of several spellings the lowest number, in whatever order they came
    name[of_row[order]] = at[order]
    order = np.lexsort((keys.ids[row], name[row], key))
    key, row, kind, weight = key[order], row[order], kind[order], weight[order]
    starts, sizes = groups_of(key)
    size = np.repeat(sizes, sizes)
    few = size <= 12
    return [
        _pairs(key[few], row[few], kind[few], weight[few], counted, "+"),
        _pairs(key[~few], row[~few], kind[~few], weight[~few], counted, "++", most=NEIGHBOURS),
    ]


def summed(left: Places, right: Places, weight: Places, kinds: Sets16, n: int) -> Pairs:
    """Each pair once, in order: its weights added up, its kinds together."""
    code = left.astype(np.int64) * n + right
    order = np.argsort(code)
    code = code[order]
    starts, _ = groups_of(code)
    if not len(starts):
        return left, right, weight, kinds
    code = code[starts]
    return (
        (code // n).astype(np.int32), (code % n).astype(np.int32),
        np.add.reduceat(weight[order], starts), np.bitwise_or.reduceat(kinds[order], starts),
    )  # fmt: skip


def best_of(sides: Sequence[Places], weight: Places, tie: Ints) -> Flags:
    """Which pairs are among the best of one of these rows; ties are broken by ids, never by the order of rows."""
    chosen = np.zeros(len(weight), dtype=bool)
    rank_of = (np.int64(0xFFFF) - np.minimum(weight, 0xFFFF)) << 16 | tie & 0xFFFF
    for side in sides:
        order = np.argsort(side.astype(np.int64) << 32 | rank_of)
        starts, sizes = groups_of(side[order].astype(np.int64))
        rank = np.arange(len(order)) - np.repeat(starts, sizes)
        chosen[order[rank < BEST]] = True
    return chosen
