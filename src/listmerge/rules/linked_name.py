"""A name that is a link where the other entries have their links below or behind a plain name.

Whoever edits the list by a pattern, or reads it by machine, expects one shape. Judged by what at least nine of ten
entries do.

Bad:

```markdown
# Data

- **One**
    - First of them.
    - [Page of One](https://one.example)
- **Two**
    - Second of them.
    - [Page of Two](https://two.example)
- **Three**
    - Third of them.
    - [Page of Three](https://three.example)
- **Four**
    - Fourth of them.
    - [Page of Four](https://four.example)
- **Five**
    - Fifth of them.
    - [Page of Five](https://five.example)
- **Six**
    - Sixth of them.
    - [Page of Six](https://six.example)
- [Seven](https://seven.example)
```

Good:

```markdown
# Data

- **One**
    - First of them.
    - [Page of One](https://one.example)
- **Two**
    - Second of them.
    - [Page of Two](https://two.example)
- **Three**
    - Third of them.
    - [Page of Three](https://three.example)
- **Four**
    - Fourth of them.
    - [Page of Four](https://four.example)
- **Five**
    - Fifth of them.
    - [Page of Five](https://five.example)
- **Six**
    - Sixth of them.
    - [Page of Six](https://six.example)
- **Seven**
    - Seventh of them.
    - [Page of Seven](https://seven.example)
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.record import Record, SourceList
from listmerge.rules._entry_siblings import in_same_style, parents
from listmerge.rules._gathered import gathered
from listmerge.rules._majority import dominant
from listmerge.rules._wording import short

SEVERITY: Severity = "info"
FAMILY = "entries"
_USUAL, _AT_LEAST = 0.85, 6
_EXPECTED = "expected a plain name with its links below or behind, as in most of the list"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each entry, or one for a list with many."""
    heads = parents(found)
    for style, records in in_same_style(found).items():
        if style == "table":
            continue
        shaped = [(r, _is_linked(r)) for r in records if r.links and r.id not in heads]
        if dominant([linked for _, linked in shaped], _USUAL, _AT_LEAST) is not False:
            continue
        findings = []
        for record in (r for r, linked in shaped if linked):
            message = f"found the name `{short(record.name.value, 40)}` as a link, {_EXPECTED}"
            path = found.document.source.path
            findings.append(Diagnostic("linked-name", SEVERITY, path, record.name.span, message))
        yield from gathered(findings, f"found {{n}} names as links, {_EXPECTED}")


def _is_linked(record: Record) -> bool:
    start, end = record.name.span
    return any(k.span.start <= start and end <= k.span.end for k in record.links)
