"""A description that ends without a full stop where most have one, or with one where most have none.

Judged by what at least seven of ten descriptions of the list do; labels of a few words don't count, and of several
sentences the last one needs its full stop anywhere. Where neither is usual, that is one finding for the whole list.

Bad:

```markdown
# Data

- [One](https://one.example) - Letters from the towns of the north.
- [Two](https://two.example) - Maps from the towns of the south.
- [Three](https://three.example) - Songs from the towns of the west.
- [Four](https://four.example) - Tales from the towns of the east.
- [Five](https://five.example) - Coins from the towns by the sea.
- [Six](https://six.example) - Bells from the towns by the lake
```

Good:

```markdown
# Data

- [One](https://one.example) - Letters from the towns of the north.
- [Two](https://two.example) - Maps from the towns of the south.
- [Three](https://three.example) - Songs from the towns of the west.
- [Four](https://four.example) - Tales from the towns of the east.
- [Five](https://five.example) - Coins from the towns by the sea.
- [Six](https://six.example) - Bells from the towns by the lake.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.extract.abbreviations import ends_shortened
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._gathered import gathered, together
from listmerge.rules._majority import are_divided, is_usual
from listmerge.text import Located, Span

SEVERITY: Severity = "info"
FAMILY = "entries"
_WORDS = 4
_AT_LEAST = 5
_SHARE = 0.7
#: What may stand behind a full stop, and behind a last word.
_BEHIND_STOP = "'\"”’)]*_"
_BEHIND_WORD = f"{_BEHIND_STOP}%"
_SEVERAL = lazy(r"[a-z)][.!?] +[A-Z]")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each description, or one for a list with many."""
    texts = [r.description for r in found.records if r.description and r.description.value.count(" ") >= _WORDS - 1]
    stopped = [t for t in texts if _is_stopped(t.value)]
    open_ = [t for t in texts if t.value.rstrip(_BEHIND_WORD)[-1:].isalnum() and not _goes_on(found, t)]
    judged = len(stopped) + len(open_)
    if is_usual(len(stopped), judged, _SHARE, _AT_LEAST):
        odd = [_finding(found, t, True) for t in open_]
        yield from gathered(odd, "found {n} descriptions without a full stop, expected one as most have", "end them")
    elif is_usual(len(open_), judged, _SHARE, _AT_LEAST):
        odd = [
            _finding(found, t, False) for t in stopped if not _SEVERAL.search(t.value) and not ends_shortened(t.value)
        ]
        yield from gathered(
            odd, "found {n} descriptions with a full stop, expected none as most have none", "take them out"
        )
    elif are_divided(len(stopped), len(open_)):
        message = f"found {len(open_)} of {judged} descriptions without a full stop, expected one way for all"
        spans = [Span(max(t.span.start, t.span.end - 20), t.span.end) for t in open_]
        yield together("mixed-full-stops", SEVERITY, found.document.source.path, spans, message)


def _is_stopped(text: str) -> bool:
    """Whether a text ends in one full stop, closing marks aside."""
    bare = text.rstrip(_BEHIND_STOP)
    return bare.endswith(".") and not bare.endswith("..")


def _goes_on(found: SourceList, text: Located[str]) -> bool:
    """Whether a mark stands at the end that the description does without."""
    source = found.document.source
    return source.slice(Span(text.span.end - 1, text.span.end + 1)).strip()[-1:] in (":", ".")


def _finding(found: SourceList, text: Located[str], missing: bool) -> Diagnostic:
    source, end = found.document.source, text.span.end
    at = Span(end, end) if missing else Span(end - 1, end)
    edit = Edit(at, "." if missing else "")
    fix = (
        Fix("end it" if missing else "take it out", (edit,), safe=False) if missing or source.slice(at) == "." else None
    )
    what = "without a full stop, expected one" if missing else "with a full stop, expected none"
    span = Span(max(text.span.start, end - 20), end)
    return Diagnostic(
        "mixed-full-stops", SEVERITY, source.path, span, f"found a description {what} as in most of the list", fix
    )
