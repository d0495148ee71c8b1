"""A description on the line of the name, where most entries have it on a line below, or the other way round.

Whoever edits the list by a pattern, or reads it by machine, expects each part in its place.

Bad:

```markdown
# Data

- **One**
    - First of them.
    - [One](https://one.example)
- **Two**
    - Second of them.
    - [Two](https://two.example)
- **Three**: Third of them.
    - [Three](https://three.example)
- **Four**
    - Fourth of them.
    - [Four](https://four.example)
```

Good:

```markdown
# Data

- **One**
    - First of them.
    - [One](https://one.example)
- **Two**
    - Second of them.
    - [Two](https://two.example)
- **Three**
    - Third of them.
    - [Three](https://three.example)
- **Four**
    - Fourth of them.
    - [Four](https://four.example)
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.patterns import lazy
from listmerge.record import Record, SourceList
from listmerge.rules._entry_siblings import in_same_style
from listmerge.rules._wording import short

SEVERITY: Severity = "info"
FAMILY = "entries"
_FEW = 0.25
_BULLET = lazy(r"\s*(?:[-*+]|\d+[.)])\s.*")
_WHERE = {True: "on the line of the name", False: "on a line below the name"}


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each entry in the rarer form; none where both are common."""
    for style, records in in_same_style(found).items():
        if style == "table":
            continue
        inline = {r.id: _is_inline(found, r) for r in records if r.description and (r.url or style != "bullet")}
        count = sum(inline.values())
        usual = count * 2 > len(inline)
        odd = min(count, len(inline) - count)
        if not odd or odd > max(1, _FEW * len(inline)):
            continue
        for record in records:
            if inline.get(record.id, usual) is not usual and not (usual and _is_item(found, record)):
                name = short(record.name.value, 40)
                message = f"found the description of `{name}` {_WHERE[not usual]}, expected it {_WHERE[usual]}"
                path = found.document.source.path
                yield Diagnostic("description-on-name-line", SEVERITY, path, record.name.span, message)


def _is_item(found: SourceList, record: Record) -> bool:
    """Whether the description is the text of a nested item: then the name is that of a group."""
    assert record.description is not None
    source = found.document.source
    start = source.line_starts[source.line_of(record.description.span.start) - 1]
    return bool(_BULLET.fullmatch(source.text[start : record.description.span.start]))


def _is_inline(found: SourceList, record: Record) -> bool:
    source = found.document.source
    assert record.description is not None
    return source.line_of(record.description.span.start) == source.last_line_of(record.name.span)
