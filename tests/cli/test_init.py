"""`listmerge init` on a stranger's repository: says what it sees, writes what is missing, changes nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ENTRIES = "".join(f"- [Tool {n}](https://tool{n}.example) - Does {n} things.\n" for n in range(6))


def init(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "listmerge", "init", *args], cwd=folder, capture_output=True, text=True,
        timeout=60, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def repository(folder: Path) -> None:
    (folder / "README.md").write_text(f"# Tools\n\n## All\n\n{ENTRIES}", encoding="utf-8")
    (folder / "CONTRIBUTING.md").write_text(f"# Contributing\n\n## See\n\n{ENTRIES}", encoding="utf-8")
    (folder / "notes.md").write_text("# Notes\n\nOnly text.\n", encoding="utf-8")


def test_without_yes_and_without_a_terminal_nothing_is_written(tmp_path: Path) -> None:
    repository(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    done = init(tmp_path)
    assert done.returncode == 0
    assert "--yes" in done.stderr
    assert "bullet_tree 6" in done.stdout
    assert sorted(tmp_path.rglob("*")) == before


def test_yes_writes_what_is_missing_and_the_configuration_works(tmp_path: Path) -> None:
    repository(tmp_path)
    hook = tmp_path / ".pre-commit-config.yaml"
    hook.write_text("repos: []\n", encoding="utf-8")
    assert init(tmp_path, "--yes").returncode == 0
    assert hook.read_text(encoding="utf-8") == "repos: []\n"
    assert (tmp_path / ".github/workflows/lists.yml").is_file()
    written = (tmp_path / "listmerge.yaml").read_text(encoding="utf-8")
    assert "README.md" in written
    assert "CONTRIBUTING.md" not in written
    assert "notes.md" not in written
    parse = [sys.executable, "-m", "listmerge", "parse", "--format", "csv"]
    rows = subprocess.run(parse, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=True).stdout
    assert len(rows.splitlines()) == 7
    again = init(tmp_path, "--yes")
    assert again.returncode == 0
    assert (tmp_path / "listmerge.yaml").read_text(encoding="utf-8") == written


def test_a_folder_without_lists(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("# Notes\n\nOnly text.\n", encoding="utf-8")
    done = init(tmp_path, "--yes")
    assert done.returncode == 1
    assert not (tmp_path / "listmerge.yaml").exists()


def test_what_cannot_be_read_or_is_no_list_is_named_and_left_out(tmp_path: Path) -> None:
    repository(tmp_path)
    (tmp_path / "binary.md").write_bytes(b"\xff\xfe\0text")
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere")
    rst = "Lakes\n=====\n\n.. contents:: Lakes\n\n" + "".join(f"* `L{n} <https://l{n}.example>`_\n" for n in range(6))
    (tmp_path / "rst.md").write_text(rst, encoding="utf-8")
    done = init(tmp_path, "--yes")
    assert done.returncode == 0
    assert "binary.md: is a binary file" in done.stderr
    assert "gone.md: does not exist" in done.stderr
    assert "not markdown" in done.stdout
    written = (tmp_path / "listmerge.yaml").read_text(encoding="utf-8")
    assert [line.split()[2] for line in written.splitlines() if "path:" in line] == ['"README.md"']


def test_lines_not_understood_are_shown_with_the_way_to_pin_a_style(tmp_path: Path) -> None:
    unread = "- see the [list of others](https://others.example/list)\n"
    text = f"# Tools\n\n## All\n\n{ENTRIES}\n## Sounds\n\n{unread}\n## Rest\n\n{ENTRIES}"
    (tmp_path / "README.md").write_text(text, encoding="utf-8")
    done = init(tmp_path)
    assert "README.md:14: not understood, 1 line: - see the [list of others]" in done.stdout
    assert "style: bullet_tree # or" in done.stdout


def test_a_hook_configuration_that_is_there_is_left_with_a_word_on_what_to_add(tmp_path: Path) -> None:
    repository(tmp_path)
    (tmp_path / ".pre-commit-config.yaml").write_text("repos: []\n", encoding="utf-8")
    assert "id: listmerge-lint" in init(tmp_path, "--yes").stderr


def test_the_output_of_listmerge_is_no_list_of_the_repository(tmp_path: Path) -> None:
    repository(tmp_path)
    init(tmp_path, "--yes")
    (tmp_path / "merged").mkdir()
    (tmp_path / "merged" / "README.md").write_text(f"# Merged\n\n## All\n\n{ENTRIES}", encoding="utf-8")
    assert "merged" not in init(tmp_path).stdout
