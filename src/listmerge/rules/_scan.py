"""Looking through long texts: only where something that is found quickly says that there may be a match.

A pattern that opens with something rare is looked for in a hundredth of the time of one that opens with a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from listmerge.rules._text_mask import BOUNDARY

_LINE_END = re.compile(f"[\n{BOUNDARY}]")


def in_lines(pattern: re.Pattern[str], hint: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """As `pattern.finditer(text)`, for one that matches only in lines, or between boundaries, in which the hint does."""
    at = 0
    while found := hint.search(text, at):
        start, at = line_around(text, found.start(), at)
        yield from pattern.finditer(text, start, at)


def with_phrases(pattern: re.Pattern[str], phrases: Sequence[str], text: str) -> Iterator[re.Match[str]]:
    """As `pattern.finditer(text)`, for one that matches only in lines, or between boundaries, that hold such a phrase.

    Phrases are in small letters of ASCII, and found in any case.
    """
    low = text.encode("ascii", "replace").lower().decode("ascii")  # found in a quarter of the time
    end = 0
    for place in sorted({p for phrase in phrases for p in _places(low, phrase)}):
        if place >= end:
            start, end = line_around(text, place, end)
            yield from pattern.finditer(text, start, end)


def starting_with(first: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """As `pattern.finditer(text)`, for a pattern whose matches all begin where `first`, a set of characters, matches."""
    at = 0
    while hint := first.search(text, at):
        found = pattern.match(text, hint.start())
        if found:
            yield found
        at = found.end() if found else hint.start() + 1


def _places(text: str, phrase: str) -> Iterator[int]:
    at = text.find(phrase)
    while at >= 0:
        yield at
        at = text.find(phrase, at + 1)


def line_around(text: str, at: int, after: int = 0) -> tuple[int, int]:
    """Where the line of an offset begins, or the passage between boundaries, but not before `after`, and ends."""
    end = _LINE_END.search(text, at)
    start = max(text.rfind("\n", after, at), text.rfind(BOUNDARY, after, at)) + 1
    return max(after, start), end.start() if end else len(text)
