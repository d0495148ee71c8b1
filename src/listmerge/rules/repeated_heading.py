"""Two sections of one name under the same heading.

Their entries belong together, or one of the names is wrong; links to the second end in `-1`.

Bad:

```markdown
# Data

## Images

- [One](https://one.example) - First of them.

## Sounds

- [Two](https://two.example) - Second of them.

## Images

- [Three](https://three.example) - Third of them.
```

Good:

```markdown
# Data

## Images

- [One](https://one.example) - First of them.
- [Three](https://three.example) - Third of them.

## Sounds

- [Two](https://two.example) - Second of them.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Note, Severity
from listmerge.record import SourceList
from listmerge.rules._headings import Heading, headings

SEVERITY: Severity = "warning"
FAMILY = "structure"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each heading that repeats an earlier one with the same headings above it."""
    path = found.document.source.path
    above: list[Heading] = []
    seen: dict[tuple[str, ...], Heading] = {}
    for heading in headings(found):
        above = [h for h in above if h.level < heading.level] + [heading]
        key = tuple(h.text.casefold() for h in above)
        before = seen.setdefault(key, heading)
        if before is not heading and heading.text:
            message = f"found a second section `{heading.text}`, expected one"
            notes = (Note(path, before.node.span, "the first"),)
            yield Diagnostic("repeated-heading", SEVERITY, path, heading.node.span, message, related=notes)
