"""A size that is a number alone, where the others say of what.

`10` can be megabytes, files or people.

Bad:

```markdown
# Data

### One

- Size: 120 letters
- Access: https://one.example/files

### Two

- Size: 45
- Access: https://two.example/files

### Three

- Size: 300 maps
- Access: https://three.example/files

### Four

- Size: 80 songs
- Access: https://four.example/files
```

Good:

```markdown
# Data

### One

- Size: 120 letters
- Access: https://one.example/files

### Two

- Size: 45 letters
- Access: https://two.example/files

### Three

- Size: 300 maps
- Access: https://three.example/files

### Four

- Size: 80 songs
- Access: https://four.example/files
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._entry_values import values
from listmerge.rules._majority import is_usual

SEVERITY: Severity = "info"
FAMILY = "facts"
_NUMBER = lazy(r"[~≈><]?\s?\d[\d.,]*\s?[kKMB]?\+?$")
_WITH_UNIT = lazy(r"[~≈><]?\s?\d[\d.,]*\s?[kKMB]?\+?\s?[A-Za-z]{2,}")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each bare number of a field whose values mostly have a unit."""
    for key, members in values(found).items():
        texts = [f.value.strip() for _, f in members]
        with_unit = sum(bool(_WITH_UNIT.match(t)) for t in texts)
        if not is_usual(with_unit, len(texts)):
            continue
        for _, field in members:
            if _NUMBER.match(field.value.strip()):
                message = (
                    f"found `{field.value.strip()}` under `{key}`, expected a unit as in {with_unit} other entries"
                )
                yield Diagnostic("missing-unit", SEVERITY, found.document.source.path, field.span, message)
