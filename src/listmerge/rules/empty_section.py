"""A heading with nothing below it.

It promises entries that are not there. The last section of a file is looked at like any other.

Bad:

```markdown
# Data

## Images

- [One](https://one.example) - First of them.

## Sounds
```

Good:

```markdown
# Data

## Images

- [One](https://one.example) - First of them.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.record import SourceList
from listmerge.rules._headings import empty_headings

SEVERITY: Severity = "warning"
FAMILY = "structure"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each such heading."""
    path = found.document.source.path
    for heading in empty_headings(found):
        message = f"found nothing below the heading `{heading.text}`, expected entries or no heading"
        yield Diagnostic("empty-section", SEVERITY, path, heading.node.span, message)
