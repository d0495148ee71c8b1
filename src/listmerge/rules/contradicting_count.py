"""An entry that gives two different numbers for the same thing.

Compared are a stated count (a column, a size behind the name) and the counts of the same thing in the description. A
number that may be the other one rounded is no contradiction, and neither is one that is far off: it counts something
else.

Bad:

```markdown
# Data

| Name | Description | Patient Count |
| --- | --- | --- |
| [One](https://one.example) | Letters of 40,000 patients. | 45,000 |
| [Two](https://two.example) | Maps of 3,000 patients. | 3,000 |
```

Good:

```markdown
# Data

| Name | Description | Patient Count |
| --- | --- | --- |
| [One](https://one.example) | Letters of 45,123 patients. | 45,000 |
| [Two](https://two.example) | Maps of 3,000 patients. | 3,000 |
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Note, Severity
from listmerge.record import Field, Record, SourceList
from listmerge.rules._entry_values import is_in_description
from listmerge.rules._fact_counts import Count, asked_for, counts

SEVERITY: Severity = "warning"
FAMILY = "facts"
#: Numbers further apart than this part of the larger one are not meant for the same.
_NEAR = 0.25


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each stated count that its own description contradicts."""
    path = found.document.source.path
    for record in found.records:
        description = record.description
        if description is None:
            continue
        told: list[Count] | None = None
        for field in record.fields:
            unit = asked_for(field.key)
            if not (unit or field.key.casefold() == "size") or is_in_description(record, field) or "-" in field.value:
                continue
            stated = counts(found.document.source.slice(field.span), field.span.start)
            if len(stated) != 1:
                continue
            if told is None:
                told = counts(found.document.source.slice(description.span), description.span.start)
            other = _contradiction(stated[0], unit, told)
            if other:
                yield _finding(path, field, stated[0], other, record)


def _contradiction(stated: Count, unit: str, told: list[Count]) -> Count | None:
    """A count of the text that is meant for the same and says otherwise."""
    unit = stated.unit or unit
    alike = [t for t in told if (t.unit == unit if unit else t.unit and t.value >= 100)]
    if any(stated.rounds(t) for t in told):
        return None
    near = [t for t in alike if abs(t.value - stated.value) <= _NEAR * max(t.value, stated.value)]
    return near[0] if len(near) == 1 else None


def _finding(path: str, field: Field, stated: Count, told: Count, record: Record) -> Diagnostic:
    unit = f" {told.unit}" if told.unit else ""
    message = f"found {stated.text} as {field.key} of `{record.name.value}`, expected {told.text}{unit} as its description says"
    notes = (Note(path, told.span, "the other number"),)
    return Diagnostic("contradicting-count", SEVERITY, path, stated.span, message, related=notes)
