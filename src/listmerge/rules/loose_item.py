"""A blank line within a list whose items otherwise follow each other closely.

One is enough to set every item of the list apart on the page.

Bad:

```markdown
# Data

- [One](https://one.example) - First of them.
- [Two](https://two.example) - Second of them.
- [Three](https://three.example) - Third of them.
- [Four](https://four.example) - Fourth of them.

- [Five](https://five.example) - Fifth of them.
- [Six](https://six.example) - Sixth of them.
```

Good:

```markdown
# Data

- [One](https://one.example) - First of them.
- [Two](https://two.example) - Second of them.
- [Three](https://three.example) - Third of them.
- [Four](https://four.example) - Fourth of them.
- [Five](https://five.example) - Fifth of them.
- [Six](https://six.example) - Sixth of them.
```
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.record import SourceList
from listmerge.text import Source, Span

SEVERITY: Severity = "info"
FAMILY = "style"
CHANGES_HTML = True
_MOST = 0.3


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each blank line between two items, if few of the list's gaps have one."""
    source = found.document.source
    gaps_of = {
        node.span: [_gap(source, a.span, b.span) for a, b in pairwise(node.children)]
        for node in found.document.find("list")
    }
    every = [g for gaps in gaps_of.values() for g in gaps]
    if sum(g is not None for g in every) > _MOST * len(every):
        return
    for gaps in gaps_of.values():
        odd = [g for g in gaps if g is not None]
        if odd and len(odd) <= max(1, _MOST * len(gaps)) and len(gaps) > 1:
            for gap in odd:
                fix = Fix("remove it", (Edit(gap, ""),))
                message = "found a blank line between two items, expected none as between the others"
                yield Diagnostic("loose-item", SEVERITY, source.path, gap, message, fix)


def _gap(source: Source, above: Span, below: Span) -> Span | None:
    """The blank lines between two items, None if there are none."""
    if below.start - above.end < 2:  # the common case: a line end between them, and no indentation
        return None
    last, first = source.last_line_of(above), source.line_of(below.start)
    if first - last < 2:
        return None
    return Span(source.line_starts[last], source.line_starts[first - 1])
