"""Equal numbers that stand together."""

from __future__ import annotations

import numpy as np

from listmerge.match.scale.columns import Ints


def groups_of(key: Ints) -> tuple[Ints, Ints]:
    """Start and size of each run of equal keys."""
    starts = np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1]))) if len(key) else np.zeros(0, dtype=np.int64)
    return starts, np.diff(np.append(starts, len(key)))


def pairs_within(group: Ints) -> tuple[Ints, Ints]:
    """Places of all pairs with equal numbers, which stand together."""
    none = np.zeros(0, dtype=np.int64)
    found: list[tuple[Ints, Ints]] = [(none, none)]
    here, step = np.arange(len(group)), 0
    while len(here):
        step += 1
        here = here[here + step < len(group)]
        here = here[group[here] == group[here + step]]
        found.append((here, here + step))
    a, b = (np.concatenate(side) for side in zip(*found, strict=True))
    return a, b
