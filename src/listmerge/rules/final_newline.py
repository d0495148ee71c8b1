"""A file that does not end in exactly one line end.

Without one, tools that join files glue two lines together and diffs carry a warning; more than one are blank lines that
nobody sees.

Bad:

```markdown
# Data

- [One](https://one.example) - First of them.


```

Good:

```markdown
# Data

- [One](https://one.example) - First of them.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.record import SourceList
from listmerge.text import LINE_END, Span

SEVERITY: Severity = "info"
FAMILY = "style"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding, at the end of the file."""
    source = found.document.source
    text = source.text
    body = len(text.rstrip(" \t\r\n"))
    if not body or (len(source.lines) in found.document.verbatim_lines and text.endswith(("\n", "\r"))):
        return
    ends = len(LINE_END.findall(text, body))
    if not ends:
        fix = Fix("add one", (Edit(Span(len(text), len(text)), source.newline),))
        span = Span(source.line_starts[-1], len(text))
        yield Diagnostic("final-newline", SEVERITY, source.path, span, "found no line end, expected one", fix)
    elif ends > 1:
        first = LINE_END.search(text, body)
        span = Span(first.end() if first else body, len(text))
        message = f"found {ends - 1} blank line{'s' * (ends > 2)} at the end of the file, expected none"
        fix = Fix("remove them", (Edit(span, ""),))
        yield Diagnostic("final-newline", SEVERITY, source.path, span, message, fix)
