"""A note to oneself that was left in the list.

Bad:

```markdown
# Data

<!-- TODO: add the sounds -->

- [One](https://one.example) - First of them.
```

Good:

```markdown
# Data

- [One](https://one.example) - First of them.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.record import SourceList
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "structure"
_NOTE = re.compile(r"\b(?:TODO|FIXME|XXX|TBD)\b(?=\s*[:\])]|\s*-->|[ \t]+[a-z])")
_COMMENT = re.compile(r"<!--(?:(?!-->).){0,2000}-->", re.DOTALL)


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each note in a comment, and for each at the beginning of a line."""
    source = found.document.source
    comments = [m.span() for m in _COMMENT.finditer(source.text)]
    for m in _NOTE.finditer(source.text):
        line = source.line_of(m.start())
        before = source.text[source.line_starts[line - 1] : m.start()]
        commented = any(a <= m.start() < b for a, b in comments)
        if commented or (not before.strip(" \t-*+#>[(_") and line not in found.document.verbatim_lines):
            message = f"found a leftover `{m[0]}`, expected it done or in an issue"
            yield Diagnostic("leftover-todo", SEVERITY, source.path, Span(*m.span()), message)
