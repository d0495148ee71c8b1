"""White space before a line of text or a heading.

It does not show, but one space more makes a list or a code block of the line.

Bad:

```markdown
# Data

 All of it is free.

- [One](https://one.example) - First of them.
```

Good:

```markdown
# Data

All of it is free.

- [One](https://one.example) - First of them.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.record import SourceList
from listmerge.rules._gathered import gathered
from listmerge.rules._majority import are_few
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "style"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each line of top-level text, if most are not indented."""
    source = found.document.source
    odd, lines = [], 0
    for node in found.document.nodes:
        if node.kind not in ("paragraph", "heading"):
            continue
        for line in range(source.line_of(node.span.start), source.last_line_of(node.span) + 1):
            text = source.lines[line - 1]
            lines += 1
            if text[:1] in (" ", "\t") and not text.lstrip().startswith("<"):
                start = source.line_starts[line - 1]
                odd.append(Span(start, start + len(text) - len(text.lstrip(" \t"))))
    if not are_few(len(odd), lines):
        return
    findings = []
    for span in odd:
        message = "found white space at the beginning of the line, expected none"
        fix = Fix("remove it", (Edit(span, ""),))
        findings.append(Diagnostic("leading-space", SEVERITY, source.path, span, message, fix))
    yield from gathered(findings, "found white space at the beginning of {n} lines, expected none", "remove it")
