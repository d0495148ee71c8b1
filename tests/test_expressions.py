"""Expressions are kept compiled between runs, beside compiled modules, and are the same as those that `re` makes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from patterns import modules

from listmerge import patterns
from listmerge.patterns import Lazy, lazy

LIST = "# Tools\n\n## Editors\n\n- [One](https://one.example) - An editor of 2,000 images, since 2012.\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "list.md").write_text(LIST, encoding="utf-8")
    return tmp_path


def lint(place: Path, **more: str) -> tuple[int, str]:
    """Status and output of a run."""
    return ended(started(place, **more))


def started(place: Path, **more: str) -> subprocess.Popen[str]:
    """A run in a process of its own, which keeps compiled code in the folder `compiled`."""
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    env |= {"PYTHONPYCACHEPREFIX": str(place / "compiled"), **more}
    command = [sys.executable, "-m", "listmerge", "lint", "--no-cache", "list.md"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=place, env=env, stdout=pipe, stderr=pipe, text=True, encoding="utf-8")


def ended(run: subprocess.Popen[str]) -> tuple[int, str]:
    out, err = run.communicate(timeout=60)
    return run.returncode, out + err


def kept(place: Path) -> list[Path]:
    return list(place.glob("compiled/**/kept/*/*"))


def test_a_second_run_finds_them_and_says_the_same(place: Path) -> None:
    first = lint(place)
    assert first[0] in (0, 1), first[1]
    before = {p: p.stat().st_mtime_ns for p in kept(place)}
    assert before
    assert lint(place) == first
    assert {p: p.stat().st_mtime_ns for p in kept(place)} == before, "nothing was left to compile"


@pytest.mark.parametrize("damage", [b"", b"listmerge cache 1\n" + b"\0" * 64], ids=["empty", "wrong"])
def test_damaged_ones_are_compiled_anew(place: Path, damage: bytes) -> None:
    first = lint(place)
    assert kept(place)
    for entry in kept(place):
        entry.write_bytes(damage)
    assert lint(place) == first
    assert all(entry.read_bytes() != damage for entry in kept(place))


def test_several_first_runs_at_once_are_as_one(place: Path) -> None:
    said = {ended(run) for run in [started(place) for _ in range(3)]}
    assert len(said) == 1
    before = {p: p.read_bytes() for p in kept(place)}
    assert lint(place) in said
    assert before == {p: p.read_bytes() for p in kept(place)}, "what the last one kept was whole"


def test_they_are_kept_for_the_user_where_modules_can_not_be(place: Path) -> None:
    first = lint(place)
    own = place / "own"
    no_folder = {"PYTHONPYCACHEPREFIX": str(place / "list.md")}
    elsewhere = {**no_folder, "LISTMERGE_CACHE_DIR": str(own), "LISTMERGE_NO_CACHE": ""}
    assert lint(place, **elsewhere) == first
    before = {p: p.stat().st_mtime_ns for p in own.glob("??/*")}
    assert before
    assert lint(place, **elsewhere) == first
    assert {p: p.stat().st_mtime_ns for p in own.glob("??/*")} == before
    assert lint(place, **no_folder, LISTMERGE_NO_CACHE="1") == first


def test_none_are_kept_where_python_keeps_no_modules(place: Path) -> None:
    lint(place, PYTHONDONTWRITEBYTECODE="1")
    assert kept(place) == []


def test_they_are_those_that_re_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [v._given for m in modules() for v in vars(m).values() if isinstance(v, Lazy)]
    assert len(found) > 100
    monkeypatch.setattr(patterns, "_kept", dict)
    for text, flags in found:
        assert patterns._stored(text, flags) == re.compile(text, flags), text


def test_a_wrong_expression_is_an_error_when_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_kept", dict)
    wrong = lazy("(")
    with pytest.raises(re.error):
        wrong.search("")
