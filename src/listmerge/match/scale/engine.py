"""A whole catalogue of rows: keys -> candidates -> likely ones -> judged in batches -> clusters.

Each step is a function over a batch that is handed all it needs, so the batches can go to processes here, or to the
machines of a distributed engine elsewhere.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import numpy as np

from listmerge.match.scale.candidates import Candidates, candidates
from listmerge.match.scale.columns import Ints, Places
from listmerge.match.scale.components import cut, packed
from listmerge.match.scale.judging import Judged, hubs_of, judged
from listmerge.match.scale.keys import IDENTIFIER, Keys, joined, keys_of
from listmerge.match.scale.likely import likely
from listmerge.match.scale.rows import Rows
from listmerge.match.scale.whole import Hubs, Whole, whole_of

#: Rows that one task reads.
STRETCH = 10_000
#: Nothing connected has more rows than this: a chain of look-alikes is cut where it is weakest.
LARGEST = 2_000
#: (step, done, of how many): called from the calling thread as work goes on.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Grouping:
    """The outcome. home: for each row, the lowest row about the same thing. pairs: those worth showing.

    counted: pairs each kind of key gave. candidates, scored: pairs kept of them, and judged by the table. cut: likely
    pairs not judged because what they connect is too large. keys, whole: what an index is made of (see index.py).
    """

    home: Ints
    pairs: Judged
    counted: Counter[str]
    candidates: Candidates
    scored: int
    cut: int
    keys: Keys | None
    whole: Whole


def match_rows(rows: Rows, workers: int = 1, progress: Progress | None = None, keep_keys: bool = False) -> Grouping:
    """Match all rows of a catalogue on `workers` processes; the result does not depend on how many.

    keep_keys: hand the keys out as well, to make an index of; they take some 15 bytes each.
    """
    with ExitStack() as stack:
        pool = stack.enter_context(ProcessPoolExecutor(workers)) if workers > 1 else None
        run = _Runner(pool, workers, progress)
        ends = range(0, max(1, len(rows)), STRETCH)
        stretches = ((rows.stretch(a, min(a + STRETCH, len(rows))),) for a in ends)
        keys = joined(list(run("read", keys_of, stretches, len(ends))))
        found = candidates(keys)
        chosen = likely(found, keys.cores)
        whole = _whole(keys, rows, run)
        kept_keys = keys if keep_keys else None
        del keys
        left, right = found.left[chosen], found.right[chosen]
        kept = cut(len(rows), left, right, found.weight[chosen], LARGEST)
        left, right = left[kept], right[kept]
        parts = list(run("compare", judged, *_batches(rows, left, right, whole)))
    pairs = _together(parts)
    home = np.arange(len(rows))
    for cluster in pairs.clusters:
        home[cluster] = cluster[0]
    return Grouping(home, pairs, found.counted, found, len(left), int((~kept).sum()), kept_keys, whole)


def _batches(rows: Rows, left: Places, right: Places, whole: Whole) -> tuple[Iterator[tuple[Any, ...]], int]:
    """What `judged` takes for each batch, and how many batches there are."""
    of_pair, of_row = packed(len(rows), left, right, STRETCH)
    pair_order, row_order = np.argsort(of_pair, kind="stable"), np.argsort(of_row, kind="stable")
    numbers = np.unique(of_pair)
    pair_ends = np.searchsorted(of_pair[pair_order], [numbers, numbers + 1]).T
    row_ends = np.searchsorted(of_row[row_order], [numbers, numbers + 1]).T

    def each() -> Iterator[tuple[Any, ...]]:
        for (a, b), (c, d) in zip(pair_ends.tolist(), row_ends.tolist(), strict=True):
            these, members = pair_order[a:b], row_order[c:d]
            places = np.searchsorted(members, left[these]), np.searchsorted(members, right[these])
            yield rows.take(members), *places, whole

    return each(), len(numbers)


def _whole(keys: Keys, rows: Rows, run: _Runner) -> Whole:
    """What is known of all rows together."""
    hubs: Hubs = frozenset()
    at = _sharing_in_one_list(keys)
    if len(at):
        hubs = next(iter(run("hubs", hubs_of, iter([(rows.take(at),)]), 1)))
    return whole_of(keys, hubs)


def _sharing_in_one_list(keys: Keys) -> Ints:
    """Rows of one list that share an identifier, in order."""
    own = keys.kind == IDENTIFIER
    key, row = keys.key[own], keys.row[own]
    order = np.lexsort((keys.lists[row], key))
    key, row = key[order], row[order]
    same = (key[1:] == key[:-1]) & (keys.lists[row[1:]] == keys.lists[row[:-1]]) & (row[1:] != row[:-1])
    return np.unique(np.concatenate((row[1:][same], row[:-1][same]))).astype(np.int64)


def _together(parts: list[Judged]) -> Judged:
    """The outcomes of all batches as one, pairs in order of their rows."""
    if not parts:
        none = np.zeros(0, dtype=np.int32)
        return Judged(none, none, none.astype(np.uint8), none.astype(np.uint8), none.astype(np.float32), [])
    left, right = np.concatenate([p.left for p in parts]), np.concatenate([p.right for p in parts])
    band, relation = np.concatenate([p.band for p in parts]), np.concatenate([p.relation for p in parts])
    bits = np.concatenate([p.bits for p in parts])
    order = np.lexsort((right, left))
    clusters = sorted(c for p in parts for c in p.clusters)
    return Judged(left[order], right[order], band[order], relation[order], bits[order], clusters)


class _Runner:
    """Runs tasks one after the other or on a pool, few at a time so that little waits in memory; results in order."""

    def __init__(self, pool: ProcessPoolExecutor | None, workers: int, progress: Progress | None) -> None:
        self.pool, self.workers, self.progress = pool, workers, progress or (lambda *_: None)

    def __call__(
        self, step: str, task: Callable[..., Any], given: Iterable[tuple[Any, ...]], count: int
    ) -> Iterator[Any]:
        self.progress(step, 0, count)
        for done, result in enumerate(self._results(task, given), 1):
            self.progress(step, done, count)
            yield result

    def _results(self, task: Callable[..., Any], given: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
        if self.pool is None:
            yield from (task(*arguments) for arguments in given)
            return
        waiting: deque[Future[Any]] = deque()
        for arguments in given:
            waiting.append(self.pool.submit(task, *arguments))
            if len(waiting) > 2 * self.workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
