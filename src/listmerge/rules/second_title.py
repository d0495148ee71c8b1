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

from listmerge.edit import ANOTHER, Diagnostic, Note, Severity
from listmerge.record import SourceList
from listmerge.rules._headings import headings

SEVERITY: Severity = "info"
FAMILY = "structure"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for the page, at the second of them."""
    path = found.document.source.path
    tops = [h for h in headings(found) if h.level == 1]
    if len(tops) > 1:
        notes = tuple(Note(path, h.node.span, ANOTHER) for h in tops[2:12])
        message = f"found {len(tops)} headings of level 1, expected one, the title"
        yield Diagnostic("second-title", SEVERITY, path, tops[1].node.span, message, related=notes)
