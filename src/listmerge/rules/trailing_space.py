"""White space at the end of a line that does nothing.

Two spaces at the end of a line within a paragraph break it, and are left alone. A single space, or any before a blank
line, behind a heading or a table row, shows nowhere but in diffs.

Bad:

```markdown
# Data

- [One](https://one.example) - First of them.\x20
- [Two](https://two.example) - Second of them.
```

Good:

```markdown
# Data

- [One](https://one.example) - First of them.
- [Two](https://two.example) - Second of them.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.record import SourceList
from listmerge.rules._gathered import EACH_OF_LAYOUT, gathered
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "style"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each line, or one for all of them where they are many."""
    findings = list(_each(found))
    yield from gathered(
        findings, "found white space at the end of {n} lines, expected none", "remove it", EACH_OF_LAYOUT
    )


def _each(found: SourceList) -> Iterator[Diagnostic]:
    source = found.document.source
    kept = found.document.verbatim_lines
    breaks = {source.line_of(n.span.start) for n in found.document.find("break")}
    for number, line in enumerate(source.lines, 1):
        body = line.rstrip(" \t")
        if len(body) == len(line) or number in kept:
            continue
        if number in breaks and line[len(body) :].endswith("  "):
            continue
        start = source.line_starts[number - 1]
        span = Span(start + len(body), start + len(line))
        message = "found white space at the end of the line, expected none"
        fix = Fix("remove it", (Edit(span, ""),))
        yield Diagnostic("trailing-space", SEVERITY, source.path, span, message, fix)
