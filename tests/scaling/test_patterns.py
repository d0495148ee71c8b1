"""No regular expression takes more than about twice the time for twice the text, whatever the text.

Python gives no way to count the steps of a match, so CPU time is compared: of an attack made for the expression and of
the same at double length. What is fast at any rate is not looked at, and only much more than double counts.
"""

from __future__ import annotations

import math
import re
import signal
import sys
import time
from collections.abc import Callable
from types import FrameType

import pytest
from attacks import attacks
from patterns import ANCHORED, Use, uses

if sys.platform == "win32":
    pytest.skip("needs a timer of CPU time", allow_module_level=True)

SIZE = 8_000
#: CPU seconds that a linear expression stays far below at SIZE; quadratic ones need twice as much.
FAST = 0.03
#: Four times is quadratic, twice is linear.
RATIO = 2.9


class EnoughError(Exception):
    """A match takes so long that nobody need wait for its end."""


def _enough(number: int, frame: FrameType | None) -> None:
    raise EnoughError


def seconds(call: Callable[[str], object], text: str) -> float:
    """CPU seconds, at most about one."""
    start = time.process_time()
    before = signal.signal(signal.SIGVTALRM, _enough)
    signal.setitimer(signal.ITIMER_VIRTUAL, 1)
    try:
        call(text)
    except EnoughError:
        return math.inf
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return time.process_time() - start


def slow(pattern: re.Pattern[str], methods: frozenset[str]) -> str | None:
    """The begin of a text on which an expression is more than linear."""
    anchored = methods <= ANCHORED
    for name in sorted(methods) if anchored else ["search"]:
        call = getattr(pattern, name)
        for i, text in enumerate(attacks(pattern, SIZE)):
            if seconds(call, text) < FAST or min(seconds(call, text) for _ in range(2)) < FAST:
                continue
            small, large = (list(attacks(pattern, size))[i] for size in (SIZE // 2, SIZE))
            if seconds(call, small) == math.inf:
                return f"{text[:30]!r}…{text[-3:]!r}: without end"
            ratio = min(seconds(call, large) for _ in range(2)) / max(
                0.004, min(seconds(call, small) for _ in range(2))
            )
            if ratio > RATIO:
                return f"{text[:30]!r}…{text[-3:]!r}: {ratio:.1f} times"
    return None


@pytest.mark.parametrize(
    ("pattern", "method"),
    [(r"\s+$", "search"), (r"\w+@\w+", "search"), (r"[ab]*c?[ab]*$", "match")],
)
def test_bad_ones_are_seen(pattern: str, method: str) -> None:
    assert slow(re.compile(pattern), frozenset({method}))


@pytest.mark.parametrize("pattern", [r"(?<!\s)\s++$", r"a*b", r"[a-z]++@[a-z]++"])
def test_good_ones_are_not(pattern: str) -> None:
    assert slow(re.compile(pattern), frozenset({"match"})) is None


def test_every_expression_of_the_program() -> None:
    found: dict[tuple[str, int, bool], Use] = {}
    for use in uses():
        found.setdefault((use.pattern.pattern, use.pattern.flags, use.methods <= ANCHORED), use)
    assert len(found) > 200
    bad = {use.where: told for use in found.values() if (told := slow(use.pattern, use.methods))}
    assert bad == {}
