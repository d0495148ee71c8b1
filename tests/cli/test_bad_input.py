"""Bad input is normal input: a clear message with path, line and remedy, exit status 2, never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


def listmerge(*args: str, cwd: Path, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run the real command; a minute is far more than anything here may take."""
    return subprocess.run(
        [sys.executable, "-m", "listmerge", *args], cwd=cwd, input=stdin, capture_output=True, timeout=60, check=False
    )


def refused(done: subprocess.CompletedProcess[bytes], *words: str) -> None:
    message = done.stderr.decode()
    assert done.returncode == 2, message
    assert "Traceback" not in message
    for word in words:
        assert word in message


def test_missing_file(tmp_path: Path) -> None:
    refused(listmerge("parse", "gone.md", cwd=tmp_path), "gone.md", "does not exist", "check the spelling")


def test_no_lists_at_all(tmp_path: Path) -> None:
    refused(listmerge("parse", cwd=tmp_path), "no lists found", "listmerge init")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# a\n")
    path.chmod(0)
    refused(listmerge("parse", "a.md", cwd=tmp_path), "a.md", "can't be read")


def test_empty_file_is_an_empty_list(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"")
    done = listmerge("parse", "a.md", "--format", "json", cwd=tmp_path)
    assert done.returncode == 0
    assert json.loads(done.stdout)["lists"][0]["records"] == []


def test_binary_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    refused(listmerge("parse", "a.md", cwd=tmp_path), "a.md", "binary")


