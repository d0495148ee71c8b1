"""A description that begins by saying the name again.

The name stands right before it. `One is a collection of …` says as much as `A collection of …`.

Bad:

```markdown
# Data

- [One Archive](https://one.example) - One Archive is a collection of letters.
- [Two](https://two.example) - Maps of the second kind.
```

Good:

```markdown
# Data

- [One Archive](https://one.example) - A collection of letters.
- [Two](https://two.example) - Maps of the second kind.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.edit import ANOTHER, Diagnostic, Note, Severity
from listmerge.record import Record, SourceList
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "entries"
#: Up to so many are findings; more are the list's way of putting it, and one.
_EACH = 5
_SAYS = r"(?:\s*\([^()]{1,40}\))?\s+(?:is|are|was|provides?|contains?|consists?|offers?|includes?|comprises?)\b"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each description; one for all where it is the list's way of putting it."""
    source = found.document.source
    described = [r for r in found.records if r.description]
    hits = [(r, n) for r in described if (n := _repeated(r))]
    spans = [(r, _span(source.text, r, n)) for r, n in hits]
    if len(hits) > _EACH:
        notes = tuple(Note(source.path, s, ANOTHER) for _, s in spans[1:])
        message = f"found {len(hits)} descriptions that begin by repeating the name, expected what it is"
        yield Diagnostic("repeated-name", SEVERITY, source.path, spans[0][1], message, related=notes)
        return
    for record, span in spans:
        message = f"found the name `{record.name.value}` again at the start of its description, expected what it is"
        yield Diagnostic("repeated-name", SEVERITY, source.path, span, message)


def _repeated(record: Record) -> int:
    """How many characters of the description repeat the name; 0 if it does not begin so."""
    name, text = record.name.value.strip(), record.description.value if record.description else ""
    start = re.match(r"(?:The|A|An)\s+", text, re.IGNORECASE)
    skipped = start.end() if start and not name.lower().startswith(start.group().lower()) else 0
    names = [name, re.sub(r"(?:(?<!\s)\s++)?\([^()]*+\)$", "", name)]
    for one in names:
        if len(one) >= 2 and text[skipped:].startswith(one) and re.match(_SAYS, text[skipped + len(one) :]):
            return skipped + len(one)
    return 0


def _span(text: str, record: Record, length: int) -> Span:
    """Where the repeated name stands; markup in it makes the span the description's first words."""
    assert record.description is not None
    start = record.description.span.start
    return Span(start, min(start + length, record.description.span.end))
