"""`--since`: the entries that a change touched, in real checkouts."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from listmerge.config import Config
from listmerge.errors import InputError
from listmerge.files import read_source
from listmerge.lint import Linter
from listmerge.lint.changed import changed_since
from listmerge.lint.fix import fix
from listmerge.pipeline import read_lists, reader_for

OLD = """# T

| Name | Size |
| --- | --- |
| [One](https://one.example) | 10
| [Two](https://two.example) | 20
| [Three](https://three.example) | 30
"""


def git(*args: str) -> None:
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *args], check=True, capture_output=True)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with one commit of a.md; the working folder."""
    monkeypatch.chdir(tmp_path)
    git("init", "-q", "-b", "main")
    Path("a.md").write_text(OLD)
    git("add", ".")
    git("commit", "-q", "-m", "one")
    return tmp_path


def lines(*paths: str, since: str = "HEAD") -> list[tuple[str, int]]:
    """Where open rows are reported."""
    lists = read_lists(paths, Config(Path.cwd()))
    sources = {f.document.source.path: f.document.source for f in lists}
    linter = Linter(select=["open-row"], filters=[changed_since(since, list(sources.values()))])
    return [(d.path, sources[d.path].line_of(d.span.start)) for d in linter.findings(lists)]


def test_no_change_no_findings(checkout: Path) -> None:
    assert lines("a.md") == []


def test_only_the_touched_entry(checkout: Path) -> None:
    Path("a.md").write_text(OLD.replace("20", "25"))
    assert lines("a.md") == [("a.md", 6)]


def test_staged_changes_count_as_in_a_hook(checkout: Path) -> None:
    Path("a.md").write_text(OLD.replace("30", "35"))
    git("add", "a.md")
    assert lines("a.md") == [("a.md", 7)]


def test_lines_taken_out_touch_their_neighbours(checkout: Path) -> None:
    Path("a.md").write_text("".join(OLD.splitlines(True)[:5] + OLD.splitlines(True)[6:]))
    assert lines("a.md") == [("a.md", 5), ("a.md", 6)]


def test_a_new_file_is_all_new(checkout: Path) -> None:
    Path("b.md").write_text(OLD)
    assert lines("a.md", "b.md") == [("b.md", 5), ("b.md", 6), ("b.md", 7)]


def test_in_a_folder_below_and_by_full_path(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.md").write_text(OLD.replace("20", "25"))
    (checkout / "below").mkdir()
    monkeypatch.chdir(checkout / "below")
    assert lines("../a.md") == [("../a.md", 6)]
    assert lines(str(checkout / "a.md")) == [(str(checkout / "a.md"), 6)]


def test_before_the_first_commit_everything_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    git("init", "-q")
    Path("a.md").write_text(OLD)
    assert len(lines("a.md")) == 3


def test_against_an_older_revision(checkout: Path) -> None:
    for new in ("11", "12"):
        Path("a.md").write_text(OLD.replace("10", new))
        git("commit", "-q", "-am", new)
    assert lines("a.md", since="HEAD~2") == [("a.md", 5)]


def test_settings_of_the_user_do_not_disturb(checkout: Path) -> None:
    git("config", "color.ui", "always")
    git("config", "diff.noprefix", "true")
    git("config", "diff.external", "false")
    git("config", "core.quotePath", "true")
    Path("ä b.md").write_text(OLD)
    git("add", ".")
    git("commit", "-q", "-m", "two")
    Path("ä b.md").write_text(OLD.replace("20", "25"))
    assert lines("ä b.md") == [("ä b.md", 6)]


def test_fixes_stay_with_the_touched_entries(checkout: Path) -> None:
    Path("a.md").write_text("Intro.\n\n" + OLD.replace("20", "25"))
    lists = read_lists(["a.md"], Config(Path.cwd()))
    linter = Linter(select=["open-row"], filters=[changed_since("HEAD", [f.document.source for f in lists])])
    outcome = fix(lists, linter, [reader_for(f, linter.config) for f in lists])
    assert outcome.lists[0].document.source.text == "Intro.\n\n" + OLD.replace("20", "25 |")


def test_outside_of_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    Path("a.md").write_text(OLD)
    with pytest.raises(InputError, match="no git checkout"):
        changed_since("HEAD", [read_source("a.md")])


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD:a.md", ""])
def test_unknown_revisions(checkout: Path, revision: str) -> None:
    with pytest.raises(InputError, match="no such revision"):
        changed_since(revision, [read_source("a.md")])
    assert not Path("x").exists()
