"""A cell with several links where the others of its column hold one.

Whoever reads the table by machine takes the first or none, and people wonder which is the one.

Bad:

```markdown
# Data

| Name | Paper |
| --- | --- |
| [One](https://one.example) | [Letters](https://paper.example/1) |
| [Two](https://two.example) | [Maps](https://paper.example/2) |
| [Three](https://three.example) | [Notes](https://paper.example/3) |
| [Four](https://four.example) | [Songs](https://paper.example/4) [Tunes](https://paper.example/5) |
```

Good:

```markdown
# Data

| Name | Paper |
| --- | --- |
| [One](https://one.example) | [Letters](https://paper.example/1) |
| [Two](https://two.example) | [Maps](https://paper.example/2) |
| [Three](https://three.example) | [Notes](https://paper.example/3) |
| [Four](https://four.example) | [Songs](https://paper.example/4) |
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from listmerge.edit import Diagnostic, Severity
from listmerge.record import SourceList
from listmerge.rules._entry_values import Cell, Column, columns
from listmerge.rules._majority import is_usual

SEVERITY: Severity = "info"
FAMILY = "links"
#: More such cells, and more than this part of all, say that the column takes several.
_EACH, _RARE = 2, 0.02


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each cell."""
    groups: dict[str, list[Column]] = {}
    for column in columns(found):
        groups.setdefault(column.heading.casefold(), []).append(column)
    for group in groups.values():  # the tables of a page have their columns in common
        cells = [cell for column in group for cell in column.cells]
        linked = [c for c in cells if c.links]
        single = sum(len(c.links) == 1 for c in linked)
        many = [c for c in linked if len(c.links) > 1 and not _is_set_out(found, c)]
        if not is_usual(single, len(linked)) or _is_text(cells) or len(many) > max(_EACH, _RARE * len(linked)):
            continue
        for cell in many:
            message = f"found {len(cell.links)} links under `{group[0].heading}`, expected one as in the other rows"
            yield Diagnostic("several-links", SEVERITY, found.document.source.path, cell.span, message)


def _is_set_out(found: SourceList, cell: Cell) -> bool:
    """Whether several links are set out as such: one below the other, or each in brackets of its own."""
    written = found.document.source.slice(cell.span)
    return any(n.marker == "br" for n in cell.node.walk()) or written.count("[[") > 1


def _is_text(cells: Sequence[Cell]) -> bool:
    """Whether the column holds running text, in which links may stand."""
    plain = sum(len(c.text) - sum(len(k.plain) for k in c.links) > 20 for c in cells)
    return plain * 2 > len(cells)
