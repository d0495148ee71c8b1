"""More than one heading of level 1.

The first is the title of the page. GitHub's outline, contents generators and feeds take each further one for the title
of another page.

Bad:

```markdown
# Data

## Images

- [One](https://one.example) - First of them.

# Sounds

- [Two](https://two.example) - Second of them.
```

Good:

```markdown
# Data

## Images

- [One](https://one.example) - First of them.

## Sounds

- [Two](https://two.example) - Second of them.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.record import SourceList
from listmerge.rules._gathered import together
from listmerge.rules._headings import headings

SEVERITY: Severity = "info"
FAMILY = "structure"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for the page, at the second of them."""
    path = found.document.source.path
    tops = [h for h in headings(found) if h.level == 1]
    if len(tops) > 1:
        message = f"found {len(tops)} headings of level 1, expected one, the title"
        yield together("second-title", SEVERITY, path, [h.node.span for h in tops[1:]], message)
