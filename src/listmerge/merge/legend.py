"""Codes that a list explains in its legend (`- P: demographics`), spelled out."""

from __future__ import annotations

import re

from listmerge.record import SourceList

_BLANK = r"[^\S\n]"
_CODE = r"[*_`]*(?P<code>[A-Za-z0-9]{1,3})[*_`]*"
#: `- P: demographics`, or the other way round.
_CODE_FIRST = re.compile(
    rf"^{_BLANK}*+[-*+]{_BLANK}++{_CODE}{_BLANK}*+[:=–-]{_BLANK}++(?P<meaning>\S.*)$", re.MULTILINE
)
_CODE_LAST = re.compile(
    rf"^{_BLANK}*+[-*+]{_BLANK}++(?P<meaning>[^:=\n]{{3,60}}?){_BLANK}*+[:=]{_BLANK}++{_CODE}{_BLANK}*+$", re.MULTILINE
)


def spelled_out(value: str, found: SourceList) -> str:
    """`P, L` as `demographics, laboratory tests`, if the legend has all the codes; else the value as it is."""
    codes = [c.strip() for c in value.split(",")]
    if not all(re.fullmatch(r"[A-Za-z0-9]{1,3}", c) for c in codes):
        return value
    legend = _legend(found)
    return ", ".join(legend[c] for c in codes) if all(c in legend for c in codes) else value


def _legend(found: SourceList) -> dict[str, str]:
    source = found.document.source
    text = "\n".join(source.slice(p.span) for p in found.prose if p.kind == "legend")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = [*_CODE_LAST.finditer(text), *_CODE_FIRST.finditer(text)]
    return {m.group("code"): m.group("meaning").strip() for m in lines}
