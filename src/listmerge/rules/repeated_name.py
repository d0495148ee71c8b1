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

from listmerge.edit import Diagnostic, Severity
from listmerge.record import SourceList
from listmerge.rules._gathered import gathered
from listmerge.rules._majority import is_usual
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "entries"
#: So many, and this share of all descriptions, are the list's own way.
_AT_LEAST, _CUSTOM = 20, 0.15
#: So far into a description its name may begin, behind an article, with its first two letters.
_ARTICLE = 6
_SAYS = r"(?:\s*\([^()]{1,40}\))?\s+(?:is|are|was|provides?|contains?|consists?|offers?|includes?|comprises?)\b"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each description, or one for many; none where it is the list's way of putting it."""
    path = found.document.source.path
    findings = []
    for record in found.records:
        if record.description and (length := _repeated(record.name.value.strip(), record.description.value)):
            start = record.description.span.start  # markup in the name makes the span the description's first words
            span = Span(start, min(start + length, record.description.span.end))
            message = f"found the name `{record.name.value}` again at the start of its description, expected what it is"
            findings.append(Diagnostic("repeated-name", SEVERITY, path, span, message))
    if is_usual(len(findings), sum(r.description is not None for r in found.records), _CUSTOM, _AT_LEAST):
        return
    message = "found {n} descriptions that begin by repeating the name, expected what it is"
    yield from gathered(findings, message)


def _repeated(name: str, text: str) -> int:
    """How many characters of a description repeat the name; 0 if it does not begin so."""
    if name[:2] not in text[:_ARTICLE]:
        return 0
    start = re.match(r"(?:The|A|An)\s+", text, re.IGNORECASE)
    skipped = start.end() if start and not name.lower().startswith(start.group().lower()) else 0
    names = [name, re.sub(r"(?:(?<!\s)\s++)?\([^()]*+\)$", "", name)]
    for one in names:
        if len(one) >= 2 and text[skipped:].startswith(one) and re.match(_SAYS, text[skipped + len(one) :]):
            return skipped + len(one)
    return 0
