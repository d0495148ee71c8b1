"""A description that begins with a small letter where the others begin with a capital.

Names that are written small, such as those of programs, are left alone where they begin the description of their own
entry or are written as code. Where neither is usual, that is one finding for the whole list.

Bad:

```markdown
# Data

- [One](https://one.example) - Letters from the north.
- [Two](https://two.example) - Maps from the south.
- [Three](https://three.example) - Songs from the west.
- [Four](https://four.example) - Tales from the east.
- [Five](https://five.example) - Coins from the sea.
- [Six](https://six.example) - bells from the lake.
```

Good:

```markdown
# Data

- [One](https://one.example) - Letters from the north.
- [Two](https://two.example) - Maps from the south.
- [Three](https://three.example) - Songs from the west.
- [Four](https://four.example) - Tales from the east.
- [Five](https://five.example) - Coins from the sea.
- [Six](https://six.example) - Bells from the lake.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.patterns import lazy
from listmerge.record import Record, SourceList
from listmerge.rules._gathered import gathered, together
from listmerge.rules._language import is_english
from listmerge.rules._majority import are_divided, is_usual
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "entries"
_AT_LEAST = 5
_SHARE = 0.75
_ONE_WAY = "expected one way for all"
#: Written small by everybody, and an author's `by`.
_SMALL_NAMES = frozenset(
    "by curl git java javascript mpd npm numpy pandas pip pytest python scipy sklearn ssh vim".split()
)
_SMALL = lazy(r"[a-z]+(?=,? )")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each description, or one for a list with many."""
    if not is_english(found):
        return
    path = found.document.source.path
    described = [(r, r.description) for r in found.records if r.description]
    capitals = sum(d.value[:1].isupper() for _, d in described)
    small = [(d, m[0]) for r, d in described if (m := _SMALL.match(d.value)) and not _is_name(r, m[0])]
    if are_divided(capitals, len(small)):
        spans = [Span(d.span.start, d.span.start + len(word)) for d, word in small]
        message = (
            f"found {len(small)} of {capitals + len(small)} descriptions that begin with a small letter, {_ONE_WAY}"
        )
        yield together("lower-case-description", SEVERITY, path, spans, message)
    if not is_usual(capitals, capitals + len(small), _SHARE, _AT_LEAST):
        return
    findings = []
    for text, word in small:
        span = Span(text.span.start, text.span.start + len(word))
        if found.document.source.slice(span) == word and _is_set_off(found.document.source.text, span.start):
            fix = Fix("begin with a capital", (Edit(Span(span.start, span.start + 1), word[0].upper()),), safe=False)
            message = f"found a description that begins with the small `{word}`, expected `{word.capitalize()}`"
            findings.append(Diagnostic("lower-case-description", SEVERITY, path, span, message, fix))
    message = "found {n} descriptions that begin with a small letter, expected capitals as in most of the list"
    yield from gathered(findings, message, "begin them with capitals")


def _is_set_off(text: str, at: int) -> bool:
    """Whether a separator or a new line stands in front, so that no sentence runs on."""
    before = text[max(0, at - 12) : at].rstrip(" \t*_")
    return not before or before[-1] in "-–—:|\n\r>"


def _is_name(record: Record, word: str) -> bool:
    name = record.name.value.lower()
    return word in _SMALL_NAMES or (word in name if len(word) > 2 else word in name.split())
