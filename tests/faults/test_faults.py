"""Killed, out of space, on a broken disk or beside another writer: every file is old or new, never half."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs fork", allow_module_level=True)

from inject import ERRORS, LIMIT, run
from points import POINTS
from strike import Stage, files, sizes, stage

#: What each command is about to overwrite.
TARGETS = {
    "build, again": "merged/README.md",
    "fmt": "lists/a.md",
    "lint --fix": "lists/a.md",
    "lint --write-baseline": ".listmerge-baseline.json",
    "decide": "decisions.yaml",
    "review --apply": "decisions.yaml",
}


@pytest.fixture(scope="module", params=[p for p in POINTS if p != "build, first"])
def at(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return stage(request.param, tmp_path_factory.mktemp("faults") / "p")


def writing(at: Stage) -> list[int]:
    """The places where something is written, from 1, for `build` every third: it writes many files in one way."""
    places = [i for i, m in enumerate(at.moments, 1) if not m.startswith("read ")]
    return places[::3] if at.name.startswith("build") else places


def test_killed(at: Stage) -> None:
    for place in writing(at):
        assert at.wrong("kill -9", place, at.strike("kill -9", place)) is None, at.moments[place - 1]
        assert at.recovers() is None, at.moments[place - 1]


def test_the_disk_fails(at: Stage) -> None:
    for place in writing(at):
        fault = list(ERRORS)[place % len(ERRORS)]
        assert at.wrong(fault, place, at.strike(fault, place)) is None, (fault, at.moments[place - 1])


def test_the_disk_fails_in_the_middle_of_a_write(at: Stage) -> None:
    for size in sizes(at):
        assert at.wrong(LIMIT, size, at.strike(LIMIT, size)) is None, size


def test_reading_fails(at: Stage) -> None:
    """A disk that can't be read is told as an error, not as a bug, whichever file it is."""
    names: dict[str, int] = {}
    for place, moment in enumerate(at.moments, 1):
        names.setdefault(moment, place)
    for place in [p for m, p in names.items() if m.startswith("read ")]:
        done = at.strike("disk error", place)
        quiet = done.status in (0, 1) and files(at.folder) == at.new  # it was not needed
        # `init` proposes a configuration for the files that can be read, and names the others
        left_out = done.status == 1 and "can't be read" in done.said and files(at.folder) == at.old
        assert quiet or left_out or (done.status == 2 and "listmerge: " in done.said and "bug" not in done.said), (
            done.said
        )


@pytest.mark.parametrize("name", TARGETS)
def test_changed_between_reading_and_writing(name: str, tmp_path: Path) -> None:
    at = stage(name, tmp_path / "p")
    target = at.folder / TARGETS[name]
    first = next(i for i, m in enumerate(at.moments, 1) if m.startswith("write .") and m.endswith(".tmp"))

    def meanwhile() -> None:
        target.write_bytes(at.old[TARGETS[name]] + b"# by another program\n")

    done = at.strike("another program", first, meanwhile)
    assert done.status == 2 and "was changed by someone else meanwhile; nothing was written" in done.said
    assert files(at.folder) == {**at.old, TARGETS[name]: at.old[TARGETS[name]] + b"# by another program\n"}


def test_what_a_killed_run_left_is_cleared_once_it_is_old(tmp_path: Path) -> None:
    at = stage("fmt", tmp_path / "p")
    last = max(i for i, m in enumerate(at.moments, 1) if m.startswith("os.rename"))
    at.strike("kill -9", last)
    left = [p for p in at.folder.rglob(".*.tmp") if p.is_file()]
    assert left
    mine = at.folder / "lists" / ".a.md.backup.tmp"
    mine.write_text("not ours")
    for path in [*left, mine]:
        os.utime(path, (0, 0))
    (at.folder / "lists/a.md").write_bytes(at.old["lists/a.md"])

    run(at.folder, at.point.args)
    assert [p for p in left if p.exists()] == [] and mine.exists()
