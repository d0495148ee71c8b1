"""Another sign between name and description than most entries have, or none: `: ` where others have ` - `.

Whoever edits the list by a pattern, or reads it by machine, misses this one. Judged are bullets, by what at least seven
of ten do.

Bad:

```markdown
# Data

- [One](https://one.example) - Letters of the north.
- [Two](https://two.example) - Maps of the south.
- [Three](https://three.example) - Songs of the west.
- [Four](https://four.example) - Tales of the east.
- [Five](https://five.example) - Coins of the sea.
- [Six](https://six.example): Bells of the lake.
```

Good:

```markdown
# Data

- [One](https://one.example) - Letters of the north.
- [Two](https://two.example) - Maps of the south.
- [Three](https://three.example) - Songs of the west.
- [Four](https://four.example) - Tales of the east.
- [Five](https://five.example) - Coins of the sea.
- [Six](https://six.example) - Bells of the lake.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.patterns import lazy
from listmerge.record import Record, SourceList
from listmerge.rules._gathered import gathered
from listmerge.rules._majority import dominant
from listmerge.rules._wording import short
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "entries"
_USUAL, _AT_LEAST = 0.7, 5
#: What closes a name and its link, and then the sign with the space around it.
_BETWEEN = lazy(
    r"(?:[*_`~]|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)|\]\[[^\]]*\]|\])*+"
    r"(?P<gap>[ \t]*(?P<sign>[-–—:：]|--)[ \t]*|[ \t]+)[*_`~]*"
)
#: A description may begin behind nothing but a space; what goes on in small letters is a sentence with the name in it.
_BEGINS = lazy(r"(?:[A-Z][a-z]|(?:an?|is an?|is the) [a-z])")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each entry, or one for a list with many."""
    gaps = [(r, gap) for r in found.records if (gap := _gap(found, r)) is not None]
    written = [_shown(found.document.source.slice(g)) for _, g in gaps]
    usual = dominant(written, _USUAL, _AT_LEAST)
    if usual is None or not usual.strip():
        return
    findings = [_finding(found, r, g, w, usual) for (r, g), w in zip(gaps, written, strict=True) if w != usual]
    message = f"found {{n}} names with another sign behind them, expected `{usual}` as in most of the list"
    yield from gathered(findings, message, f"write `{usual}`")


def _finding(found: SourceList, record: Record, gap: Span, written: str, usual: str) -> Diagnostic:
    what = f"`{written}`" if written.strip() else "nothing but a space"
    name = short(record.name.value, 40)
    message = f"found {what} behind the name `{name}`, expected `{usual}` as in most of the list"
    fix = Fix(f"write `{usual}`", (Edit(gap, usual),), safe=False)
    span = Span(record.name.span.start, gap.end)
    return Diagnostic("name-separator", SEVERITY, found.document.source.path, span, message, fix)


def _gap(found: SourceList, record: Record) -> Span | None:
    """What stands between the name and the description of a line; None if there is more, or no description."""
    if record.description is None or "table" in record.style:
        return None
    text, start, end = found.document.source.text, record.name.span.end, record.description.span.start
    m = _BETWEEN.fullmatch(text, start, end) if start <= end else None
    if not m or not (m["sign"] or _BEGINS.match(text, end)):
        return None
    return Span(*m.span("gap"))


def _shown(gap: str) -> str:
    """A sign with the space around it, where that makes a difference."""
    sign = gap.strip()
    if sign in ("", ":", "："):
        return {"": " ", ":": ": "}.get(sign, sign)
    return f"{' ' if gap[0].isspace() else ''}{sign}{' ' if gap[-1].isspace() else ''}"
