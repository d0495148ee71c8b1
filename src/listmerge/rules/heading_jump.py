"""A heading that skips a level.

Readers of the outline, and people who have the page read out to them, look for the level between. No fix is offered:
which of the headings stands at the wrong level, and whether its siblings do too, is for you to see.

Bad:

```markdown
# Data

## Images

#### X-ray

- [One](https://one.example) - First of them.
```

Good:

```markdown
# Data

## Images

### X-ray

- [One](https://one.example) - First of them.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.record import SourceList
from listmerge.rules._gathered import together
from listmerge.rules._headings import Heading, headings

SEVERITY: Severity = "info"
FAMILY = "structure"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each kind of jump, at its first place."""
    path = found.document.source.path
    jumps: dict[tuple[int, int], list[Heading]] = {}
    above = 0
    for heading in headings(found):
        if above and heading.level > above + 1:
            jumps.setdefault((above, heading.level), []).append(heading)
        above = heading.level
    for (upper, level), places in jumps.items():
        more = f" {len(places)} times" if len(places) > 1 else ""
        message = f"found a heading of level {level} right below one of level {upper}{more}, expected level {upper + 1}"
        yield together("heading-jump", SEVERITY, path, [h.node.span for h in places], message)
