"""A field that nearly all entries have, but not this one.

Judged are fields with a label, columns of a table, and the size and the years behind a name.

Bad:

```markdown
# Data

| Name | Size | Owner |
| --- | --- | --- |
| [One](https://one.example) | 10 | Ann |
| [Two](https://two.example) | 20 | Ben |
| [Three](https://three.example) |  | Cid |
| [Four](https://four.example) | 40 | Dan |
| [Five](https://five.example) | 50 | Eve |
```

Good:

```markdown
# Data

| Name | Size | Owner |
| --- | --- | --- |
| [One](https://one.example) | 10 | Ann |
| [Two](https://two.example) | 20 | Ben |
| [Three](https://three.example) | 30 | Cid |
| [Four](https://four.example) | 40 | Dan |
| [Five](https://five.example) | 50 | Eve |
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.markdown.node import Node
from listmerge.patterns import lazy
from listmerge.record import Record, SourceList
from listmerge.rules._entry_siblings import ENOUGH, peers
from listmerge.rules._entry_values import FOUND_IN_TEXT, columns, is_in_description
from listmerge.rules._gathered import gathered
from listmerge.rules._majority import is_usual
from listmerge.rules._wording import short

SEVERITY: Severity = "info"
FAMILY = "entries"
_NEARLY_ALL = 0.75
_URL = lazy(r"\]\([^)]*\)|https?:\S+")
_YEAR = lazy(r"\b(?:19|20)\d\d\b")
#: Up to so many empty cells of a column are findings; more are one, if nearly all rows say something there.
_EACH, _ALL_BUT_SOME = 3, 0.9


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each entry with what it lacks, and one for each empty cell."""
    yield from _empty_cells(found)
    yield from _lacking_keys(found)


def _empty_cells(found: SourceList) -> Iterator[Diagnostic]:
    spacers = _spacers(found)
    for column in columns(found):
        cells = [c for c in column.cells if c.node.span.start not in spacers] if spacers else column.cells
        empty = [c for c in cells if c.span.start == c.span.end]
        filled = len(cells) - len(empty)
        marks = len({c.text for c in cells if c.text}) <= 3  # a tick, or none
        if not empty or marks or not column.heading or not is_usual(filled, len(cells), _NEARLY_ALL):
            continue
        where = f"under `{column.heading}`, expected a value as in {filled} other rows"
        one, many = f"found an empty cell {where}", f"found {{n}} empty cells {where}"
        path = found.document.source.path
        findings = [Diagnostic("missing-field", SEVERITY, path, c.span, one) for c in empty]
        if len(empty) <= _EACH or filled >= _ALL_BUT_SOME * len(cells):
            yield from gathered(findings, many, each=_EACH)


def _spacers(found: SourceList) -> set[int]:
    """Where the cells of rows begin that hold nothing at all: they part groups of rows."""
    rows = (row for n in found.document.find("table") for row in n.children)
    return {c.span.start for row in rows if not any(_says(found, c) for c in row.children) for c in row.children}


def _says(found: SourceList, cell: Node) -> bool:
    return bool(found.document.source.slice(cell.span).strip())


def _lacking_keys(found: SourceList) -> Iterator[Diagnostic]:
    tables = {c.heading for c in columns(found)}
    keys = {r.id: _keys(found, r) - tables for r in found.records if r.fields}
    for group, siblings in peers(found):
        usual = _usual([keys[r.id] for r in siblings if r.id in keys], len(siblings))
        for record in group if usual and len(siblings) >= ENOUGH else ():
            mine = keys.get(record.id, ())
            lacking = [k for k in usual if k not in mine and not (k == "years" and _has_year(found, record))]
            if lacking:
                names = ", ".join(f"`{k}`" for k in lacking)
                message = f"found no {names} in `{short(record.name.value)}`, expected it as in most entries"
                yield Diagnostic("missing-field", SEVERITY, found.document.source.path, record.name.span, message)


def _usual(theirs: list[set[str]], count: int) -> list[str]:
    """The keys that nearly all of so many have, in the order in which they come up; theirs: of those that have any."""
    counts = Counter(k for one in theirs for k in sorted(one))
    return [k for k, n in counts.items() if is_usual(n, count, _NEARLY_ALL)]


def _keys(found: SourceList, record: Record) -> set[str]:
    """The labels of an entry's values, and what stands behind its name on the same line."""
    source = found.document.source
    line = source.line_of(record.name.span.start)
    keys = set()
    for field in record.fields:
        if field.key not in FOUND_IN_TEXT or (
            source.line_of(field.span.start) == line and not is_in_description(record, field)
        ):
            keys.add(field.key)
    return keys


def _has_year(found: SourceList, record: Record) -> bool:
    """Whether a year stands somewhere behind the name, be it not where the others have it."""
    source = found.document.source
    line = source.line_span(source.line_of(record.name.span.start))
    return bool(_YEAR.search(_URL.sub(" ", source.text[record.name.span.end : line.end])))
