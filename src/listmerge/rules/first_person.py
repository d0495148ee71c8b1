"""A description that speaks as the maker of the thing: `We are pleased to`, `Welcome to`, `our product`.

It was copied from the thing's own page, and a reader takes it for the voice of the list. Not reported in lists that
often speak so.

Bad:

```markdown
# Data

- [One](https://one.example) - We are pleased to give you letters of the north.
- [Two](https://two.example) - Maps of the south.
- [Three](https://three.example) - Songs of the west.
- [Four](https://four.example) - Tales of the east.
```

Good:

```markdown
# Data

- [One](https://one.example) - Letters of the north.
- [Two](https://two.example) - Maps of the south.
- [Three](https://three.example) - Songs of the west.
- [Four](https://four.example) - Tales of the east.
```
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._gathered import gathered
from listmerge.rules._language import is_english
from listmerge.rules._text_mask import masked
from listmerge.rules._vocabulary import in_order
from listmerge.rules._wording import THINGS
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "entries"
_USUAL = 0.1
_AT_LEAST = 4
#: What makers call theirs; `our lives` are everybody's, `our sister project` the list's.
_OURS = rf"{THINGS}|product|team|company|mission|goal|customer|user|marketplace"
_SAYS_WE = lazy(
    r"\bWe(?: (?!can\b|all\b)[a-z]{2,}|['’](?:re|ve))|\bwe (?:are|have|hope|offer|provide|also)\b|\bWelcome to\b"
    rf"|(?<![\w-])[Oo]ur (?!sister)(?:[\w-]+ ){{0,2}}?(?:{_OURS})s?\b"
)
#: One of these stands in all of that.
_FIRST = ("We", "we", "Welcome", "Our", "our")
#: The words of somebody else, or of everybody.
_QUOTED = lazy(r"""["“«]|\b[Hh]ow [Ww]e\b|\b[Ii]n (?:this|our)\b""")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each description, or one for a list with several; none where it is usual."""
    if not is_english(found):
        return
    text, source = masked(found), found.document.source
    described = [r.description for r in found.records if r.description]
    starts = [at for at, _ in in_order(found, _FIRST)]
    findings = []
    for description in described:
        at = bisect_left(starts, description.span.start)
        if at == len(starts) or starts[at] >= description.span.end:
            continue
        m = _SAYS_WE.search(text, *description.span)
        if m and not _QUOTED.search(source.text, description.span.start, m.start()):
            message = f"found `{m[0].strip()}`, the voice of its makers, expected a description in that of the list"
            findings.append(Diagnostic("first-person", SEVERITY, source.path, Span(m.start(), m.end()), message))
    if len(findings) < _AT_LEAST or len(findings) < _USUAL * len(described):
        yield from gathered(findings, "found {n} descriptions in the voice of the makers, expected that of the list")
