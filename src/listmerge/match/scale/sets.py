"""Sets of words of many rows in one column, and what those of two rows have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from listmerge.match.scale.columns import Bytes, Ints, Places

#: More members than this, and `common` can't tell them apart.
MOST = 127


@dataclass(frozen=True, slots=True)
class Sets:
    """A set for each row: `value[start[row]:start[row + 1]]`, numbers below 2^31, in an order that means something or
    none. flags: what is known of each member; what the bits mean is said where they are made.
    """

    start: Ints
    value: Places
    flags: Bytes

    @classmethod
    def of(cls, sizes: Sequence[int], value: Sequence[int], flags: bytes | bytearray = b"") -> Sets:
        """Sets of these sizes, their members one after the other; flags: a byte for each member, or none at all."""
        start = np.concatenate(([0], np.cumsum(np.array(sizes, dtype=np.int64))))
        given = np.frombuffer(flags, dtype=np.uint8) if flags else np.zeros(len(value), dtype=np.uint8)
        return cls(start, np.array(value, dtype=np.int32), given)

    @classmethod
    def of_single(cls, value: Places) -> Sets:
        """One member each; 0 is none that any other set has."""
        return cls(np.arange(len(value) + 1), value, np.zeros(len(value), dtype=np.uint8))

    @classmethod
    def joined(cls, parts: Sequence[Sets]) -> Sets:
        """The sets of consecutive rows as those of one."""
        ends = np.cumsum([0, *(len(p.value) for p in parts)])
        starts = [p.start[:-1] + end for p, end in zip(parts, ends[:-1].tolist(), strict=True)]
        return cls(
            np.concatenate((*starts, ends[-1:])),
            np.concatenate([p.value for p in parts]),
            np.concatenate([p.flags for p in parts]),
        )

    @property
    def sizes(self) -> Ints:
        """How many members each row's set has."""
        return np.diff(self.start)

    def rows(self) -> Ints:
        """The row of each member."""
        return np.repeat(np.arange(len(self.start) - 1), self.sizes)

    def places(self, rows: Ints) -> tuple[Ints, Ints]:
        """(place in `rows`, place in `value`) of the members of these rows' sets, MOST and one at the most of each."""
        first = self.start[rows]
        size = np.minimum(self.start[rows + 1] - first, MOST + 1)
        here = np.repeat(np.arange(len(rows)), size)
        return here, np.arange(len(here)) + np.repeat(first - np.cumsum(size) + size, size)


def taken(sets: Sets, rows: Ints) -> Sets:
    """The sets of some rows, in that order, whatever their size."""
    first, size = sets.start[rows], sets.sizes[rows]
    start = np.concatenate(([0], np.cumsum(size)))
    at = np.repeat(first - start[:-1], size) + np.arange(start[-1])
    return Sets(start, sets.value[at], sets.flags[at])


def common(x: Sets, a: Ints, y: Sets, b: Ints) -> tuple[Ints, Ints, Ints]:
    """What the sets of two rows have in common, for pairs of rows: (pair, place in x, place in y) of each member of
    both. A set holds no value twice, and no more than MOST.
    """
    pair, at = x.places(a)
    other_pair, other_at = y.places(b)
    mine = pair << 40 | x.value[at].astype(np.int64) << 8 | at - x.start[a][pair]
    theirs = other_pair << 40 | y.value[other_at].astype(np.int64) << 8 | other_at - y.start[b][other_pair] | 128
    both = np.concatenate((mine, theirs))
    both.sort()
    value = both >> 8
    hit = np.flatnonzero(value[1:] == value[:-1])
    found = both[hit] >> 40
    return found, x.start[a][found] + (both[hit] & 127), y.start[b][found] + (both[hit + 1] & 127)


def meet(x: Sets, a: Ints, y: Sets, b: Ints) -> Ints:
    """How many members the sets of two rows have in common, for pairs of rows."""
    return np.bincount(common(x, a, y, b)[0], minlength=len(a))
