"""A progress bar on standard error, if that is a terminal: one line a step, gone when the work is done."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

#: (step, done, of how many), as `listmerge.match.scale.engine` reports it.
Report = Callable[[str, int, int], None]


@contextmanager
def progress_bar() -> Iterator[Report | None]:
    """What to report progress to; None where nobody watches, and then rich is not even imported."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:>8}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    tasks: dict[str, TaskID] = {}
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:

        def report(step: str, done: int, count: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(step, total=count)
            bar.update(tasks[step], completed=done)

        yield report
