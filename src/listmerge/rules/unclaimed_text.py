"""Text that looks like entries but that no style could read.

listmerge counts every line of a list: it is part of an entry, or prose, or it is this. Nothing of it would reach the
merged list. Write it in the style of its neighbours, pin a style in `listmerge.yaml`, or report it if it is well
written.

Bad:

```markdown
# Data

## Images

- [One](https://one.example): first.

## Sounds

- see the [list of others](https://others.example/list)

## Texts

- [Two](https://two.example): second.
```

Good:

```markdown
# Data

## Images

- [One](https://one.example): first.

## Sounds

- [List of others](https://others.example/list): more of them.

## Texts

- [Two](https://two.example): second.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.record import SourceList

SEVERITY: Severity = "warning"
FAMILY = "structure"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each run of lines."""
    source = found.document.source
    for span in found.unclaimed:
        count = source.last_line_of(span) - source.line_of(span.start) + 1
        lines = "1 line" if count == 1 else f"{count} lines"
        message = f"found {lines} that no style reads, expected entries or prose; `style:` in listmerge.yaml pins one"
        yield Diagnostic("unclaimed-text", SEVERITY, source.path, span, message)
