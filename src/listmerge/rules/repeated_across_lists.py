"""An entry that another list of the same run has too.

They have one address and one name. Whoever keeps both lists can say more in one place; whoever merges them need not
care, as merging makes one entry of both.

Bad:

```markdown
# Data

- [One Archive](https://one.example) - First of them.
```

```markdown
# Other data

- [One Archive](https://www.one.example/) - The first one.
```

Good:

```markdown
# Data

- [One Archive](https://one.example) - First of them.
```

```markdown
# Other data

- [Two](https://two.example) - Second of them.
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from listmerge.edit import Diagnostic, Note, Severity
from listmerge.record import Record, SourceList
from listmerge.rules._entry_siblings import short
from listmerge.rules._identity_names import by_address, same_name

SEVERITY: Severity = "info"
FAMILY = "identity"


def check_all(lists: Sequence[SourceList]) -> Iterator[Diagnostic]:
    """One finding for each entry of a later list, by the names of the lists."""
    first: dict[str, list[tuple[SourceList, Record]]] = {}
    for found in sorted(lists, key=lambda f: f.name):
        mine: list[tuple[str, Record]] = []
        for address, records in by_address(found).items():
            for record in records[:1]:
                mine.append((address, record))
                alike = [b for b in first.get(address, []) if same_name(b[1].name.value, record.name.value)]
                if alike:
                    yield _finding(found, record, *alike[0])
        for address, record in mine:
            first.setdefault(address, []).append((found, record))


def _finding(found: SourceList, record: Record, other: SourceList, before: Record) -> Diagnostic:
    source = other.document.source
    where = f"{other.name} (line {source.line_of(before.span.start)})"
    message = f"found `{short(record.name.value)}` also in {where}, expected it in one list"
    notes = (Note(source.path, before.name.span, "the same there"),)
    path = found.document.source.path
    return Diagnostic("repeated-across-lists", SEVERITY, path, record.name.span, message, related=notes)