def test_file_over_the_limit_and_a_raised_limit(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("- [a](https://a.example) - text\n" * 100)
    (tmp_path / "listmerge.yaml").write_text("lists: [a.md]\nlimits:\n  file-size: 1000\n")
    refused(listmerge("parse", cwd=tmp_path), "a.md", "1,000 bytes", "file-size")
    (tmp_path / "listmerge.yaml").write_text("lists: [a.md]\nlimits:\n  file-size: 10000\n")
    assert listmerge("parse", cwd=tmp_path).returncode == 0


def test_more_files_or_entries_than_allowed(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.md").write_text("# List\n\n## Part\n\n- [One](https://one.example) - First.\n")
    config = tmp_path / "listmerge.yaml"
    lists = "lists: [a.md, b.md, c.md]\nlimits:\n"
    config.write_text(f"{lists}  files: 2\n")
    for command in ("parse", "lint", "fmt", "build"):
        refused(listmerge(command, cwd=tmp_path), "3 files", "limit of 2", "files:")
    config.write_text(f"{lists}  entries: 2\n")
    for command in ("parse", "dupes", "build"):
        refused(listmerge(command, cwd=tmp_path), "c.md", "limit of 2", "entries:")
    config.write_text(f"{lists}  files: 3\n  entries: 3\n")
    assert listmerge("parse", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("line", ["files: 0", "entries: -5", "file-size: 0", "entries: many", "entrys: 5"])
def test_a_limit_is_a_number_from_one_on(line: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("- [One](https://one.example) - First.\n")
    (tmp_path / "listmerge.yaml").write_text(f"lists: [a.md]\nlimits:\n  {line}\n")
    refused(listmerge("parse", cwd=tmp_path), "listmerge.yaml:3", line.partition(":")[0])


def test_latin_1_is_read_and_reported(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("# Café\n\n- [Thé](https://the.example) - chaud\n".encode("latin-1"))
    done = listmerge("lint", "a.md", "--format", "json", cwd=tmp_path)
    assert done.returncode == 1
    found = [f for f in json.loads(done.stdout)["findings"] if f["rule"] == "undecodable-bytes"]
    assert [(f["line"], f["column"]) for f in found] == [(1, 6), (3, 6)]


@pytest.mark.parametrize(
    "text",
    [
        ">" * 10_000 + " deep",
        "- " * 10_000 + "deep",
        "[" * 10_000,
        "*a **a " * 20_000,
        "# a" + " " * 100_000 + "b",
        "x" * 1_000_000,
        "|" * 1_000_000,
        "\n" * 1_000_000,
        "![" * 200_000,
        "<a " * 200_000,
        "- [a](https://a.example" + "(" * 100_000,
        "| a |\n| --- |\n" + "| b " * 200_000,
    ],
    ids=["quotes", "items", "brackets", "emphasis", "spaces", "line", "pipes", "blank", "images", "tags", "url", "row"],
)
def test_pathological_input_ends(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# List\n\n## S\n\n- [One](https://one.example) - First.\n\n" + text + "\n")
    done = listmerge("parse", "a.md", "--format", "json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()[-500:]
    assert json.loads(done.stdout)["lists"][0]["records"][0]["name"] == "One"


@pytest.mark.parametrize(
    ("yaml", "words"),
    [
        ("lists: [a.md]\nmergd: out\n", ["listmerge.yaml:2", "`mergd`", "did you mean `merged`"]),
        ("lists:\n  - path: a.md\n    orgin: x\n", ["listmerge.yaml:3", "orgin", "did you mean `origin`"]),
        ("lists:\n  - path: a.md\n    text: some\n", ["listmerge.yaml:3", "'some'", "verbatim"]),
        ("lists: a.md\n", ["listmerge.yaml:1", "should be a list"]),
        ("lists: [a.md\nmerged: x\n", ["listmerge.yaml", "not valid YAML"]),
        ("merged: x\nlists: [a.md]\nmerged: y\n", ["listmerge.yaml:3", 'found duplicate key "merged"\n']),
        ("- a\n- b\n", ["listmerge.yaml:1", "not a mapping"]),
        ("lists:\n  - title: x\n", ["listmerge.yaml:2", "no `path`"]),
        ("lists: [a.md]\nlimits: {file-size: big}\n", ["listmerge.yaml:2", "whole number"]),
        ("<<<<<<< HEAD\nlists: [a.md]\n", ["listmerge.yaml"]),
    ],
)
def test_configuration_errors_name_the_line_and_a_remedy(yaml: str, words: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# a\n")
    (tmp_path / "listmerge.yaml").write_text(yaml)
    refused(listmerge("parse", cwd=tmp_path), *words)


BOMB = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{b}: &{b} [{','.join([f'*{a}'] * 10)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("yaml", "words"),
    [
        (BOMB + "sections: {x: *i}\n", ["listmerge.yaml", "100,000 values", "aliases"]),
        ("lists: &a [*a]\n", ["listmerge.yaml:1"]),
        ("lists: " + "[" * 5_000 + "\n", ["listmerge.yaml"]),
        ("title: a\ntitle: b\n", ["listmerge.yaml:2", "title"]),
        ("lists:\n\t- a.md\n", ["listmerge.yaml:2"]),
        ("lists: [a.md]\ntitle: 'half\n", ["listmerge.yaml"]),
        ("title: !!python/object/apply:os.system [echo]\n", ["listmerge.yaml"]),
        ("merged: out\n\0", ["listmerge.yaml"]),
    ],
    ids=["bomb", "itself", "deep", "twice", "tab", "half", "object", "zero"],
)
def test_hostile_yaml(yaml: str, words: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# a\n")
    (tmp_path / "listmerge.yaml").write_text(yaml)
    done = listmerge("build", cwd=tmp_path)
    refused(done, *words)
    assert "bug" not in done.stderr.decode()


def test_configured_paths_that_lead_out_of_the_project_are_refused(tmp_path: Path) -> None:
    project, outside = tmp_path / "p", tmp_path / "out"
    (project / ".git").mkdir(parents=True)
    outside.mkdir()
    (outside / "s.md").write_text("- [s](https://s.example) - text\n")
    (project / "listmerge.yaml").write_text("lists: [s.md]\n")
    (project / "s.md").symlink_to(outside / "s.md")
    refused(listmerge("parse", cwd=project), "s.md", "symbolic link")
    (project / "s.md").unlink()
    (project / "s.md").write_text("- [s](https://s.example) - text\n")
    (project / "merged").symlink_to(outside)
    refused(listmerge("build", cwd=project), "merged", "symbolic link")
    assert [p.name for p in outside.iterdir()] == ["s.md"]


def test_a_link_within_the_project_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/list.md").write_text("# T  \n\n- [a](https://a.example)  -  Text.\n")
    (tmp_path / "README.md").symlink_to("docs/list.md")
    assert listmerge("fmt", "README.md", cwd=tmp_path).returncode == 0
    assert (tmp_path / "README.md").is_symlink()
    assert (tmp_path / "docs/list.md").read_text().startswith("# T\n")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    (tmp_path / "listmerge.yaml").write_text("lists: [a.md]\n")
    refused(listmerge("parse", cwd=tmp_path), "a.md", "neither a file nor a folder")


def test_no_program_of_a_checkout_is_run(tmp_path: Path) -> None:
    def git(*args: str) -> None:
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *args], cwd=tmp_path, check=True)

    git("init", "-q")
    (tmp_path / "a.md").write_text("# T\n\n- [a](https://a.example) - Text.\n")
    git("add", "a.md")
    git("commit", "-qm", "one")
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
    trap.chmod(0o755)
    for key in ("core.fsmonitor", "diff.external", "core.pager"):
        git("config", key, str(trap))
    (tmp_path / "a.md").write_text("# T\n\n- [a](https://a.example) - Other text.\n")
    assert listmerge("lint", "--since", "HEAD", "a.md", "--exit-zero", cwd=tmp_path).returncode == 0
    assert listmerge("diff", "HEAD", cwd=tmp_path).returncode in (0, 1, 2)
    assert not (tmp_path / "sprung").exists()


def test_unknown_command_option_and_rule_are_suggested(tmp_path: Path) -> None:
    refused(listmerge("prase", cwd=tmp_path), "parse")
    refused(listmerge("parse", "--formt", "json", cwd=tmp_path), "--format")
    refused(listmerge("lint", "--select", "open-raw", cwd=tmp_path), "open-row")


def test_standard_input(tmp_path: Path) -> None:
    text = b"# L\n\n## S\n\n- [One](https://one.example) - First.\n"
    done = listmerge("parse", "-", "--format", "json", cwd=tmp_path, stdin=text)
    assert json.loads(done.stdout)["lists"][0]["records"][0]["id"] == "stdin/one"


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# L\n\n## S\n\n" + "- [One](https://one.example) - First.\n" * 5000)
    command = f"{sys.executable} -m listmerge parse a.md --format json | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0
    assert done.stderr == b""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no shell that closes streams")
@pytest.mark.parametrize("command", ["parse a.md >&-", "diff a.md b.md >&-", "init <&-", "review <&-", "dupes 2>&-"])
def test_closed_streams_are_no_terminals(tmp_path: Path, command: str) -> None:
    (tmp_path / "a.md").write_text("# A\n\n- [One](https://one.example) - First.\n")
    (tmp_path / "b.md").write_text("# B\n\n- [One](https://two.example) - First.\n")
    words = f"{sys.executable} -m listmerge {command}"
    done = subprocess.run(words, shell=True, cwd=tmp_path, capture_output=True, timeout=60, check=False)
    assert b"bug" not in done.stderr and b"Traceback" not in done.stderr


def test_links_out_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("- [secret](https://s.example) - text\n")
    inside = tmp_path / "in"
    inside.mkdir()
    (inside / "a.md").write_text("# a\n")
    (inside / "out.md").symlink_to(tmp_path / "secret.md")
    done = listmerge("parse", "in", "--format", "json", cwd=tmp_path)
    assert [d["path"] for d in json.loads(done.stdout)["lists"]] == ["in/a.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need rights there")
@pytest.mark.parametrize("words", [["lint", "."], ["lint"], ["fmt", "--check", "."]])
def test_a_link_that_leads_to_itself_is_named(tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "a.md").write_text("# A\n\n- [One](https://one.example) - First.\n")
    (tmp_path / "loop.md").symlink_to("loop.md")
    (tmp_path / "listmerge.yaml").write_text("lists: [a.md, loop.md]\n")
    done = listmerge(*words, cwd=tmp_path)
    refused(done, "loop.md: can't be read: Too many levels of symbolic links")
    assert b"bug" not in done.stderr


def test_an_interrupt_while_modules_are_imported_is_told_in_a_word(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n")
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-m", "listmerge", "--version"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (130, "interrupted\n")
