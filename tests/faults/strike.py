"""What a fault at each touch of a file leaves behind: `python tests/faults/strike.py` prints a table."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from inject import FAULTS, LIMIT, Run, run
from points import POINTS, Point, project

Files = dict[str, bytes]
#: What only a killed process may leave: files that are staged, and the lock.
LEFT = re.compile(r"(?:^|/)\.[^/]+\.(?:\d+-\w+\.tmp|lock)$")


@dataclass(frozen=True)
class Stage:
    """A write point made ready. old, new: its files before the command and after it went well."""

    name: str
    folder: Path
    point: Point
    old: Files
    new: Files
    moments: tuple[str, ...]

    def reset(self) -> None:
        """Lay out the project as it was."""
        shutil.rmtree(self.folder, ignore_errors=True)
        project(self.folder)
        self.point.prepare(self.folder)

    def strike(self, fault: str, at: int, act: Callable[[], None] | None = None) -> Run:
        """Run the command on a fresh project with a fault."""
        self.reset()
        return run(self.folder, self.point.args, fault, at, act)

    def wrong(self, fault: str, at: int, after: Run) -> str | None:
        """What is wrong with an outcome; None if each file is old or new and the user was told."""
        now = files(self.folder)
        for name in sorted(self.old.keys() | self.new.keys() | now.keys()):
            if name not in self.old and name not in self.new:
                if fault != "kill -9" or not LEFT.search(name):
                    return f"left {name}"
            elif "lint" in self.name and at <= len(self.moments) and self.moments[at - 1].startswith("read "):
                continue  # lint goes on with the lists it can read
            elif now.get(name) not in (self.old.get(name), self.new.get(name)):
                return f"{name} is neither old nor new"
        if fault == "kill -9":
            return None if after.status == -9 or now == self.new else f"status {after.status}"  # or came too late
        told = after.status == 2 and "listmerge: " in after.said and "bug" not in after.said
        survived = after.status in (0, 1) and now == self.new
        return None if told or survived else f"status {after.status}: {after.said[-300:]}"

    def recovers(self) -> str | None:
        """Whether the next run, after a minute, writes what it should and clears away what was left."""
        for path in self.folder.rglob(".*"):
            if path.is_file() and LEFT.search(path.name):
                os.utime(path, (0, 0))
        after = run(self.folder, self.point.args)
        now = files(self.folder)
        if self.name != "init" and now != self.new:  # init leaves alone what exists
            odd = [n for n in now.keys() | self.new.keys() if now.get(n) != self.new.get(n)]
            return f"the next run: {odd}, status {after.status}: {after.said[-200:]}"
        return None


def stage(name: str, folder: Path) -> Stage:
    """Lay a write point out in a folder and run it once without a fault."""
    point = POINTS[name]
    raw = Stage(name, folder, point, {}, {}, ())
    raw.reset()
    old = files(folder)
    done = run(folder, point.args)
    assert done.status in (0, 1), done.said
    new = files(folder)
    assert new != old, f"{name} wrote nothing: {done.said}"
    return Stage(name, folder, point, old, new, done.moments)


def files(folder: Path) -> Files:
    """All files below a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def sizes(at: Stage) -> list[int]:
    """Limits of size that cut some write of this point in the middle."""
    written = {len(data) for name, data in at.new.items() if at.old.get(name) != data}
    return sorted({size // 2 for size in written} | {1})


def strikes(at: Stage, fault: str) -> Iterator[tuple[int, str | None]]:
    """Each place for a fault, and what went wrong."""
    for place in sizes(at) if fault == LIMIT else range(1, len(at.moments) + 1):
        wrong = at.wrong(fault, place, at.strike(fault, place))
        yield place, wrong or (at.recovers() if fault == "kill -9" else None)


def main() -> int:
    """Print how many places were struck, and which came out wrong."""
    bad = 0
    faults = (*FAULTS, LIMIT)
    print(f"| write point | touches of files | {' | '.join(faults)} |")
    print("| --- " * (len(faults) + 2) + "|")
    for name in sys.argv[1:] or POINTS:
        with tempfile.TemporaryDirectory() as folder:
            at = stage(name, Path(folder, "p"))
            cells = []
            for fault in faults:
                outcomes = list(strikes(at, fault))
                wrong = [(place, what) for place, what in outcomes if what]
                bad += len(wrong)
                cells.append(f"{len(outcomes) - len(wrong)} of {len(outcomes)}")
                for place, what in wrong:
                    moment = at.moments[place - 1] if fault != LIMIT else f"{place} bytes"
                    print(f"{name}, {fault} at {moment}: {what}", file=sys.stderr)
        print(f"| `{name}` | {len(at.moments)} | {' | '.join(cells)} |", flush=True)
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
