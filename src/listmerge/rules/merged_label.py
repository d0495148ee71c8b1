"""Two labels written as one: `Intro & Data` where the other entries have `Intro` and `Data`.

Which of the links is which can't be told. Write both labels, each with its link, even if it is the same one twice.

Bad:

```markdown
# Data

- **One**
    - First of them.
    - Intro:
        - [One](https://one.example)
    - Data:
        - [Files of One](https://one.example/files)
- **Two**
    - Second of them.
    - Intro & Data:
        - [Two](https://two.example)
- **Three**
    - Third of them.
    - Intro:
        - [Three](https://three.example)
    - Data:
        - [Files of Three](https://three.example/files)
```

Good:

```markdown
# Data

- **One**
    - First of them.
    - Intro:
        - [One](https://one.example)
    - Data:
        - [Files of One](https://one.example/files)
- **Two**
    - Second of them.
    - Intro:
        - [Two](https://two.example)
    - Data:
        - [Two](https://two.example)
- **Three**
    - Third of them.
    - Intro:
        - [Three](https://three.example)
    - Data:
        - [Files of Three](https://three.example/files)
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._entry_labels import labels

SEVERITY: Severity = "info"
FAMILY = "entries"
_JOINED = lazy(r"(?:(?<!\s)\s++)?(?:&|/|\+|,|\band\b)\s*")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each label whose parts are labels of their own elsewhere."""
    written = labels(found)
    known = Counter(k.text.casefold() for k in written)
    for label in written:
        parts = [p for p in _JOINED.split(label.text) if p]
        if len(parts) > 1 and all(known[p.casefold()] for p in parts):
            wanted = " and ".join(f"`{p}`" for p in parts)
            message = f"found the label `{label.text}`, expected {wanted} apart as in other entries"
            yield Diagnostic("merged-label", SEVERITY, found.document.source.path, label.span, message)
