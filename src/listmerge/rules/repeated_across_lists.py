"""An entry that another list of the same run has too.

They have one address and one name. Whoever keeps both lists can say more in one place; whoever merges them need not
care, as merging makes one entry of both.

Bad:

```markdown
# Data

- [One Archive](https://one.example) - First of them.
```

```markdown
# Other data

- [One Archive](https://www.one.example/) - The first one.
```

Good:

```markdown
# Data

- [One Archive](https://one.example) - First of them.
```

```markdown
# Other data

- [Two](https://two.example) - Second of them.
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from listmerge.edit import Diagnostic, Note, Severity
from listmerge.record import SourceList
from listmerge.rules import Facts, Gathered
from listmerge.rules._identity_names import by_address, same_name
from listmerge.rules._wording import short
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "identity"


class _Entry(NamedTuple):
    """An entry as it was gathered."""

    list: str
    path: str
    name: str
    span: Span
    line: int


def gather(found: SourceList) -> list[list[str | int]]:
    """Of each address the first entry that leads there: address, name, where it stands, and its line."""
    first = {a: records[0].name for a, records in by_address(found).items() if records}
    line_of = found.document.source.line_of
    return [[a, n.value, *n.span, line_of(n.span.start)] for a, n in first.items()]


def compare(gathered: Sequence[Gathered]) -> Iterator[Diagnostic]:
    """One finding for each entry of a later list, by the names of the lists."""
    first: dict[str, list[tuple[Gathered, Facts]]] = {}
    for one in sorted(gathered, key=lambda g: g.name):
        again = [fact for fact in one.facts if fact[0] in first]
        for address, name, *place in again:
            before = next((b for b in first[address] if same_name(b[1][1], name)), None)
            if before:
                yield _finding(_entry(one, name, *place), _entry(before[0], *before[1][1:]))
        for fact in one.facts:
            first.setdefault(fact[0], []).append((one, fact))


def _entry(of: Gathered, name: str, start: int, end: int, line: int) -> _Entry:
    return _Entry(of.name, of.path, name, Span(start, end), line)


def _finding(entry: _Entry, before: _Entry) -> Diagnostic:
    message = f"found `{short(entry.name)}` also in {before.list} (line {before.line}), expected it in one list"
    notes = (Note(before.path, before.span, "the same there"),)
    return Diagnostic("repeated-across-lists", SEVERITY, entry.path, entry.span, message, related=notes)
