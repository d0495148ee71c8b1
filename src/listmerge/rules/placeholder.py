"""A value that only holds the place of one: `NA`, `TODO`, `?`, `coming soon`.

A reader can't tell whether there is none or nobody looked. Write what is known (`none`, `not published`) or leave the
cell empty.

Bad:

```markdown
# Data

| Name | Size | Paper |
| --- | --- | --- |
| [One](https://one.example) | 10 | [Letters](https://paper.example/1) |
| [Two](https://two.example) | 20 | TODO |
| [Three](https://three.example) | 30 | [Notes](https://paper.example/3) |
```

Good:

```markdown
# Data

| Name | Size | Paper |
| --- | --- | --- |
| [One](https://one.example) | 10 | [Letters](https://paper.example/1) |
| [Two](https://two.example) | 20 | not published |
| [Three](https://three.example) | 30 | [Notes](https://paper.example/3) |
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.record import SourceList
from listmerge.rules._entry_values import columns, is_placeholder, outside_tables
from listmerge.rules._gathered import together
from listmerge.text import Span

SEVERITY: Severity = "warning"
FAMILY = "entries"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each value, or for a column one with all of the same kind."""
    path = found.document.source.path
    groups: list[tuple[str, list[tuple[str, Span]]]] = [
        (c.heading, [(cell.text, cell.span) for cell in c.cells]) for c in columns(found)
    ]
    groups += [(key, [(f.value, f.span) for f in fields]) for key, fields in outside_tables(found).items()]
    seen: set[int] = set()
    for heading, members in groups:
        hits = [(t, s) for t, s in members if is_placeholder(t) and s.start not in seen]
        seen.update(s.start for _, s in hits)
        if not hits:
            continue
        where = f" under `{heading}`" if heading else ""
        many = f" and {len(hits) - 1} more" if len(hits) > 1 else ""
        message = f"found the placeholder `{hits[0][0].strip()}`{many}{where}, expected a value or an empty place"
        yield together("placeholder", SEVERITY, path, [s for _, s in hits], message)
