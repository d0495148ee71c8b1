"""`@` for the word `at`: `Institute of Maps @ University of the North`.

Where it stands for a place, write `at`; handles and addresses are left alone.

Bad:

```markdown
# Data

- [One](https://one.example) - Letters, by the Institute of Maps @ University of the North.
- [Two](https://two.example) - Maps of the town for all who can read them.
```

Good:

```markdown
# Data

- [One](https://one.example) - Letters, by the Institute of Maps at University of the North.
- [Two](https://two.example) - Maps of the town for all who can read them.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._gathered import gathered
from listmerge.rules._language import is_english
from listmerge.rules._text_mask import masked
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "text"
_SIGN = lazy(r"@(?<=[A-Za-z)] @)(?= [A-Z])")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each, or one for a list with many."""
    if not is_english(found):
        return
    findings = []
    for m in _SIGN.finditer(masked(found)):
        span = Span(*m.span())
        fix = Fix("write at", (Edit(span, "at"),), safe=False)
        message = "found `@` for a word, expected `at`"
        findings.append(Diagnostic("at-sign", SEVERITY, found.document.source.path, span, message, fix))
    yield from gathered(findings, "found {n} `@` for a word, expected `at`", "write at")
