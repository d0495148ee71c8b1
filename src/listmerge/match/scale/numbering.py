"""Texts as numbers, many at once, and small objects made without interruption."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import numpy as np

from listmerge.match.scale.columns import Ints

_FACTORS = np.random.default_rng(1).integers(1, 2**63, 256, dtype=np.uint64) | np.uint64(1)
_P = ParamSpec("_P")
_R = TypeVar("_R")


def numbers_of(texts: list[str]) -> Ints:
    """Texts as numbers below 2^62, the same in every process (`hash` of a text is not): each byte times a factor of
    its place, added up.
    """
    data = "\n".join(texts).encode("utf-8", "replace")
    if data.count(b"\n") != len(texts) - 1:
        return numbers_of([text.replace("\n", " ") for text in texts]) if texts else np.zeros(0, dtype=np.int64)
    letters = np.frombuffer(data + b"\n", dtype=np.uint8)
    ends = np.flatnonzero(letters == 10) + 1
    starts = np.concatenate(([0], ends[:-1]))
    place = np.arange(len(letters)) - np.repeat(starts, ends - starts)
    total = np.add.reduceat(letters * _FACTORS[place % len(_FACTORS)], starts)
    mixed: Ints = ((total ^ (total >> np.uint64(32))) * _FACTORS[0] >> np.uint64(2)).astype(np.int64)
    return mixed


def mixed(a: Ints, b: Ints) -> Ints:
    """Two numbers as one, spread evenly; the other way round it is another."""
    one, other = a.astype(np.int64).view(np.uint64), b.astype(np.int64).view(np.uint64)
    both = (one ^ (other >> np.uint64(7))) * np.uint64(11400714819323198485) + other * np.uint64(14029467366897019727)
    return (both >> np.uint64(2)).astype(np.int64)


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
