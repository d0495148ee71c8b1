"""A table row without its closing pipe.

GitHub still shows it, but the next editor's mistake joins it to its neighbour, and several parsers end the table
here. Judged only in tables whose rows have outer pipes.

Bad:

```markdown
# Data

| Name | Size |
| --- | --- |
| [One](https://one.example) | 10 |
| [Two](https://two.example) | 20
```

Good:

```markdown
# Data

| Name | Size |
| --- | --- |
| [One](https://one.example) | 10 |
| [Two](https://two.example) | 20 |
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.markdown import has_closing_pipe
from listmerge.record import SourceList
from listmerge.rules._gathered import gathered
from listmerge.text import Span

SEVERITY: Severity = "error"
FAMILY = "structure"
#: Up to so many rows of a table are findings; more are one.
_EACH = 10


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each open row of a table that is written with outer pipes."""
    source = found.document.source
    for table in found.document.find("table"):
        rows = [(r, source.slice(r.span)) for r in table.children]
        findings = []
        if not all(has_closing_pipe(text) for r, text in rows if r.marker == "delimiter"):
            continue
        for row, text in rows:
            if not has_closing_pipe(text):
                end = row.span.start + len(text.rstrip())
                fix = Fix("close the row", (Edit(Span(end, row.span.end), " |"),))
                message = "found a row without a closing pipe, expected `|` at its end"
                findings.append(Diagnostic("open-row", SEVERITY, source.path, row.span, message, fix))
        message = "found {n} rows of this table without a closing pipe, expected `|` at their ends"
        yield from gathered(findings, message, "close the rows", _EACH)
