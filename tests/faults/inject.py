"""Runs a command of listmerge in a process of its own, with a fault at one of the places where it touches files.

Python tells an audit hook of each opening, renaming, removing and making of a file before it happens; `os.fsync` is
told of in the same way by a wrapper. At the n-th such moment below a folder the hook kills the process (as `kill -9`
does), raises what a full or broken disk raises, or changes a file as another program would.
"""

from __future__ import annotations

import contextlib
import errno
import importlib
import os
import pkgutil
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

EVENTS = ("open", "os.rename", "os.remove", "os.mkdir", "os.chmod", "os.rmdir")
ERRORS = {"full disk": errno.ENOSPC, "read-only folder": errno.EROFS, "disk error": errno.EIO}
LIMIT = "half a write"
FAULTS = ("kill -9", *ERRORS)


@dataclass(frozen=True)
class Run:
    """What came of it. status: exit status, negative for a signal. moments: the touches of files, in order."""

    status: int
    said: str
    moments: tuple[str, ...]


def run(folder: Path, args: Sequence[str], fault: str = "", at: int = 0, act: Callable[[], None] | None = None) -> Run:
    """Run `listmerge ARGS` in a folder with a fault at its `at`-th touch of a file there; `act` is called then.

    The process is forked, so that nothing has to be imported again; the moments are those of files in the folder.
    """
    _warm()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _be(folder, args, writing, fault, at, act)
    os.close(writing)
    with os.fdopen(reading, "rb") as out:
        rows = out.read().decode("utf-8", "replace").split("\n")
    _, state = os.waitpid(child, 0)
    moments = tuple(r.removeprefix("@@ ") for r in rows if r.startswith("@@ "))
    return Run(os.waitstatus_to_exitcode(state), "\n".join(r for r in rows if not r.startswith("@@ ")), moments)


@cache
def _warm() -> None:
    """Import once, here, what each process would import for itself."""
    import listmerge
    from listmerge.emit import outputs
    from listmerge.rules import rules

    rules(), outputs()
    for module in pkgutil.walk_packages(listmerge.__path__, "listmerge."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def _be(folder: Path, args: Sequence[str], out: int, fault: str, at: int, act: Callable[[], None] | None) -> None:
    """The child: never returns."""
    status = 70
    try:
        os.dup2(out, 1)
        os.dup2(out, 2)
        sys.stdout, sys.stderr = open(1, "w", closefd=False), open(2, "w", closefd=False)  # noqa: SIM115
        sys.stdin = open(os.devnull)  # noqa: PTH123, SIM115
        os.chdir(folder)
        sys.argv = ["listmerge", *args]
        from listmerge.__main__ import run as command

        if fault == LIMIT:
            _limit_size(at)
        _watch(folder, fault, at, act)
        command()
    except SystemExit as stop:
        status = stop.code if isinstance(stop.code, int) else 0
    finally:
        with contextlib.suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(status)  # whatever happened: two of us must not go on


def _limit_size(size: int) -> None:
    """Let no file grow beyond a size: writing fails in the middle, for real."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def _watch(folder: Path, fault: str, at: int, act: Callable[[], None] | None) -> None:
    """Hook in; from now on each touch of a file counts."""
    count, busy = 0, False

    def moment(what: str) -> None:
        nonlocal count, busy
        if busy:
            return
        count += 1
        if fault != LIMIT:
            os.write(1, f"@@ {what}\n".encode())
        if count != at or fault == LIMIT:
            return
        if fault in ERRORS:
            raise OSError(ERRORS[fault], os.strerror(ERRORS[fault]))
        if act:
            busy = True
            act()
            busy = False
        if fault == "kill -9":
            os.kill(os.getpid(), signal.SIGKILL)

    def hook(event: str, args: tuple[Any, ...]) -> None:
        if event in EVENTS and isinstance(args[0], (str, bytes, os.PathLike)):
            path = Path(os.fsdecode(args[0]))
            if (Path.cwd() / path).is_relative_to(folder):
                mode = "write" if event == "open" and args[2] & (os.O_WRONLY | os.O_RDWR) else "read"
                moment(f"{event if event != 'open' else mode} {path.name}")

    sync = os.fsync

    def fsync(file: int) -> None:
        moment("os.fsync")
        sync(file)

    os.fsync = fsync
    sys.addaudithook(hook)
