"""What is understood without click is what click makes of it, and everything else is left to it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listmerge.cli._lint_options import Options
from listmerge.cli.lint import command
from listmerge.cli.plain import plain_options

DECLARED = [word for p in command.params for word in p.opts if word.startswith("--")]
WORDS = [*DECLARED, "--exit", "--fix=1", "--format=json", "-", "--", "-h", "--unsafe_fixes", "--no-fix", "-x",
         "a.md", "b c.md", "lint", "", "json", "github", "open-row,structure", "3", "--select=x"]  # fmt: skip
PLAIN = [
    [],
    ["a.md"],
    ["--only-lists", "a.md", "b.md"],
    ["a.md", "--fix", "--exit-zero", "-"],
    ["--select", "open-row", "--select", "structure,links", "--ignore", "plain-http", "."],
    ["--format", "github", "--since", "origin/main"],
    ["--output-file", "x.json", "--baseline", "y.json", "--baseline", "z.json", "--statistics", "--no-cache"],
]


def by_click(words: list[str]) -> Options | None:
    """The options as the command itself understands them; None for a mistake or a request for help."""
    try:
        context = command.make_context("lint", list(words), help_option_names=["-h", "--help"])
        return Options(**context.params)
    except (click.exceptions.Exit, click.ClickException):
        return None


@pytest.mark.parametrize("words", PLAIN)
def test_what_hooks_use_is_plain(words: list[str]) -> None:
    assert plain_options(["lint", *words]) == by_click(words) is not None


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=6))
def test_what_is_understood_is_what_click_understands(words: list[str]) -> None:
    understood = plain_options(["lint", *words])
    assert understood is None or understood == by_click(words)


@pytest.mark.parametrize("words", [[], ["--version"], ["--config", "x.yaml", "lint"], ["rules"], ["Lint"]])
def test_all_but_lint_is_left_to_click(words: list[str]) -> None:
    assert plain_options(words) is None


def test_patterns_are_left_to_click_where_it_expands_them(monkeypatch: pytest.MonkeyPatch) -> None:
    assert plain_options(["lint", "*.md"]) == by_click(["*.md"])
    monkeypatch.setattr(sys, "platform", "win32")
    assert plain_options(["lint", "*.md"]) is None


def run(folder: Path, *words: str, start: str) -> tuple[int, bytes, bytes]:
    """Status, output and error of `lint`, by the program as it starts or by click alone."""
    script = f"import sys; sys.argv[0] = 'listmerge'; import listmerge.__main__ as m; {start}m.main()"
    env = {k: v for k, v in os.environ.items() if not k.startswith("LISTMERGE_")} | {"LISTMERGE_NO_CACHE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", script, "lint", *words],
        cwd=folder,
        env=env,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    "given",
    ["a.md", "gone.md", "a.md bin.md", "--select no-such-rule a.md", "--select open-row --exit-zero a.md",
     "--since HEAD -", "--format xml a.md", "--diff --unsafe-fixes a.md", "--statistics --format github a.md",
     "--output-file none/x/../out.txt a.md", "--baseline none.json a.md"],
)  # fmt: skip
def test_the_program_says_what_the_command_says(tmp_path: Path, given: str) -> None:
    (tmp_path / "a.md").write_text("# T\n\n- [One](https://one.example)- First  thing.\n- [Two](gone.md) - Second.")
    (tmp_path / "bin.md").write_bytes(b"\0\1\2")
    alone = run(tmp_path, *given.split(), start="import listmerge.cli.plain as p; p.run_plain = lambda w: None; ")
    assert run(tmp_path, *given.split(), start="") == alone


@pytest.mark.skipif(sys.platform == "win32", reason="there is no shell that closes streams")
@pytest.mark.parametrize("words", ["lint a.md", "lint --exit-zero --jobs=1 a.md"])
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_are_no_bug(tmp_path: Path, words: str, closed: str) -> None:
    (tmp_path / "a.md").write_text("# T\n\n- [One](https://one.example) - First thing.\n")
    command = f"{sys.executable} -m listmerge {words} {closed}"
    done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, timeout=60, check=False)
    assert b"bug" not in done.stderr and b"Traceback" not in done.stderr
    assert done.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there is no shell that closes streams")
@pytest.mark.parametrize("words", ["--format json", "--format=json"])
def test_who_reads_no_further_changes_no_status(tmp_path: Path, words: str) -> None:
    (tmp_path / "a.md").write_text("# T\n\n" + "- [One](https://one.example) - First  thing.\n")
    command = f"{sys.executable} -m listmerge lint {words} --select double-space a.md | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (1, b"1 finding in 1 list; `--fix` can mend 1\n")


def shell(folder: Path, command: str) -> tuple[int, str, str]:
    """Status, output and errors of a command line in which LISTMERGE is the program."""
    words = command.replace("LISTMERGE", f"{sys.executable} -m listmerge")
    done = subprocess.run(words, shell=True, cwd=folder, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("words", ["lint a.md", "lint --diff a.md", "lint --help"])
def test_a_full_disk_is_no_bug(tmp_path: Path, words: str) -> None:
    (tmp_path / "a.md").write_text("# T\n\n- [One](https://one.example) - First  thing.\n")
    message = "listmerge: the output can't be written: No space left on device\n"
    assert shell(tmp_path, f"LISTMERGE {words} >/dev/full") == (2, "", message)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
@pytest.mark.parametrize(("words", "status"), [("a.md", 1), ("--exit-zero a.md", 0), ("gone.md", 2), ("--gone", 2)])
@pytest.mark.parametrize("where", ["/dev/full", "&-"])
def test_the_status_is_right_though_nobody_can_be_told(tmp_path: Path, words: str, status: int, where: str) -> None:
    (tmp_path / "a.md").write_text("# T\n\n- [One](https://one.example) - First  thing.\n")
    got, out, _ = shell(tmp_path, f"LISTMERGE lint --format concise {words} 2>{where}")
    assert got == status
    assert out.count("\n") == (1 if status < 2 else 0), "errors don't go to standard output"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no shell that closes streams")
@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("LISTMERGE lint - <&-", "standard input is closed"),
        ("LISTMERGE lint - 0>x", "standard input can't be read: Bad file descriptor"),
        ("LISTMERGE lint ''", "'': does not exist"),
        ("mkdir x && cd x && rmdir ../x && LISTMERGE lint /a.md", "the current folder does not exist any more"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, command: str, message: str) -> None:
    status, out, errors = shell(tmp_path, command)
    assert (status, out) == (2, "")
    assert f"listmerge: {message}\n" in errors and "bug" not in errors
