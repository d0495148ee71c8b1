"""A heading without a space behind its `#`.

It shows as text that begins with `#`.

Bad:

```markdown
# Data

##Images

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

SEVERITY: Severity = "error"
FAMILY = "structure"
_GLUED = lazy(r"(?:#{2,6}(?=[^\s#])|#(?=[A-Z][a-z]+ |\[))[^\n]*")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each paragraph that begins like that. The fix adds a section to records: it is unsafe."""
    source = found.document.source
    for node in (n for n in found.document.nodes if n.kind == "paragraph"):
        m = _GLUED.match(source.text, node.span.start, node.span.end)
        if m:
            marks = len(m[0]) - len(m[0].lstrip("#"))
            at = m.start() + marks
            fix = Fix("add a space", (Edit(Span(at, at), " "),), safe=False)
            message = f"found `{'#' * marks}` glued to its text, expected `{'#' * marks} `"
            yield Diagnostic("missing-heading-space", SEVERITY, source.path, Span(*m.span()), message, fix)
