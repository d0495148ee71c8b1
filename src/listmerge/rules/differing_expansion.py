"""An acronym spelt out in two ways: `Map Image Database (MID)` here, `Map Imaging Database (MID)` there.

One of the two is mostly a slip. Only forms that differ by the ending of one word are compared.

Bad:

```markdown
# Data

- [Town Image Letter Database (TILD)](https://one.example) - The Town Imaging Letter Database (TILD) holds letters.
```

Good:

```markdown
# Data

- [Town Image Letter Database (TILD)](https://one.example) - The Town Image Letter Database (TILD) holds letters.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Note, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._scan import line_around
from listmerge.rules._text_mask import masked
from listmerge.rules._wording import short
from listmerge.text import Span

SEVERITY: Severity = "warning"
FAMILY = "identity"
_ACRONYM = lazy(r"\((?<=[a-z] \()(?P<acronym>[A-Z]{3,8})\)")
_WORDS = lazy(r"[^\W_]+")
_SMALL = frozenset("of and the for in on to a an from with by at".split())
_REACH = 120
#: So many letters must be the same.
_LONG = 4


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each later form."""
    source, text = found.document.source, masked(found)
    first: dict[str, tuple[Span, list[str]]] = {}
    for m in _ACRONYM.finditer(text):
        span = _spelt_out(text, m)
        if span is None:
            continue
        words = _WORDS.findall(source.slice(span).casefold())
        old_span, old = first.setdefault(m["acronym"], (span, words))
        if old != words and _is_slip(old, words):
            message = (
                f"found `{short(source.slice(span))}` for {m['acronym']}, "
                f"expected `{short(source.slice(old_span))}` as on line {source.line_of(old_span.start)}"
            )
            notes = (Note(source.path, old_span, "the other one"),)
            yield Diagnostic("differing-expansion", SEVERITY, source.path, span, message, related=notes)


def _spelt_out(text: str, m: re.Match[str]) -> Span | None:
    """Where the words stand whose initials an acronym in brackets has; None if they don't stand in front of it."""
    start, _ = line_around(text, m.start(), max(0, m.start() - _REACH))
    words = list(_WORDS.finditer(text, start, m.start()))
    letters = list(m["acronym"].casefold())
    for word in reversed(words):
        if word[0][0].casefold() == letters[-1]:
            letters.pop()
            if not letters:
                return Span(word.start(), m.start() - 1)
        elif word[0].casefold() not in _SMALL:
            return None
    return None


def _is_slip(one: list[str], other: list[str]) -> bool:
    """Whether two forms have the same words but one, and that one differs by its ending; a plural is none."""
    differing = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    if len(one) != len(other) or len(differing) != 1:
        return False
    a, b = differing[0]
    if a.rstrip("s") == b.rstrip("s"):
        return False
    return len(a) >= _LONG and a[:_LONG] == b[:_LONG]
