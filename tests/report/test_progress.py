"""The progress bar: on a terminal only, on standard error, and nothing is left of it."""

from __future__ import annotations

import subprocess
import sys

import pytest

CODE = """
import sys
from listmerge.report.progress import progress_bar
with progress_bar() as report:
    if report:
        for done in range(4):
            report("compare", done, 3)
print("rich" in sys.modules, report is None)
"""


def test_nobody_watches_then_nothing_is_drawn_or_imported() -> None:
    run = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert run.stdout == "False True\n"
    assert run.stderr == ""


def test_on_a_terminal_steps_are_shown() -> None:
    pexpect = pytest.importorskip("pexpect")
    child = pexpect.spawn(sys.executable, ["-c", CODE], encoding="utf-8", timeout=30, dimensions=(20, 80))
    child.expect("compare")
    child.expect("3/3")
    child.expect("True False")
