"""`listmerge diff` on files, folders and revisions of a real checkout."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

LIST = """# A

## One

- [Alpha](https://example.org/a) - First letter.
- [Beta](https://example.org/b) - Second letter.
"""


def git(folder: Path, *args: str) -> None:
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *args], cwd=folder, check=True, capture_output=True)


def run(folder: Path, *args: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "listmerge", "diff", *args]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, input=text, check=False)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Two commits of lists/a.md, and a third version in the working tree."""
    git(tmp_path, "init", "-q", "-b", "main")
    path = tmp_path / "lists" / "a.md"
    path.parent.mkdir()
    for i, text in enumerate((LIST, LIST.replace("Second letter", "Not the first"))):
        path.write_text(text)
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-q", "-m", str(i))
    path.write_text(LIST.replace("- [Alpha](https://example.org/a) - First letter.\n", ""))
    return tmp_path


def summary(done: subprocess.CompletedProcess[str]) -> dict[str, int]:
    assert done.returncode == 0, done.stderr
    found: dict[str, int] = json.loads(done.stdout)["summary"]
    return {k: v for k, v in found.items() if v and k in ("added", "removed", "changed", "entries_lost")}


BOTH = {"removed": 1, "entries_lost": 1, "changed": 1}


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ((), BOTH),
        (("HEAD",), BOTH),
        (("HEAD~1",), {"removed": 1, "entries_lost": 1}),
        (("HEAD~1", "HEAD"), {"changed": 1}),
        (("HEAD~1..HEAD",), {"changed": 1}),
        (("HEAD~1...",), {"changed": 1}),
        (("lists/a.md",), BOTH),
        (("lists",), BOTH),
        (("HEAD~1", "lists/a.md"), {"removed": 1, "entries_lost": 1}),
        (("HEAD~1:lists/a.md", "HEAD"), {"changed": 1}),
        (("HEAD~1:lists", "HEAD:lists"), {"changed": 1}),
        (("HEAD:lists/a.md",), BOTH),
        (("lists/a.md", "HEAD"), {"added": 1, "changed": 1}),
        (("HEAD", "HEAD"), {}),
    ],
)
def test_what_arguments_name(checkout: Path, args: tuple[str, ...], expected: dict[str, int]) -> None:
    assert summary(run(checkout, *args, "--format", "json")) == expected


def test_from_a_folder_below(checkout: Path) -> None:
    assert summary(run(checkout / "lists", "HEAD", "a.md", "--format", "json")) == BOTH


def test_the_lists_of_the_configuration_of_each_revision(checkout: Path) -> None:
    (checkout / "other.md").write_text("# B\n\n- [Gamma](https://example.org/g) - Third letter.\n")
    (checkout / "listmerge.yaml").write_text("lists:\n  - lists/a.md\n  - other.md\n")
    assert summary(run(checkout, "--format", "json")) == {**BOTH, "added": 1}


def test_files_outside_a_checkout(tmp_path: Path) -> None:
    (tmp_path / "old.md").write_text(LIST)
    (tmp_path / "new.md").write_text(LIST.replace("Alpha", "Aleph"))
    assert summary(run(tmp_path, "old.md", "new.md", "--format", "json")) == {"changed": 1}
    assert summary(run(tmp_path, "old.md", "-", "--format", "json", text=LIST)) == {}


@pytest.mark.parametrize(("kind", "status"), [("lost", 1), ("any", 1), ("never", 0)])
def test_fail_on(checkout: Path, kind: str, status: int) -> None:
    assert run(checkout, "--fail-on", kind).returncode == status
    assert run(checkout, "HEAD~1", "HEAD", "--fail-on", "lost").returncode == 0


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("nowhere",), "neither a file, a folder nor a git revision"),
        (("HEAD:nowhere.md",), "is not in that revision"),
        (("--", "--upload-pack=x"), "neither a file, a folder nor a git revision"),
        (("broken.json", "broken.json"), "is not valid JSON"),
    ],
)
def test_wrong_arguments_are_messages(checkout: Path, args: tuple[str, ...], said: str) -> None:
    (checkout / "broken.json").write_text('{"entries": [')
    done = run(checkout, *args)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not done.stdout


def test_markdown_and_text(checkout: Path) -> None:
    assert "entries lost: 1" in run(checkout).stdout.splitlines()[-1]
    assert (
        "- removed **Alpha** in `One` `https://example.org/a` (**lost**)"
        in run(checkout, "--format", "markdown").stdout
    )
