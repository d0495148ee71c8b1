"""An entry that leads nowhere.

A reader can't follow it up. Not reported where the entry stands below one that has a link, or where most entries of
the list have none.

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
from listmerge.record import SourceList
from listmerge.rules._entry_siblings import ENOUGH, sections
from listmerge.rules._gathered import gathered
from listmerge.rules._headings import empty_headings

SEVERITY: Severity = "warning"
FAMILY = "entries"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each entry without a link of its own, a group's or a parent's; one for a section with many.

    A section in which none of several entries has a link is meant so.
    """
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
