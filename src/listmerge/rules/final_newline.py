"""A file that does not end in exactly one line end.

Without one, the next line that is added changes two lines in the diff, and lists that are joined run together.

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
from listmerge.rules._lines import protected_lines
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "style"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """At most one finding, at the end of the file."""
    source = found.document.source
    body = len(source.text.rstrip(" \t\r\n"))
    ending = source.text[body:]
    wanted = source.newline
    if not body or len(source.lines) in protected_lines(found):
        return
    if "\n" not in ending and "\r" not in ending:
        fix = Fix("add it", (Edit(Span(len(source.text), len(source.text)), wanted),))
        last = Span(max(0, body - 1), len(source.text))
        message = "found no line end at the end of the file, expected one"
        yield Diagnostic("final-newline", SEVERITY, source.path, last, message, fix)
    elif ending.strip(" \t") != wanted:
        start = body + len(ending) - len(ending.lstrip(" \t"))
        blank = Span(min(start + len(wanted), len(source.text) - 1), len(source.text))
        fix = Fix("leave one line end", (Edit(Span(start, len(source.text)), wanted),))
        message = "found blank lines at the end of the file, expected one line end"
        yield Diagnostic("final-newline", SEVERITY, source.path, blank, message, fix)
