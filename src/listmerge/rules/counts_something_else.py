"""A number under a heading that asks for another thing: `12,000 stays` under `Patient Count`.

Such numbers can't be compared or added. Give the number asked for, or none.

Bad:

```markdown
# Data

| Name | Patient Count |
| --- | --- |
| [One](https://one.example) | 40,000 |
| [Two](https://two.example) | 12,000 stays |
| [Three](https://three.example) | 500 |
```

Good:

```markdown
# Data

| Name | Patient Count |
| --- | --- |
| [One](https://one.example) | 40,000 |
| [Two](https://two.example) | 9,000 |
| [Three](https://three.example) | 500 |
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.record import Record, SourceList
from listmerge.rules._entry_values import values
from listmerge.rules._fact_counts import Count, asked_for, counts, unit_of

SEVERITY: Severity = "warning"
FAMILY = "facts"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each value with a unit of its own, or whose number its description gives for another thing."""
    path = found.document.source.path
    for key, members in values(found).items():
        wanted = asked_for(key)
        if not wanted:
            continue
        for record, field in members:
            own = counts(field.value)
            other = next((c.unit for c in own if c.unit and c.unit != wanted), None)
            other = other or (_named_otherwise(found, record, own[0], wanted) if len(own) == 1 else None)
            if other:
                message = f"found a count of {other} under `{key}`, expected one of {wanted}"
                yield Diagnostic("counts-something-else", SEVERITY, path, field.span, message)


def _named_otherwise(found: SourceList, record: Record, stated: Count, wanted: str) -> str | None:
    """What the description counts with exactly this number: `the notes (1,500)`."""
    if record.description is None:
        return None
    text = found.document.source.slice(record.description.span)
    told = [c for c in counts(text) if c.value == stated.value]
    if not told or any(c.unit == wanted for c in told):
        return None
    for count in told:
        before = re.search(
            r"\b(?P<noun>[a-z]{3,}s)\s*+\(\s*+(?:[~≈]\s*+)?$",
            text[max(0, count.span.start - 200) : count.span.start],
            re.IGNORECASE,
        )
        if before and unit_of(before["noun"]) != wanted:
            return unit_of(before["noun"])
    return None
