"""A number with a space behind its thousands comma: `12, 500`.

Programs and people read two numbers. Years, pages of a citation and numbers of an enumeration are left alone.

Bad:

```markdown
# Data

- [One](https://one.example) - Letters of 12, 500 people.
```

Good:

```markdown
# Data

- [One](https://one.example) - Letters of 12,500 people.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._scan import in_lines
from listmerge.rules._text_mask import masked
from listmerge.text import Span

SEVERITY: Severity = "warning"
FAMILY = "facts"
#: Behind a word or bracket, before a word: neither further numbers nor a year in brackets.
_SPLIT = lazy(r"(?P<word>\b[a-z]+ )[~(]?(?P<number>[1-9]\d{0,2},(?P<gap>[ \t]{1,2})\d{3})(?= (?!and\b|or\b|to\b)[a-z])")
#: No such number without this.
_HINT = lazy(r",[ \t]{1,2}\d{3}")
#: What stands before numbers that are named, not counted.
_NAMED = frozenset("in on by since until vol volume page pages pp chapter section figure version".split())


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each number."""
    for m in in_lines(_SPLIT, _HINT, masked(found)):
        if m["word"].strip() in _NAMED:
            continue
        span, gap = Span(*m.span("number")), Span(*m.span("gap"))
        whole = m["number"].replace(m["gap"], "")
        fix = Fix("close the gap", (Edit(gap, ""),), safe=False)
        message = f"found the number `{m['number']}`, expected `{whole}`"
        yield Diagnostic("split-number", SEVERITY, found.document.source.path, span, message, fix)
