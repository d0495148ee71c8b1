"""Section numbers written by hand.

A new section in the middle means to renumber all that follow and every link to them, as the number is part of the
anchor.

Bad:

```markdown
# Data

## 1. Images

- [One](https://one.example) - First of them.

## 2. Sounds

- [Two](https://two.example) - Second of them.

## 3. Texts

- [Three](https://three.example) - Third of them.
```

Good:

```markdown
# Data

## Images

- [One](https://one.example) - First of them.

## Sounds

- [Two](https://two.example) - Second of them.

## Texts

- [Three](https://three.example) - Third of them.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._gathered import together
from listmerge.rules._headings import headings

SEVERITY: Severity = "info"
FAMILY = "structure"
_NUMBER = lazy(r"\(?(\d{1,2})(?:\.\d+)*[.):]+\s|\(?(\d{1,2})\.\d+\s")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for the list, at the first of at least three numbers that count up from 1."""
    path = found.document.source.path
    numbered = [(h, m) for h in headings(found) if (m := _NUMBER.match(h.text))]
    if len(numbered) < 3 or int(numbered[0][1][1] or numbered[0][1][2]) > 1:
        return
    message = f"found {len(numbered)} headings numbered by hand, expected no numbers"
    yield together("numbered-heading", SEVERITY, path, [h.node.span for h, _ in numbered], message)
