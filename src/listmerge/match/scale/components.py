"""Rows that pairs connect."""

from __future__ import annotations

import numpy as np

from listmerge.match.scale.columns import Flags, Ints, Places


def components(count: int, left: Ints, right: Ints) -> Ints:
    """For each row, the lowest row that pairs connect it to: minima handed on along pairs until nothing changes."""
    root = np.arange(count, dtype=np.int64)
    a, b = left, right
    while len(a):
        lower = np.minimum(root[a], root[b])
        np.minimum.at(root, root[a], lower)
        np.minimum.at(root, root[b], lower)
        while (again := root[root]) is not None and not np.array_equal(again, root):
            root = again
        apart = root[a] != root[b]
        a, b = a[apart], b[apart]
    return root


def cut(count: int, left: Ints, right: Ints, weight: Places, most: int) -> Flags:
    """Which pairs to keep so that nothing connected has more than `most` rows: where it has, its strongest are kept."""
    kept = np.ones(len(left), dtype=bool)
    root = components(count, left, right)
    large = np.bincount(root, minlength=count)[root[left]] > most
    if not large.any():
        return kept
    home = np.arange(count)
    size = np.ones(count, dtype=np.int64)

    def find(row: int) -> int:
        while home[row] != row:
            home[row] = home[home[row]]
            row = int(home[row])
        return row

    at = np.flatnonzero(large)
    for i in at[np.lexsort((right[at], left[at], -weight[at]))].tolist():
        a, b = find(int(left[i])), find(int(right[i]))
        if a == b:
            continue
        if size[a] + size[b] > most:
            kept[i] = False
            continue
        home[b] = a
        size[a] += size[b]
    return kept
