"""Several spaces between the `#` of a heading and its text.

Bad:

```markdown
# Data

##  Images

- [One](https://one.example) - First of them.
```

Good:

```markdown
# Data

## Images

- [One](https://one.example) - First of them.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "style"
_WIDE = lazy(r"#{1,6}([ \t]{2,}|\t)(?=\S)")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each heading."""
    source = found.document.source
    for node in found.document.find("heading"):
        if m := _WIDE.match(source.text, node.span.start):
            space = Span(*m.span(1))
            fix = Fix("leave one space", (Edit(space, " "),))
            message = f"found {len(m[1])} white space characters behind `{m[0].rstrip()}`, expected one space"
            yield Diagnostic("heading-space", SEVERITY, source.path, Span(*m.span()), message, fix)
