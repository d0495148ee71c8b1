"""Shorthand for words: `ie.` and `eg.` for `i.e.` and `e.g.`, `@` for `at`.

Handles, addresses and code are left alone.

Bad:

```markdown
# Data

- [One](https://one.example) - Letters of the north, ie. of the towns by the sea.
- [Two](https://two.example) - Maps for all who can read, by the Institute of Maps @ University of the North.
```

Good:

```markdown
# Data

- [One](https://one.example) - Letters of the north, i.e. of the towns by the sea.
- [Two](https://two.example) - Maps for all who can read, by the Institute of Maps at University of the North.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import merge

from listmerge.edit import Diagnostic, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._gathered import gathered
from listmerge.rules._language import is_english
from listmerge.rules._text_mask import masked
from listmerge.rules._vocabulary import in_order
from listmerge.rules._wording import miswritten
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "text"
#: Without dots -> what to write.
_RIGHT = {"ie": "i.e.", "eg": "e.g.", "@": "at"}
#: The first letters of those, and the sign.
_LETTERS = ("i", "e", "ie", "ig", "ee", "eg")
_AT = lazy("@")
_SHORT = lazy(
    r"[ie](?<![\w.@/\\-].)\.?[eg]\.?(?=[ ,:]|$)(?! ?[=*/])|@(?<=[A-Za-z)] @)(?= [A-Z])",
    re.MULTILINE,
)


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each, or one for what a list has often."""
    if not is_english(found):
        return
    by_word: dict[str, list[Diagnostic]] = {}
    text = masked(found)
    places = [at for at, _ in in_order(found, _LETTERS)]
    begins = merge(places, (m.start() for m in _AT.finditer(text)))
    for m in filter(None, (_SHORT.match(text, at) for at in begins)):
        right = _RIGHT.get(m[0].replace(".", ""))
        if right and m[0] != right:
            by_word.setdefault(right, []).append(miswritten("shorthand", SEVERITY, found, Span(*m.span()), right))
    for right, findings in by_word.items():
        yield from gathered(findings, f"found {{n}} pieces of shorthand, expected `{right}`", f"write {right}")
