"""`listmerge fmt`: what is written, what is only shown, and when it exits how."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

MESSY = (
    "# T\n## One\n* [Aa set](https://example.org/1)- First letter. \n"
    "* [Bb set](https://example.org/2) - Second letter.\n"
)
NEAT = (
    "# T\n\n## One\n\n* [Aa set](https://example.org/1) - First letter.\n"
    "* [Bb set](https://example.org/2) - Second letter.\n"
)


def run(folder: Path, *args: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "listmerge", "fmt", *args]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, input=text, check=False)


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(MESSY)
    return tmp_path


def test_writes_and_settles(messy: Path) -> None:
    assert run(messy, "a.md").returncode == 0
    assert (messy / "a.md").read_text() == NEAT
    again = run(messy, "a.md")
    assert "0 of 1 list changed" in again.stderr
    assert run(messy, "a.md", "--check").returncode == 0


def test_check_and_diff_write_nothing(messy: Path) -> None:
    assert run(messy, "a.md", "--check").returncode == 1
    shown = run(messy, "a.md", "--diff")
    assert shown.returncode == 1
    assert "+* [Aa set](https://example.org/1) - First letter.\n" in shown.stdout
    assert (messy / "a.md").read_text() == MESSY


def test_standard_input_is_printed_formatted(tmp_path: Path) -> None:
    assert run(tmp_path, "-", text=MESSY).stdout == NEAT


def test_a_list_becomes_a_table_and_bullets_again(messy: Path) -> None:
    run(messy, "a.md", "--style", "table")
    assert "| [Aa set](https://example.org/1) | First letter. |" in (messy / "a.md").read_text()
    run(messy, "a.md", "--style", "bullets")
    assert (messy / "a.md").read_text() == NEAT.replace("* ", "- ")


def test_what_cannot_be_converted_stays_and_is_told(tmp_path: Path) -> None:
    below = "# T\n\n- [Whole](https://example.org/0) - All.\n  - [Part one](https://example.org/1) - A part.\n"
    below += "  - [Part two](https://example.org/2) - Another part.\n"
    (tmp_path / "a.md").write_text(below)
    done = run(tmp_path, "a.md", "--style", "table")
    assert done.returncode == 0
    assert "left as they were: 1" in done.stderr
    assert (tmp_path / "a.md").read_text() == below


def test_a_missing_file_is_a_message(tmp_path: Path) -> None:
    done = run(tmp_path, "nowhere.md")
    assert done.returncode == 2
    assert "nowhere.md: does not exist" in done.stderr
