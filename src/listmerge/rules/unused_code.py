"""A code of the legend that no entry uses.

Either the entries it was meant for say something else, or it is left over.

Bad:

```markdown
# Data

Kinds of data:

* Letters: L
* Maps: M
* Songs: S

| Name | Kinds |
| --- | --- |
| [One](https://one.example) | L |
| [Two](https://two.example) | L, M |
| [Three](https://three.example) | M |
```

Good:

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
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.record import SourceList
from listmerge.rules._entry_legend import coded_columns, tokens

SEVERITY: Severity = "info"
FAMILY = "entries"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each code, where it is explained."""
    coded = coded_columns(found)
    used = {t for c in coded for cell in c.column.cells for t in tokens(cell.text)}
    headings = ", ".join(f"`{c.column.heading}`" for c in coded)
    for code in coded[0].codes if coded else ():
        if code.code not in used:
            message = (
                f"found the code {code.code} ({code.meaning}) in the legend, expected an entry with it under {headings}"
            )
            yield Diagnostic("unused-code", SEVERITY, found.document.source.path, code.span, message)
