"""A whole catalogue of rows: columns -> keys -> candidates -> likely ones -> verdicts -> clusters.

Reading and judging are functions over batches that are handed all they need, so batches can go to processes here, or
to the machines of a distributed engine elsewhere.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from listmerge.match.scale.candidates import Candidates, candidates
from listmerge.match.scale.columns import Ints
from listmerge.match.scale.joining import clusters
from listmerge.match.scale.judging import hubs_of, judged
from listmerge.match.scale.keys import Keys, keys_of
from listmerge.match.scale.likely import likely
from listmerge.match.scale.reading import part_of
from listmerge.match.scale.rows import Rows
from listmerge.match.scale.sheet import Sheet, joined
from listmerge.match.scale.table.evidence import Verdicts
from listmerge.match.scale.table.known import Known, known_of
from listmerge.match.scale.whole import Whole, whole_of

#: Rows that one task reads; pairs that one task judges.
STRETCH, PAIRS = 10_000, 60_000
#: More rows than this, and memory is kept low rather than time: one thing is worked out after the other.
ROOMY = 300_000
#: (step, done, of how many): called from the calling thread as work goes on.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Grouping:
    """The outcome. home: for each row, the lowest row about the same thing.

    left, right: pairs that were judged. verdicts: what was said of them. candidates: what they were chosen from. cut:
    supported pairs not joined because what they connect is too large. keys, whole: what an index is made of (see
    index.py).
    """

    home: Ints
    left: Ints
    right: Ints
    verdicts: Verdicts
    candidates: Candidates
    cut: int
    keys: Keys | None
    whole: Whole


def match_rows(rows: Rows, workers: int = 1, progress: Progress | None = None, keep_keys: bool = False) -> Grouping:
    """Match all rows of a catalogue on `workers` processes; the result does not depend on how many.

    keep_keys: hand the keys out as well, to make an index of; they take some 15 bytes each.
    """
    run = _Runner(workers, progress)
    sheet = _read(rows, run)
    with ThreadPoolExecutor(1) as beside:  # most of either is sorting, which two threads do at once
        knowing = beside.submit(_known, rows, sheet) if len(rows) <= ROOMY else None
        keys = keys_of(sheet)
        found = candidates(keys)
        kept_keys = keys if keep_keys else None
        del keys
        chosen = likely(found, sheet.cores)
        left, right = found.left[chosen].astype(np.int64), found.right[chosen].astype(np.int64)
        known = knowing.result() if knowing else _known(rows, sheet)
    verdicts = _judge(known, rows, run, left, right)
    home, cut = clusters(rows, left, right, verdicts, lambda a, b: _judge(known, rows, run, a, b))
    return Grouping(home, left, right, verdicts, found, cut, kept_keys, known.whole)


def _read(rows: Rows, run: _Runner) -> Sheet:
    """The columns of all rows."""
    ends = range(0, max(1, len(rows)), STRETCH)
    with run.pool() as pool:
        stretches = ((rows.stretch(a, min(a + STRETCH, len(rows))),) for a in ends)
        return joined(list(run("read", pool, part_of, stretches, len(ends))))


def _known(rows: Rows, sheet: Sheet) -> Known:
    """What is known of all rows."""
    at = _sharing_in_one_list(sheet)
    return known_of(sheet, whole_of(sheet, hubs_of(rows.take(at)) if len(at) else frozenset()))


def _sharing_in_one_list(sheet: Sheet) -> Ints:
    """Rows of one list that share an identifier, in order."""
    identifiers = sheet.sets["identifiers"]
    row = identifiers.rows()
    code = sheet.texts["list"][row].astype(np.int64) << 32 | identifiers.value
    order = np.argsort(code, kind="stable")
    code, row = code[order], row[order]
    same = code[1:] == code[:-1]
    return np.unique(np.concatenate((row[1:][same], row[:-1][same])))


#: What the processes that judge know: they are forked once it is set, and need no copy of it.
_SHARED: list[tuple[Known, Rows]] = []


def _judge(known: Known, rows: Rows, run: _Runner, left: Ints, right: Ints) -> Verdicts:
    """The verdicts on pairs of rows."""
    ends = range(0, len(left), PAIRS)
    _SHARED.append((known, rows))
    try:
        with run.pool(len(ends)) as pool:
            batches = ((left[a : a + PAIRS], right[a : a + PAIRS]) for a in ends)
            parts = list(run("compare", pool, _judge_batch, batches, len(ends)))
    finally:
        _SHARED.pop()
    if not parts:
        return Verdicts(np.zeros(0, np.uint8), np.zeros(0), np.zeros(0, bool))
    return Verdicts(*(np.concatenate([getattr(p, c) for p in parts]) for c in ("verdict", "bits", "doubtful")))


def _judge_batch(left: Ints, right: Ints) -> Verdicts:
    return judged(*_SHARED[-1], left, right)


class _Runner:
    """Runs tasks one after the other or on a pool, few at a time so that little waits in memory; results in order."""

    def __init__(self, workers: int, progress: Progress | None) -> None:
        self.workers, self.progress = workers, progress or (lambda *_: None)

    @contextmanager
    def pool(self, tasks: int = sys.maxsize) -> Iterator[ProcessPoolExecutor | None]:
        """Processes that know what this one knows now; none where they are not worth it or can't be had."""
        workers = min(self.workers, tasks)
        if workers < 2 or sys.platform != "linux":  # elsewhere, forking is not safe or not there
            yield None
            return
        with ProcessPoolExecutor(workers, multiprocessing.get_context("fork")) as pool:
            yield pool

    def __call__(
        self, step: str, pool: ProcessPoolExecutor | None, task: Callable[..., Any], given: Iterable[Any], count: int
    ) -> Iterator[Any]:
        self.progress(step, 0, count)
        for done, result in enumerate(self._results(pool, task, given), 1):
            self.progress(step, done, count)
            yield result

    def _results(
        self, pool: ProcessPoolExecutor | None, task: Callable[..., Any], given: Iterable[Any]
    ) -> Iterator[Any]:
        if pool is None:
            yield from (task(*arguments) for arguments in given)
            return
        waiting: deque[Future[Any]] = deque()
        for arguments in given:
            waiting.append(pool.submit(task, *arguments))
            if len(waiting) > 2 * self.workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
