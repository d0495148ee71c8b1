"""A fact that an entry shares with the sibling whose link it also has.

Link and fact were probably copied together: two data sets of one period are possible, two of one address and one
period are not.

Bad:

```markdown
# Data

### One

- Access: https://one.example/archive
- Period: 2001 through 2012
- Size: 100 letters

### Two

- Access: https://one.example/archive
- Period: 2001 through 2012
- Size: 230 maps

### Three

- Access: https://three.example/archive
- Period: 2004 through 2009
- Size: 45 songs
```

Good:

```markdown
# Data

### One

- Access: https://one.example/archive
- Period: 2001 through 2012
- Size: 100 letters

### Two

- Access: https://two.example/archive
- Period: 2003 through 2006
- Size: 230 maps

### Three

- Access: https://three.example/archive
- Period: 2004 through 2009
- Size: 45 songs
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Note, Severity
from listmerge.patterns import lazy
from listmerge.record import Field, Record, SourceList
from listmerge.rules._entry_values import values
from listmerge.rules._identity_names import by_address, same_name
from listmerge.rules._wording import short

SEVERITY: Severity = "warning"
FAMILY = "identity"
_DIGITS = lazy(r"\d{3}")
_URL = lazy(r"https?://|www\.", re.IGNORECASE)


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each field with figures that only these two entries have."""
    path = found.document.source.path
    for records in by_address(found).values():
        if len(records) != 2 or same_name(records[0].name.value, records[1].name.value):
            continue
        first, second = records
        if second.parent == first.id or first.parent == second.id:
            continue
        for old, new in _common(found, first, second):
            name = short(first.name.value, 40)
            message = (
                f"found the {new.key} `{short(new.value, 40)}` of `{name}`, expected its own, as the link is copied"
            )
            notes = (Note(path, old.span, "the same there"),)
            yield Diagnostic("copied-fact", SEVERITY, path, new.span, message, related=notes)


def _common(found: SourceList, first: Record, second: Record) -> Iterator[tuple[Field, Field]]:
    """Fields of both with the same key and value, which no other entry has and in which figures stand."""
    written = values(found)
    theirs = {(f.key, f.value): f for f in first.fields}
    for field in second.fields:
        old = theirs.get((field.key, field.value))
        if old is None or old.span == field.span or not _DIGITS.search(field.value) or _URL.search(field.value):
            continue
        if sum(f.value == field.value for _, f in written.get(field.key, [])) <= 2:
            yield old, field
