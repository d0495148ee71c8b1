"""Bundles of compiled modules: never older than their sources, never in the way; see `listmerge.bundle`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import listmerge
from listmerge.bundle import _write
from listmerge.cache import Cache, digest

LIST = "# T\n\n- [One](https://one.example) - First thing.\n- [Two](https://two.example) - Second thing  \n"


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program that has run once."""
    folder = tmp_path_factory.mktemp("compiled")
    shutil.copytree(Path(listmerge.__file__).parent, folder / "listmerge", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "a.md").write_text(LIST)
    lint(folder)
    return folder


@pytest.fixture
def program(compiled: Path, tmp_path: Path) -> Path:
    """A copy of that copy; its modules have the same times."""
    return Path(shutil.copytree(compiled, tmp_path / "program"))


def started(program: Path, **env: str) -> subprocess.Popen[bytes]:
    """A lint by this copy of the program."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.Popen(
        [sys.executable, "-m", "listmerge", "lint", "--format", "concise", "a.md"],
        cwd=program, env=kept | {"PYTHONPATH": str(program)} | env, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def lint(program: Path, **env: str) -> bytes:
    """What it says."""
    return b"".join(started(program, **env).communicate(timeout=60))


def bundle(program: Path) -> Path:
    """Where its bundle lies or would lie."""
    name = f"bundle.{sys.implementation.cache_tag}.pyc.lint"
    return program / "listmerge" / "__pycache__" / name


def says(program: Path, word: str) -> None:
    """Have a rule of this copy say something else, in as many letters."""
    path = program / "listmerge" / "rules" / "trailing_space.py"
    text = path.read_text()
    changed = text.replace("trailing-space", word)
    assert changed != text and len(changed) == len(text)
    path.write_text(changed)


def test_what_it_says_is_the_same(program: Path) -> None:
    bundle(program).unlink()
    first = lint(program)
    assert b"trailing-space" in first and bundle(program).exists()
    assert lint(program) == first


def test_it_is_used_as_long_as_it_is_up_to_date(program: Path) -> None:
    lint(program)
    before = bundle(program).stat().st_mtime_ns
    lint(program)
    assert bundle(program).stat().st_mtime_ns == before
    for path in (program / "listmerge" / "rules").glob("__pycache__/*"):
        path.write_bytes(b"not needed")
    assert b"trailing-space" in lint(program)


def test_a_module_that_changes_is_read_anew(program: Path) -> None:
    lint(program)
    says(program, "blank-behind-x")
    assert b"blank-behind-x" in lint(program)
    assert b"blank-behind-x" in lint(program)


def test_what_another_version_said_is_not_said_again(program: Path, tmp_path: Path) -> None:
    cache = {"LISTMERGE_NO_CACHE": "", "LISTMERGE_CACHE_DIR": str(tmp_path / "kept")}
    assert lint(program, **cache) == lint(program, **cache) == lint(program)
    says(program, "blank-behind-x")
    assert lint(program, **cache) == lint(program, **cache) == lint(program)
    assert b"blank-behind-x" in lint(program, **cache)


def test_a_module_that_is_gone_is_gone(program: Path) -> None:
    lint(program)
    (program / "listmerge" / "rules" / "trailing_space.py").unlink()
    assert b"trailing-space" not in lint(program)


def test_a_copy_has_its_own(program: Path, tmp_path: Path) -> None:
    lint(program)
    copy = Path(shutil.copytree(program, tmp_path / "copy"))
    assert bundle(copy).read_bytes() == bundle(program).read_bytes()
    says(copy, "blank-behind-x")
    assert b"blank-behind-x" in lint(copy)
    assert b"trailing-space" in lint(program)


@pytest.mark.parametrize("damage", ["empty", "nonsense", "half", "one byte"])
def test_a_damaged_one_counts_as_none(program: Path, damage: str) -> None:
    plain, path = lint(program), bundle(program)
    data = path.read_bytes()
    middle = len(data) // 2
    damaged = {
        "empty": b"",
        "nonsense": b"nonsense",
        "half": data[:middle],
        "one byte": data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :],
    }[damage]
    path.write_bytes(damaged)
    assert lint(program) == plain
    assert path.read_bytes() != damaged, "it is made anew"


def test_where_none_can_be_written_there_is_none(program: Path) -> None:
    plain, path = lint(program), bundle(program)
    path.unlink()
    path.mkdir()
    assert lint(program) == plain
    assert not list(path.parent.glob("*.tmp"))


def test_none_is_written_where_python_keeps_none(program: Path) -> None:
    plain, path = lint(program), bundle(program)
    path.unlink()
    assert lint(program, PYTHONDONTWRITEBYTECODE="1") == plain
    assert not path.exists()


def test_runs_side_by_side_do_not_disturb_each_other(program: Path) -> None:
    plain, path = lint(program), bundle(program)
    path.unlink()
    assert [b"".join(run.communicate(timeout=60)) for run in [started(program) for _ in range(3)]] == [plain] * 3
    assert path.exists() and not list(path.parent.glob("*.tmp"))


@pytest.mark.parametrize("becomes", ["os.unlink(__file__)", "open(__file__, 'w').write('half a mod')"])
def test_an_upgrade_meanwhile_does_no_harm(program: Path, becomes: str) -> None:
    path = program / "listmerge" / "rules" / "trailing_space.py"
    bundle(program).unlink()
    plain = lint(program)
    bundle(program).unlink()
    path.write_text(path.read_text() + f"\nimport os\n{becomes}\n")
    assert lint(program) == plain


def test_an_interrupt_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.replace", interrupt)
    monkeypatch.setattr("os.rename", interrupt)
    with pytest.raises(KeyboardInterrupt):
        _write(str(tmp_path / "bundle"), {})
    with pytest.raises(KeyboardInterrupt):
        Cache(tmp_path).put(digest(["key"]), b"value")
    assert not list(tmp_path.rglob("*.tmp"))
