"""Curly quotation marks and apostrophes among straight ones, or the other way round.

Somebody who searches for `patient's` does not find `patient’s`. Judged by what most of the list has, apostrophes and
quotation marks each by themselves.

Bad:

```markdown
# Data

- [One](https://one.example) - The town's letters, and the mayor's.
- [Two](https://two.example) - The king’s letters.
```

Good:

```markdown
# Data

- [One](https://one.example) - The town's letters, and the mayor's.
- [Two](https://two.example) - The king's letters.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._gathered import gathered
from listmerge.rules._language import is_english
from listmerge.rules._marks import by_line
from listmerge.rules._text_mask import BOUNDARY, MARKUP, characters, masked
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "text"
#: Straight ones are at hand on every keyboard: only a clear majority of curly ones speaks against them.
_CLEARLY = 2

_CURLY = "’‘´“”"
_KINDS = (
    ("apostrophe", lazy(r"'(?<=[A-Za-z]')(?=[A-Za-z])"), lazy(r"[’‘´](?<=[A-Za-z].)(?=[A-Za-z])"), "'"),
    ("quotation mark", lazy(r"\""), lazy(r"[“”]"), '"'),
)


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each line that has the rarer form, or one for all of them where they are many."""
    if characters(found).isdisjoint(_CURLY) or not is_english(found):
        return
    text = masked(found)
    for kind, straight, curly, plain in _KINDS:
        few = list(curly.finditer(text))
        many = list(straight.finditer(text)) if few else []
        if not many:
            continue
        if len(few) <= len(many):
            yield from _reported(found, kind, "curly", "straight", [Edit(Span(*m.span()), plain) for m in few])
        elif len(many) * _CLEARLY <= len(few):
            yield from _reported(found, kind, "straight", "curly", [_curled(text, m) for m in many])


def _reported(found: SourceList, kind: str, odd: str, usual: str, edits: list[Edit]) -> Iterator[Diagnostic]:
    def message(written: list[str], edits: list[Edit]) -> str:
        s = "s" if len(edits) > 1 else ""
        what = f"{len(edits)} {odd} {kind}{s} (`{written[0]}`)"
        return f"found {what}, expected {usual} (`{edits[0].text}`) as in most of the list"

    findings = list(by_line(found, "mixed-quotes", SEVERITY, edits, message, f"make it {usual}"))
    message_of_all = f"found {odd} {kind}s on {{n}} lines, expected {usual} ones as in most of the list"
    yield from gathered(findings, message_of_all, f"make them {usual}", each=10)


def _curled(text: str, m: re.Match[str]) -> Edit:
    if m[0] == "'":
        return Edit(Span(*m.span()), "’")
    opens = not text[m.start() - 1 : m.start()].strip(f"([{BOUNDARY}{MARKUP}")
    return Edit(Span(*m.span()), "“" if opens else "”")
