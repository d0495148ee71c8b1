"""A cell that holds something the list's legend does not explain.

Readers look the codes up, and machines split the cell at its commas. Use the codes, or add one to the legend.

Bad:

```markdown
# Data

Kinds of data:

* Letters: L
* Maps: M

| Name | Kinds |
| --- | --- |
| [One](https://one.example) | L |
| [Two](https://two.example) | L, M |
| [Three](https://three.example) | M |
| [Four](https://four.example) | M, sometimes others |
```

Good:

```markdown
# Data

Kinds of data:

* Letters: L
* Maps: M
* Other: O

| Name | Kinds |
| --- | --- |
| [One](https://one.example) | L |
| [Two](https://two.example) | L, M |
| [Three](https://three.example) | M |
| [Four](https://four.example) | M, O |
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.record import SourceList
from listmerge.rules._entry_legend import coded_columns, outside
from listmerge.rules._entry_values import is_placeholder
from listmerge.rules._wording import short

SEVERITY: Severity = "warning"
FAMILY = "entries"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each cell."""
    for coded in coded_columns(found):
        known = {c.code for c in coded.codes}
        listed = ", ".join(sorted(known))
        for cell in coded.column.cells:
            if cell.text and outside(cell.text, known) and not is_placeholder(cell.text):
                message = f"found `{short(cell.text, 40)}` under `{coded.column.heading}`, expected codes of the legend ({listed})"
                yield Diagnostic("unknown-code", SEVERITY, found.document.source.path, cell.span, message)
