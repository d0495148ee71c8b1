"""Texts as numbers, many at once, and small objects made without interruption."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from functools import wraps
from hashlib import blake2b
from typing import Any, ParamSpec, TypeAlias, TypeVar

import numpy as np

from listmerge.match.scale.columns import Flags, Ints, Letters, Places

Sums: TypeAlias = "np.ndarray[Any, np.dtype[np.uint64]]"
#: A text is a number in base _BASE, modulo 2^64: its letters are the digits, the first the lowest.
_BASE = 0x9E3779B97F4A7C15
_SPREAD = np.uint64(0xC2B2AE3D27D4EB4F)
#: Letters that are numbered at once; longer texts are numbered by their digest.
BLOCK, LONGEST = 1 << 21, 1 << 12
_P = ParamSpec("_P")
_R = TypeVar("_R")


def _powers(base: int) -> Sums:
    found = np.full(BLOCK + LONGEST + 1, base, dtype=np.uint64)
    found[0] = 1
    return np.multiply.accumulate(found)


_POWERS, _INVERSE = _powers(_BASE), _powers(pow(_BASE, -1, 1 << 64))


def numbers_of(texts: Sequence[str]) -> Ints:
    """Texts as numbers below 2^62, the same in every process (`hash` of a text is not)."""
    if not texts:
        return np.zeros(0, dtype=np.int64)
    if max(map(len, texts)) > LONGEST // 4:  # a letter has four bytes at most
        texts = [t if len(t) <= LONGEST // 4 else blake2b(t.encode("utf-8", "replace")).hexdigest() for t in texts]
    data = "\n".join(texts).encode("utf-8", "replace")
    if data.count(b"\n") != len(texts) - 1:
        return numbers_of([text.replace("\n", " ") for text in texts])
    if len(data) > BLOCK and len(texts) > 1:
        half = len(texts) // 2
        return np.concatenate((numbers_of(texts[:half]), numbers_of(texts[half:])))
    letters = np.frombuffer(data, dtype=np.uint8)
    ends = np.append(np.flatnonzero(letters == 10), len(letters))
    return Texts(letters).between(np.concatenate(([0], ends[:-1] + 1)), ends)


class Texts:
    """Up to BLOCK letters, among which texts are to be numbered, none longer than LONGEST."""

    def __init__(self, letters: Letters) -> None:
        self.letters = letters
        self._sums = np.zeros(len(letters) + 1, dtype=np.uint64)
        np.cumsum(letters * _POWERS[: len(letters)], out=self._sums[1:])

    def between(self, starts: Ints, ends: Ints, before: bytes = b"") -> Ints:
        """The numbers of the texts that stand there. before: what is put before each."""
        total = (self._sums[ends] - self._sums[starts]) * _INVERSE[starts]
        if before:
            first = np.frombuffer(before, dtype=np.uint8) * _POWERS[: len(before)]
            total = total * _POWERS[len(before)] + first.sum(dtype=np.uint64)
        return _spread(total + (ends - starts + len(before)).astype(np.uint64))


def _spread(total: Sums) -> Ints:
    spread: Ints = ((total ^ (total >> np.uint64(32))) * _SPREAD >> np.uint64(2)).astype(np.int64)
    return spread


def mixed(a: Ints, b: Ints) -> Ints:
    """Two numbers as one, spread evenly; the other way round it is another."""
    one, other = a.astype(np.int64).view(np.uint64), b.astype(np.int64).view(np.uint64)
    both = (one ^ (other >> np.uint64(7))) * np.uint64(11400714819323198485) + other * np.uint64(14029467366897019727)
    return (both >> np.uint64(2)).astype(np.int64)


def distinct(numbers: Ints) -> tuple[Flags, Places]:
    """One place of each number, and for all places which of these has the same: no sort is needed for that.

    Numbers are put into slots by their first bits; the few that share a slot with another are sorted.
    """
    count = len(numbers)
    bits = max(16, count.bit_length() + 1)
    slot = numbers >> (62 - bits)
    last = np.zeros(1 << bits, dtype=np.int32)
    last[slot] = np.arange(count, dtype=np.int32)
    found = last[slot]
    crowded = np.flatnonzero(numbers[found] != numbers)
    if len(crowded):
        _, first, back = np.unique(numbers[crowded], return_index=True, return_inverse=True)
        found[crowded] = crowded[first][back]
    chosen = np.zeros(count, dtype=bool)
    chosen[found] = True
    return chosen, (np.cumsum(chosen, dtype=np.int32) - np.int32(1))[found]


def without_collector(task: Callable[_P, _R]) -> Callable[_P, _R]:
    """A task that no search for cycles interrupts: it makes many small objects, has no cycles, and leaves little."""

    @wraps(task)
    def quiet(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        enabled = gc.isenabled()
        gc.disable()
        try:
            return task(*args, **kwargs)
        finally:
            if enabled:
                gc.enable()

    return quiet
