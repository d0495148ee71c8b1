"""A folder with the sample lists, and the real command run in it, with a given matcher in place of the real one.

What a person is asked must not depend on the matcher's weights here, so the child process is given the
sample pairs.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from sample_lists import CARDIO, SIGNALS

_TESTS = Path(__file__).resolve().parents[1]
_CHILD = """
import listmerge.match
from sample_lists import sample_matching
listmerge.match.match = lambda lists, decisions=(): sample_matching()
from listmerge.__main__ import run
run()
"""
COMMAND = [sys.executable, "-c", _CHILD]


def environment() -> dict[str, str]:
    """A fixed day, and no git identity but the one in the folder."""
    return {
        **os.environ,
        "PYTHONPATH": str(_TESTS),
        "SOURCE_DATE_EPOCH": "1767312000",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "TERM": "xterm-256color",
    }


def workplace(folder: Path) -> Path:
    """A checkout of the sample lists by Ada, with `decisions.yaml` still to come; returns that file's path."""
    (folder / "lists").mkdir()
    (folder / "lists" / "cardio.md").write_text(CARDIO)
    (folder / "lists" / "signals.md").write_text(SIGNALS)
    for words in (["init", "-q"], ["config", "user.name", "Ada"]):
        subprocess.run(["git", *words], cwd=folder, check=True, env=environment(), timeout=60)
    return folder / "decisions.yaml"


def listmerge(*words: str, cwd: Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command without a terminal."""
    return subprocess.run(
        [*COMMAND, *words],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=environment(),
    )
