"""Names that differ by their numbers alone: editions of one thing, and their order."""

from __future__ import annotations

import re

from listmerge.match.features import Features
from listmerge.match.words import GENERIC, is_coined, is_year

_DIGITS = re.compile(r"(?<!\d)\d++$")
_DECIMAL = re.compile(r"\d+(?:\.\d+)?")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def is_series(a: Features, b: Features) -> bool:
    """Whether names differ by their numbers alone: `MIMIC-IV` and `MIMIC-III, a …`, `CAMELYON16` and `CAMELYON17`."""
    if a.name.versions != b.name.versions and same_stem(a, b) and not (_years_only(a) or _years_only(b)):
        return True
    x, y = ({w for w in f.name.words if is_year(w)} for f in (a, b))
    if x and y and x.isdisjoint(y) and _stem(a) == _stem(b) != ():  # years alone are no editions of one another
        return True
    return a.name.words != b.name.words and _stem(a) == _stem(b) and _marks_number(a, b)


def is_mark(f: Features) -> bool:
    """Whether a name begins with a word made for it, whatever its number: `CAMELYON16`, not `Elastic-2.0`."""
    return is_coined(_DECIMAL.sub("", f.name.text))


def _years_only(f: Features) -> bool:
    return bool(f.name.versions) and all(is_year(v) for v in f.name.versions)


def _stem(f: Features) -> tuple[str, ...]:
    """The words of a name without numbers, at their ends too."""
    return tuple(s for w in f.name.core if (s := _DIGITS.sub("", w).rstrip("+")))


def _marks_number(a: Features, b: Features) -> bool:
    """Whether names of one stem differ in the digits glued to a word of at least three letters."""
    stems = [w for w in _stem(a) if len(w) >= 3 and w not in GENERIC]
    return bool(stems) and a.name.core != b.name.core


def same_stem(a: Features, b: Features) -> bool:
    """Whether the names are equal but for versions."""
    stems = [min(f.name.forms, key=len, default=()) for f in (a, b)]
    return stems[0] == stems[1] != () or bool(set(a.name.forms) & set(b.name.forms))


def edition(f: Features) -> tuple[float, ...]:
    """The numbers of a name in order: years, versions, digits glued to words; none at all comes first."""
    glued = [w for w in f.name.core if _DIGITS.search(w)]
    return tuple(sorted(_number(w) for w in (*f.name.versions, *glued)))


def _number(mark: str) -> float:
    if m := _DECIMAL.search(mark):
        return float(m.group())
    return float(_ROMAN.index(mark) + 1) if mark in _ROMAN else 0.0
