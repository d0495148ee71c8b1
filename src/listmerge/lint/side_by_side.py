"""Lists looked at by several processes: the same findings in the same order, sooner.

Each process reads whole lists and sends back what is kept of them anyway. One core alone, or little text, is left to
the process that is there: to start others takes longer than half a megabyte does.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from listmerge.collection import no_collection
from listmerge.lint.checked import check, encode
from listmerge.rules import rule
from listmerge.text import Source
from listmerge.unread import UnreadList

#: Code points for each process to look at, at least.
_WORTH = 500_000
_MOST = 8
#: Looked at before others are started, so that what is imported for it need not be imported by each of them.
_A_LIST = "# Data\n\n- [One](https://one.example) - *First* of them.\n"


def workers(lists: Sequence[UnreadList], jobs: int) -> int:
    """How many processes to use. jobs: how many are wanted, 0 for what the machine has and the lists are worth."""
    if jobs:
        return min(jobs, len(lists))
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, _MOST, len(lists), sum(len(f.document.source.text) for f in lists) // _WORTH)


def check_many(lists: Sequence[UnreadList], names: Sequence[str], count: int) -> list[bytes | None]:
    """What the rules of these names say of each list, encoded; None for those left over if a process was killed.

    The largest go first, so that none is left alone at the end. When interrupted, lists that were begun are finished.
    """
    check(UnreadList(Source("list.md", _A_LIST), "list"), [rule(n) for n in names])
    order = sorted(range(len(lists)), key=lambda i: -len(lists[i].document.source.text))
    said: list[bytes | None] = [None] * len(lists)
    pool = ProcessPoolExecutor(count, initializer=_leave_interrupts)
    try:
        jobs = {i: pool.submit(_check, *lists[i].identity, lists[i].style, tuple(names)) for i in order}
        for i, job in jobs.items():
            said[i] = job.result()
    except BrokenProcessPool:
        pass
    finally:
        pool.shutdown(cancel_futures=True)
    return said


def _leave_interrupts() -> None:
    """Leave it to the first process to answer Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _check(name: str, path: str, data: bytes, style: str | None, names: tuple[str, ...]) -> bytes:
    with no_collection():
        found = UnreadList(Source.from_bytes(data, path), name, style)
        checked = check(found, [rule(n) for n in names])
        del found
    return encode(checked)
