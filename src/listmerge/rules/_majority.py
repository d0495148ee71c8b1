"""A list is judged by its own majority: each of a few odd ones out is a finding, many of them are one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")

#: Up to this part of all, and up to this many, each odd one gets its own finding.
FEW = 0.25
_AT_MOST = 25
_ENOUGH = 12


def are_few(odd: int, all_: int) -> bool:
    """Whether so few are odd that each can be mended on its own."""
    return odd <= max(1, all_ * FEW) and odd <= _AT_MOST


def is_usual(count: int, all_: int, share: float = 0.6, at_least: int = 3) -> bool:
    """Whether at least this share of all, and at least so many, do something: then the others are odd."""
    return count >= max(at_least, share * all_)


def are_divided(one: int, other: int) -> bool:
    """Whether a list does a thing in two ways, each too often to be a slip: then it has no custom of its own yet."""
    return one + other >= _ENOUGH and min(one, other) > FEW * (one + other)


def most_frequent(counts: Mapping[str, int]) -> str:
    """What is counted most often; of several, the first by the alphabet. Raises ValueError if nothing is counted."""
    return min(counts, key=lambda value: (-counts[value], value))


def dominant(values: Sequence[T], share: float = 0.6, at_least: int = 3) -> T | None:
    """The value that at least this share of all have, if at least so many have it; None if there is no such value."""
    counts: dict[T, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    best = max(counts, key=lambda v: counts[v], default=None)
    return best if best is not None and is_usual(counts[best], len(values), share, at_least) else None
