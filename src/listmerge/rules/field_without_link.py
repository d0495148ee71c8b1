"""A field without a link, where the others of its name hold one.

A citation in words has to be searched for; a DOI or an address can be followed.

Bad:

```markdown
# Data

| Name | Paper |
| --- | --- |
| [One](https://one.example) | [Letters](https://paper.example/1) |
| [Two](https://two.example) | A. Author, Maps of the second kind, 2002 |
| [Three](https://three.example) | [Notes](https://paper.example/3) |
| [Four](https://four.example) | [Songs](https://paper.example/4) |
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

import re
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._entry_values import columns, is_placeholder, outside_tables
from listmerge.rules._link_nodes import link_starts
from listmerge.rules._majority import is_usual
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "entries"
#: Values that say in words that there is nothing to link to.
_SAYS_NONE = frozenset(
    {"none", "no", "nil", "null", "not available", "unavailable", "not public", "private", "无", "暂无"}
)
_USUAL = 0.7
_URL = lazy(r"https?://|www\.|doi\.org|\b10\.\d{4,9}/", re.IGNORECASE)


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each cell or value that says something, but links nowhere."""
    groups: list[tuple[str, list[tuple[str, Span, bool]]]] = [
        (column.heading, [(c.text, c.span, bool(c.links)) for c in column.cells]) for column in columns(found)
    ]
    for key, fields in outside_tables(found).items():
        starts = link_starts(found)
        groups.append((key, [(f.value, f.span, f.span.start in starts or _has_url(f.value)) for f in fields]))
    for heading, group in groups:
        said = [m for m in group if m[0].strip() or m[2]]
        linked = sum(has_link for _, _, has_link in said)
        if not heading or not is_usual(linked, len(said), _USUAL):
            continue
        for text, span, has_link in said:
            if (
                not has_link
                and len(text) > 1
                and not text.startswith(":")
                and not is_placeholder(text)
                and text.casefold().strip("() .*") not in _SAYS_NONE
                and any(c.isalnum() for c in text)
            ):
                message = f"found `{heading}` without a link, expected one as in {linked} other entries"
                yield Diagnostic("field-without-link", SEVERITY, found.document.source.path, span, message)


def _has_url(value: str) -> bool:
    return ("." in value or "/" in value) and _URL.search(value) is not None
