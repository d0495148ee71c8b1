"""A table cell glued to its pipe, in a table whose other cells have space around them.

Bad:

```markdown
# Data

| Name | Size |
| --- | --- |
| [One](https://one.example) | 10 |
| [Two](https://two.example)| 20 |
| [Three](https://three.example) | 30 |
```

Good:

```markdown
# Data

| Name | Size |
| --- | --- |
| [One](https://one.example) | 10 |
| [Two](https://two.example) | 20 |
| [Three](https://three.example) | 30 |
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.markdown.node import Node
from listmerge.record import SourceList
from listmerge.rules._gathered import gathered
from listmerge.rules._majority import FEW
from listmerge.text import Source, Span

SEVERITY: Severity = "info"
FAMILY = "style"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each row with glued cells, one for a table with more; none if it is how the table is written."""
    source = found.document.source
    for table in found.document.find("table"):
        glued = [_glued(source, row) for row in table.children]
        cells = sum(len(row.children) for row in table.children)
        if sum(map(len, glued)) > max(1, FEW * 2 * cells):
            continue
        findings = []
        for edits in filter(None, glued):
            first = edits[0].span.start
            message = f"found a cell glued to its `|` {len(edits)} times in this row, expected spaces around it"
            fix = Fix("add spaces", tuple(edits))
            span = Span(max(first - 1, 0), first + 1)
            findings.append(Diagnostic("unpadded-cell", SEVERITY, source.path, span, message, fix))
        message = "found cells glued to their `|` in {n} rows of this table, expected spaces around them"
        yield from gathered(findings, message, "add spaces")


def _glued(source: Source, row: Node) -> list[Edit]:
    """Where spaces are missing in a row."""
    edits = []
    for cell in row.children:
        start, end = cell.span
        if not source.text[start:end].strip():
            continue
        if source.text[start - 1 : start] == "|":
            edits.append(Edit(Span(start, start), " "))
        if source.text[end : end + 1] == "|":
            edits.append(Edit(Span(end, end), " "))
    return edits
