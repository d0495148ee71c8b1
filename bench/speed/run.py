"""Speed beside the peers, in one run: medians of wall time, CPU time and peak memory, and ratios to listmerge.

    python bench/speed/run.py FOLDER [--small FILE] [--repeat 7] [--bin FOLDER]... [--limit 300] [--only WORD]

FOLDER: markdown lists; they are copied, so that nothing is written beside them. --small: the one small file, the
smallest list of at least 4 kB by default. --bin: where peers are installed (`venv/bin`, `node_modules/.bin`); one that
is not found is left out and named. Every command is started by the program itself, not by a version manager's shim; the
commands of a table take turns, so that a busy machine is busy for all of them.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from peers import Command, corpus_commands, found_peers, small_commands

from listmerge import __version__


@dataclass
class Measured:
    """The runs of one command. wall, cpu: seconds. peak: MiB of the largest process."""

    command: Command
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    peak: list[float] = field(default_factory=list)
    failed: str = ""


def measure(commands: list[Command], repeat: int, limit: float) -> list[Measured]:
    """Run the commands in turns; one that takes longer than the limit is stopped and not tried again."""
    results = [Measured(c) for c in commands]
    for result in results:
        if result.command.prime:
            once(result, limit, keep=False)
    for _ in range(repeat):
        for result in results:
            if not result.failed:
                once(result, limit)
    return results


def once(result: Measured, limit: float, keep: bool = True) -> None:
    """Run a command once, as a child whose use of resources the system counts."""
    with Path(os.devnull).open("r+b") as nothing, tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        child = subprocess.Popen(
            result.command.words, cwd=result.command.folder, env=environment(result.command),
            stdin=nothing, stdout=nothing, stderr=said, start_new_session=True,
        )  # fmt: skip
        status, usage = wait(child.pid, start + limit)
        wall = time.perf_counter() - start
        said.seek(0)
        words = said.read().decode(errors="replace").strip().splitlines()
    if usage is None:
        result.failed = f"stopped after {limit:.0f} s"
    elif os.waitstatus_to_exitcode(status) not in result.command.fine:
        result.failed = f"exit status {os.waitstatus_to_exitcode(status)}: {words[-1] if words else 'nothing said'}"
    elif keep:
        result.wall.append(wall)
        result.cpu.append(usage.ru_utime + usage.ru_stime)
        result.peak.append(usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10))


def environment(command: Command) -> dict[str, str]:
    """What a command is run in: modules may be kept compiled, as those that an installer lays down are."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | command.env


def wait(pid: int, until: float) -> tuple[int, object]:
    """Wait for a child; past the given time end it and its own children, and tell of no use."""
    pause = 0.0005
    while True:
        done, status, usage = os.wait4(pid, os.WNOHANG)
        if done:
            return status, usage
        if time.perf_counter() > until:
            os.killpg(pid, 9)
            os.wait4(pid, 0)
            return 0, None
        time.sleep(pause)
        pause = min(0.005, pause * 1.2)


def table(title: str, results: list[Measured]) -> Iterator[str]:
    """A markdown table, each row with its ratios to the first."""
    yield f"\n### {title}\n"
    yield "| command | wall | CPU | peak memory | wall ratio | CPU ratio |\n| --- | ---: | ---: | ---: | ---: | ---: |"
    first = results[0]
    for r in results:
        if r.failed or not r.wall:
            yield f"| {r.command.name} | {r.failed} | | | | |"
            continue
        wall, cpu, peak = (statistics.median(v) for v in (r.wall, r.cpu, r.peak))
        ratios = [f"{m / statistics.median(b):.2f}" if b else "" for m, b in ((wall, first.wall), (cpu, first.cpu))]
        yield f"| {r.command.name} | {shown(wall)} | {shown(cpu)} | {peak:.0f} MiB | {' | '.join(ratios)} |"


def shown(seconds: float) -> str:
    """Seconds as people read them."""
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--small", type=Path)
    parser.add_argument("--repeat", type=int, default=7)
    parser.add_argument("--bin", type=Path, action="append", default=[])
    parser.add_argument("--limit", type=float, default=300)
    parser.add_argument("--only", default="", help="only the commands whose name has this word")
    given = parser.parse_args()
    lists = sorted(p for p in given.folder.glob("*.md"))
    small = given.small or min((p for p in lists if p.stat().st_size >= 4000), key=lambda p: p.stat().st_size)
    peers, missing = found_peers(given.bin)
    size = sum(p.stat().st_size for p in lists) / 1e6
    print(
        f"listmerge {__version__}, Python {sys.version.split()[0]}, {os.cpu_count()} cores; {given.repeat} runs each."
    )
    print(f"{len(lists)} lists, {size:.1f} MB; the small file has {small.stat().st_size} bytes.")
    if missing:
        print(f"Not found: {', '.join(missing)}.")
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        tables: list[tuple[str, Callable[[], list[Command]], int]] = [
            ("One small file", lambda: small_commands(laid(place / "one", [small]), peers), given.repeat),
            ("All lists", lambda: corpus_commands(laid(place / "all", lists), peers), max(1, given.repeat // 3)),
        ]
        for title, commands, repeat in tables:
            chosen = [c for c in commands() if given.only in c.name]
            if chosen:
                print("\n".join(table(title, measure(chosen, repeat, given.limit))), flush=True)


def laid(folder: Path, lists: list[Path]) -> Path:
    """A folder with copies of these lists."""
    folder.mkdir()
    for path in lists:
        shutil.copyfile(path, folder / path.name)
    return folder


if __name__ == "__main__":
    main()
