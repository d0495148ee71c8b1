"""The legend of a list: its codes, and the columns in which they stand."""

from __future__ import annotations

import re

from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._entry_values import Column, columns
from listmerge.rules._per_list import per_list
from listmerge.text import Span
from listmerge.values import frozen

_ITEM = lazy(
    r"^[ \t]*+(?:(?:[-*+|]|\d++[.)])[ \t]*+)?(?:(?P<term>[A-Za-z][\w ,/&-]{2,60}?)\s*[:=–—-]\s*[`*]*(?P<last>[A-Z][A-Za-z]{0,2})[`*]*"
    r"|[`*]*(?P<first>[A-Z][A-Za-z]{0,2})[`*]*\s*(?:[:=]|\s[–—-])\s*(?P<meaning>[A-Za-z][\w ,/&-]{2,60}))[ \t]*+(?:\|[ \t]*+)?$",
    re.MULTILINE,
)
_DIVIDER = lazy(r"\s*[,;/+&|]\s*|\s+")
#: A column belongs to a legend if at least this part of its cells hold nothing else.
_USUAL = 0.6


@frozen
class Code:
    """A code, what it stands for, and where it is explained."""

    code: str
    meaning: str
    span: Span


@frozen
class Coded:
    """A column of codes and the codes that its legend explains."""

    column: Column
    codes: tuple[Code, ...]


@per_list
def coded_columns(found: SourceList) -> list[Coded]:
    """The columns whose cells mostly hold codes of a legend."""
    source, codes = found.document.source, []
    for prose in found.prose:
        if prose.kind in ("legend", "preamble", "note"):
            for m in _ITEM.finditer(source.slice(prose.span)):
                group = "last" if m["last"] else "first"
                span = Span(prose.span.start + m.start(group), prose.span.start + m.end(group))
                codes.append(Code(m[group], m["term"] or m["meaning"], span))
    known = {c.code for c in codes}
    if len(known) < 2:
        return []
    result = []
    for column in columns(found):
        said = [c.text for c in column.cells if c.text]
        if len(said) >= 3 and sum(not outside(t, known) for t in said) >= _USUAL * len(said):
            result.append(Coded(column, tuple(codes)))
    return result


def outside(text: str, known: set[str]) -> list[str]:
    """The words of a cell that are no codes."""
    return [w for w in tokens(text) if w not in known]


def tokens(text: str) -> list[str]:
    """What a cell holds, divided at commas, slashes and spaces."""
    return [w for w in _DIVIDER.split(text.strip()) if w]
