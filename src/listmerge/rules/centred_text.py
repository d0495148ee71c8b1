"""A column of long text in the middle of its cells: `:---:` above descriptions.

Lines that begin each at another place are hard to read; only short values look well centred.

Bad:

```markdown
# Data

| Name | Description | Size |
| --- |:---:| --- |
| [One](https://one.example) | Letters that the towns of the north wrote to those of the south in the years of the long winter, with the answers. | 10 |
| [Two](https://two.example) | Maps that the towns of the south drew of those of the north in the years after it, with the names of all the rivers. | 20 |
```

Good:

```markdown
# Data

| Name | Description | Size |
| --- | --- | --- |
| [One](https://one.example) | Letters that the towns of the north wrote to those of the south in the years of the long winter, with the answers. | 10 |
| [Two](https://two.example) | Maps that the towns of the south drew of those of the north in the years after it, with the names of all the rivers. | 20 |
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.markdown.node import Node
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._gathered import gathered
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "structure"
#: Characters of a cell, on average: more than a line holds where a table has several columns.
_LONG = 80
_DASHES = lazy(r":?-+:?")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each column, or one for a list with many."""
    source = found.document.source
    findings = []
    for table in found.document.find("table"):
        rows = [r for r in table.children if not r.marker]
        delimiter = next((r for r in table.children if r.marker == "delimiter"), None)
        for i, span in enumerate(_dashes(found, delimiter) if delimiter else ()):
            if source.text[span.start] == source.text[span.end - 1] == ":" and _length(rows, i) > _LONG:
                fix = Fix("begin each line at the left", (Edit(span, "-" * (span.end - span.start)),), safe=False)
                message = "found a column of long text centred, expected it flush left"
                findings.append(Diagnostic("centred-text", SEVERITY, source.path, span, message, fix))
    yield from gathered(
        findings, "found {n} columns of long text centred, expected them flush left", "begin at the left"
    )


def _dashes(found: SourceList, delimiter: Node) -> list[Span]:
    """Where the dashes and colons of each column stand."""
    return [Span(*m.span()) for m in _DASHES.finditer(found.document.source.text, *delimiter.span)]


def _length(rows: list[Node], column: int) -> float:
    """How long the text of a column's cells is on average, as a reader sees it."""
    lengths = [len(r.children[column].plain) for r in rows if column < len(r.children)]
    return sum(lengths) / len(lengths) if lengths else 0
