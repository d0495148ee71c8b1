"""A section that the table of contents leaves out.

Judged by the contents themselves: of each level of headings of which they name most, they are expected to name all.

Bad:

```markdown
# Data

## Contents

- [Images](#images)
- [Sounds](#sounds)
- [Texts](#texts)

## Images

- [One](https://one.example) - First of them.

## Sounds

- [Two](https://two.example) - Second of them.

## Texts

- [Three](https://three.example) - Third of them.

## Videos

- [Four](https://four.example) - Fourth of them.
```

Good:

```markdown
# Data

## Contents

- [Images](#images)
- [Sounds](#sounds)

## Images

- [One](https://one.example) - First of them.

## Sounds

- [Two](https://two.example) - Second of them.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.record import SourceList
from listmerge.rules._contents import Contents, contents
from listmerge.rules._headings import Heading
from listmerge.rules._majority import is_usual

SEVERITY: Severity = "info"
FAMILY = "structure"
_MOST = 0.7


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each section that the contents should name and don't."""
    path = found.document.source.path
    table = contents(found)
    if table is None:
        return
    filled = {part for r in found.records for part in r.section}  # contents often leave the licence and such out
    for level in sorted({h.level for h in table.below}):
        here = [h for h in table.below if h.level == level and h.text in filled]
        left_out = [h for h in here if h.anchor not in table.named and not _is_meant(table, h)]
        if left_out and is_usual(len(here) - len(left_out), len(here), _MOST, 2):
            for heading in (h for h in left_out if _has_listed_siblings(table, here, h)):
                message = f"found the section `{heading.text}` missing from the contents, expected a link to it"
                yield Diagnostic("missing-from-contents", SEVERITY, path, heading.node.span, message)


def _has_listed_siblings(table: Contents, here: list[Heading], heading: Heading) -> bool:
    """Whether most headings beside one are in the contents: some contents go deeper in one part than in another."""
    above = [h for h in table.below if h.level < heading.level]
    parents = {h.anchor: max((p.node.span.start for p in above if p.node.span < h.node.span), default=-1) for h in here}
    beside = [h for h in here if h is not heading and parents[h.anchor] == parents[heading.anchor]]
    return 2 * sum(h.anchor in table.named for h in beside) > len(beside)


def _is_meant(table: Contents, heading: Heading) -> bool:
    """Whether a link of the contents is dead and says what the heading says."""
    return heading.words in table.words
