"""Years of data: `2001 through 2012`, `2008 - 2019`, `2019 onwards` in one form."""

from __future__ import annotations

import re

from listmerge.patterns import lazy

#: The last year of a stretch that still goes on.
OPEN_END = 9999
_YEAR = r"((?:1[5-9]|20)\d\d)"
_RANGE = lazy(
    _YEAR + r"\s*(?:-|–|—|to|through|until|till|and|&)\s*(?:" + _YEAR + r"|(present|now|today|ongoing))", re.IGNORECASE
)
_OPEN = lazy(r"(?:since|from)\s+" + _YEAR + r"|" + _YEAR + r"\s*(?:onwards?|\+|-\s*$|–\s*$)", re.IGNORECASE)
_ONE = lazy(r"^\D*" + _YEAR + r"\D*$")


def normal_years(text: str) -> str | None:
    """`2001–2012`, `1963–present`, `2019–` or `2020`; None where the text says no such thing."""
    if m := _RANGE.search(text):
        return f"{m.group(1)}–{m.group(2) or 'present'}"
    if m := _OPEN.search(text):
        return f"{m.group(1) or m.group(2)}–"
    if m := _ONE.match(text):
        return m.group(1)
    return None


def year_span(text: str) -> tuple[int, int] | None:
    """The first and the last year, `OPEN_END` for one that is not over; None where the text says no such thing."""
    first, dash, last = (normal_years(text) or "").partition("–")
    if not first:
        return None
    return int(first), int(last) if last.isdigit() else OPEN_END if dash else int(first)
