"""Counts as lists state them, for the rules about facts."""

from __future__ import annotations

import re
from functools import lru_cache

from listmerge.patterns import lazy
from listmerge.text import Span
from listmerge.values import frozen

_SCALES = {"k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6, "b": 10**9, "billion": 10**9}
#: A number with thousands grouped by commas or none, and what multiplies it. Not part of a word, a version or a range.
_COUNT = lazy(
    r"(?<![\w.,/–-])(?P<digits>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
    r"(?P<scale>\s?(?:million|billion|thousand)\b|[kKMB]\b)?(?P<plus>\+)?(?!\w|[.,]\d|%|[-–]\d|\s?[-–]\s?\d)"
)
_UNIT = lazy(r"\s+((?:[A-Za-z][\w/-]*\s+){0,3}?)([A-Za-z][\w-]*s|people|data)\b")
#: Keys that ask for a count: `Patient count`, `Number of letters`.
_ASKS = lazy(r"(?P<noun>[A-Za-z]+) count$|(?:number|no\.?|#|count) (?:of )?(?P<of>[A-Za-z]+)$", re.IGNORECASE)
#: Words that end the phrase a number belongs to.
_STOPS = frozenset(
    "of from with in on for across to by that which who between at per as and or is are was were than".split()
)
#: Words for people that are counted; one kind, as far as a count goes.
_PEOPLE = frozenset(
    "patients subjects participants people persons individuals adults donors volunteers respondents children women men".split()
)


@frozen
class Count:
    """A number with what it counts. unit: the noun in lower case, `people` for all words for people; empty if none."""

    value: float
    step: float
    unit: str
    text: str
    span: Span

    def rounds(self, other: Count) -> bool:
        """Whether one of the two can be the other one rounded."""
        step = max(self.step, other.step)
        return self.value == other.value or abs(self.value - other.value) < step / 2


def unit_of(noun: str) -> str:
    """The kind of thing a noun counts: plural, `people` for all words for people."""
    word = noun.casefold()
    plural = word if word.endswith("s") or word == "people" else f"{word}s"
    return "people" if plural in _PEOPLE else plural


@lru_cache(1024)
def asked_for(key: str) -> str:
    """What a key wants to have counted, as `unit_of` says it; empty if it asks for no count."""
    m = _ASKS.match(key)
    return unit_of(m["noun"] or m["of"]) if m else ""


def counts(text: str, start: int = 0) -> list[Count]:
    """The counts in a text that stands at an offset, in order; years and numbers in ranges are none."""
    found = []
    for m in _COUNT.finditer(text):
        digits = m["digits"].replace(",", "")
        scale = _SCALES.get((m["scale"] or "").strip().lower(), 1)
        value = float(digits) * scale
        if scale == 1 and "," not in m["digits"] and "." in digits:
            continue
        span = Span(start + m.start(), start + m.end())
        found.append(Count(value, _step(digits, scale), _unit(text, m.end()), m.group().strip(), span))
    return found


def _step(digits: str, scale: int) -> float:
    """The number's own precision: 10,000 for 40,000, 100 for 6.8k."""
    if scale > 1:
        return float(scale * 10.0 ** -len(digits.partition(".")[2]))
    zeros = len(digits) - len(digits.rstrip("0"))
    return float(10**zeros)


def _unit(text: str, at: int) -> str:
    m = _UNIT.match(text, at)
    if not m or any(w in _STOPS for w in m[1].casefold().split()):
        return ""
    return unit_of(m[2])
