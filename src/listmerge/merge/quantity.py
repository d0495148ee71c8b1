"""Sizes as typed numbers: `49,785 hospital admissions of 38,597 patients` is two counts of different things.

Numbers are read as English lists write them: `,` groups thousands, `k`, `M`, `B` and the words multiply.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SCALE = {"k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6, "b": 10**9, "billion": 10**9, "bn": 10**9}
_ABOUT = (
    r"(?P<about>[~≈><≥≤+]\s?|(?:over|more than|approximately|approx\.?|about|around|nearly|almost|up to|some|at least|"
    r"circa|less than|fewer than|under)\s+)?"
)
_NUMBER = (
    r"(?P<number>\d{1,3}(?:[,'’\u202f\u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<scale>\s?(?:million|billion|thousand|[kK]|M|B|bn)\b)?(?P<plus>\+)?"
)
QUANTITY = re.compile(_ABOUT + r"(?<![\w.])" + _NUMBER + r"(?![\w%])", re.IGNORECASE)
#: Ends the name of a unit.
_UNIT_END = re.compile(
    r"[,.;:()\[\]|/·]|(?<=s)\s(?:and|or)\b|\s(?:and|or)\s*$|\s(?:of|from|with|in|on|for|across|to|by|that|which|who|"
    r"between|at|per|as|were|was|are|is|made|spanning|covering)\b",
    re.IGNORECASE,
)
#: Words for the same kind of unit; the first is its name.
_FAMILIES = (
    frozenset(
        "patients patient subjects subject participants participant people persons individuals donors adults "
        "volunteers respondents".split()
    ),
    frozenset("images image pictures photographs photos".split()),
    frozenset("radiographs radiograph x-rays xrays films".split()),
    frozenset("articles article papers paper publications".split()),
    frozenset("recordings recording records".split()),
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    value: as a number. text: the number as written, without sign or word of approximation. bound: that sign or word.
    unit: what is counted, as written; None where nothing is said. step: the number's own precision (40,000 -> 10,000).
    """

    value: int | float
    text: str
    bound: str
    unit: str | None
    step: float

    @property
    def approximate(self) -> bool:
        """Whether it is a bound, said to be approximate, or written in thousands and more."""
        return bool(self.bound) or (self.step >= 100 and self.unit is None)

    @property
    def shown(self) -> str:
        """The number with the words that limit it."""
        joint = "" if not self.bound or self.bound in "~≈><≥≤" else " "
        return f"{self.bound}{joint}{self.text}"

    @property
    def head(self) -> str:
        """The family of its unit: the first of `patients, subjects, people`, else the unit's last word."""
        if not self.unit:
            return ""
        found = [w for w in re.split(r"\s+", self.unit.casefold()) if w]
        for family in _FAMILIES:
            if found[-1] in family or found[0] in family:
                return min(family)
        return found[-1]

    @property
    def qualifiers(self) -> frozenset[str]:
        """What limits the unit: `ICU` in `ICU admissions`."""
        return frozenset(re.split(r"\s+", (self.unit or "").casefold())[:-1]) - {
            "the",
            "medical",
            "different",
            "unique",
        }


def read_quantities(text: str, unit: str | None = None) -> list[Quantity]:
    """The counts of a text, in order; [] if it has no number that can be told from the words around it.

    unit: what the key says is counted, for a number without a unit of its own.
    """
    if re.search(r"\d\s?[-–—]\s?\d|\([^\d()]++\d++\s*+\)|[A-Za-z]\s*[<>]\s*\d", text):
        return []  # ranges, parts in brackets and `Most studies < 100` are words, not one number
    found = []
    matches = list(QUANTITY.finditer(text))
    for i, m in enumerate(matches):
        stop = matches[i + 1].start() if i + 1 < len(matches) else len(text)
        behind = text[m.end() : stop]
        end = _UNIT_END.search(behind)
        own = " ".join((behind[: end.start()] if end else behind).split()) or None
        found.append(_quantity(m, own or unit))
    return found


def _quantity(m: re.Match[str], unit: str | None) -> Quantity:
    scale = (m.group("scale") or "").strip().lower()
    digits = re.sub(r"[,'’\u202f\u00a0]", "", m.group("number"))
    factor = _SCALE.get(scale, 1)
    value = float(digits) * factor
    whole = round(value)
    number: int | float = whole if abs(value - whole) < 1e-6 else value
    step = factor * 10.0 ** -len(digits.partition(".")[2])
    if "." not in digits and not scale:
        step = 10.0 ** (len(digits) - len(digits.rstrip("0"))) if number else 1
    text = m.group("number") + (m.group("scale") or "").replace(" ", " ")
    bound = " ".join((m.group("about") or m.group("plus") or "").split())
    return Quantity(number, text, ">" if bound == "+" else bound, unit, step)


def same_unit(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities count the same kind of thing, so that different numbers are a conflict."""
    if a.head != b.head or not a.head:
        return False
    return not (a.qualifiers and b.qualifiers and not a.qualifiers & b.qualifiers)


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether one number can be the other one rounded, or lies within the other's bound."""
    low, high = sorted((a, b), key=lambda q: q.step)
    if low.value == high.value:
        return True
    if high.approximate or high.step >= 100:
        return abs(low.value - high.value) <= high.step / 2
    return False


def near(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers are so close that they may be meant for the same: within 15 % of the larger."""
    return abs(a.value - b.value) <= 0.15 * max(a.value, b.value)


def goodness(q: Quantity) -> tuple[int, int, float]:
    """Sorts the better statement first: stated unit, exact before rounded, finer step."""
    return (not q.unit, q.approximate, q.step)
