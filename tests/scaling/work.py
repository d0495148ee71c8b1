"""Work counted, not timed: how many lines of the program run, function by function.

Seconds depend on the machine; the lines that run do not. Counting them for each function shows a loop in a loop long
before it costs more than all the rest.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, TypeVar

import mistune

import listmerge

#: Only what stands here is counted: the rest of Python is called by it, and `<string>` is what dataclasses make.
OURS = (str(Path(listmerge.__file__).parent), str(Path(mistune.__file__).parent), "<string>")

Result = TypeVar("Result")
Work = Counter[str]


def counted(call: Callable[[], Result]) -> tuple[Result, Work]:
    """What a call returns, and how many lines ran in each function (`file:function:first line`)."""
    lines: Counter[CodeType] = Counter()
    ours: dict[CodeType, bool] = {}

    def line(frame: FrameType, event: str, arg: Any) -> Any:
        lines[frame.f_code] += 1
        return line

    def enter(frame: FrameType, event: str, arg: Any) -> Any:
        code = frame.f_code
        mine = ours.get(code)
        if mine is None:
            mine = ours[code] = code.co_filename.startswith(OURS)
        if not mine:
            return None
        lines[code] += 1
        return line

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        result = call()
    finally:
        sys.settrace(before)
    work: Work = Counter()
    for code, number in lines.items():
        theirs = "mistune " if code.co_filename.startswith(OURS[1]) else ""
        work[f"{theirs}{Path(code.co_filename).name}:{code.co_name}:{code.co_firstlineno}"] += number
    return result, work


def grown(small: Work, large: Work, least: int, ratio: float) -> dict[str, tuple[int, int]]:
    """Our functions of which more than `ratio` times as many lines ran, if there were at least so many of them.

    What mistune does is bounded by the limits of markup in one paragraph, below which it may be quadratic.
    """
    ours = {f: n for f, n in large.items() if not f.startswith("mistune ")}
    return {f: (small[f], n) for f, n in ours.items() if n > max(least, ratio * small[f])}
