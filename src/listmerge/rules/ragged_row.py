"""A table row with more or fewer cells than the header.

Cells beyond the header are not shown by GitHub at all; missing ones shift what a reader takes a value for. Often a
`|` in a text is not escaped (`\\|`).

Bad:

```markdown
# Data

| Name | Size |
| --- | --- |
| [One](https://one.example) | 10 |
| [Two](https://two.example) | 20 | free |
```

Good:

```markdown
# Data

| Name | Size |
| --- | --- |
| [One](https://one.example) | 10 |
| [Two](https://two.example) | 20 free |
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.record import SourceList
from listmerge.rules._gathered import gathered

SEVERITY: Severity = "error"
FAMILY = "structure"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each row whose number of cells is not the header's; one for many of a table."""
    source = found.document.source
    for table in found.document.find("table"):
        width = len(table.children[0].children)
        by_count: dict[int, list[Diagnostic]] = {}
        for row in table.children:
            if not row.marker and len(row.children) != width:
                count = len(row.children)
                message = f"found {count} cells, expected {width} as in the header"
                by_count.setdefault(count, []).append(
                    Diagnostic("ragged-row", SEVERITY, source.path, row.span, message)
                )
        for count, rows in by_count.items():
            message = f"found {count} cells in {{n}} rows of this table, expected {width} as in the header"
            yield from gathered(rows, message)
