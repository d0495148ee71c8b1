"""An entry that leads nowhere.

A reader can't follow it up. Not reported where most entries of the list have none. Entries that all have only the link
of the one above them, or of the group they stand in, are one finding.

Bad:

```markdown
# Data

- [One](https://one.example) - First of them.
- [Two](https://two.example) - Second of them.
- **Three** (2k) 2001-2012
```

Good:

```markdown
# Data

- [One](https://one.example) - First of them.
- [Two](https://two.example) - Second of them.
- [Three](https://three.example) (2k) 2001-2012
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.record import Record, SourceList
from listmerge.rules._entry_siblings import ENOUGH, sections
from listmerge.rules._gathered import gathered, together
from listmerge.rules._headings import empty_headings
from listmerge.text import Span

SEVERITY: Severity = "warning"
FAMILY = "entries"
_SEVERAL = 4


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each entry without a link of its own, a group's or a parent's; one for a section with many.

    A section in which none of several entries has a link is meant so.
    """
    yield from _below_others(found)
    source = found.document.source
    bare = [r for r in found.records if r.url is None and r.parent is None]
    if len(bare) * 2 > len(found.records):
        return
    empty = [h.node.span for h in empty_headings(found)]  # nothing at all below a heading is said there
    for group in sections(found):
        mine = [r for r in group if r.url is None and not any(s.contains(r.name.span) for s in empty)]
        if len(mine) == len(group) >= ENOUGH:
            continue
        findings = []
        for record in mine:
            message = f"found no link in the entry `{record.name.value}`, expected at least one"
            findings.append(Diagnostic("entry-without-link", SEVERITY, source.path, record.name.span, message))
        message = f"found no link in {{n}} of the {len(group)} entries of this section, expected one each"
        yield from gathered(findings, message)


def _below_others(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for the described entries below another one of which none has a link, one for a group with one link.

    Where the link of a group stands above it, without a name, that is where to begin.
    """
    path = found.document.source.path
    if sum(bool(r.links) for r in found.records) * 2 < len(found.records):
        return
    below: dict[str, list[Record]] = {}
    shared: dict[Span, list[Record]] = {}
    for record in found.records:
        if record.parent is not None:
            below.setdefault(record.parent, []).append(record)
        for link in record.links[:1]:
            shared.setdefault(link.span, []).append(record)
    for group in below.values():
        if len(group) >= _SEVERAL and not any(r.links for r in group) and all(r.description for r in group):
            message = f"found no link in any of the {len(group)} entries below another one, expected one each"
            yield together("entry-without-link", SEVERITY, path, [r.name.span for r in group], message)
    for span, group in shared.items():
        if len(group) >= _SEVERAL:
            line = found.document.source.line_of(span.start)
            message = f"found {len(group)} entries that have only the link on line {line}, expected one each"
            places = sorted([span, *(r.name.span for r in group)])
            yield together("entry-without-link", "info", path, places, message)
