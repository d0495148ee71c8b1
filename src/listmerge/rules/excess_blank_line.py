"""More than one blank line in a row.

They show as one. Where most gaps of a list are as wide, that is its style, and only one finding says so.

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

import re
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Note, Severity
from listmerge.record import SourceList
from listmerge.rules._lines import protected_lines
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "style"
_MANY = 10
#: Blank lines, from the end of the line above to the beginning of the line below.
_GAP = re.compile(r"(?<=[\r\n])(?:[ \t]*(?:\r\n|\n|\r)){2,}")
_LINE_END = re.compile(r"\r\n|\n|\r")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each gap, or one for all of them. The end of the file is another rule's."""
    source = found.document.source
    kept = protected_lines(found)
    gaps = []
    for m in _GAP.finditer(source.text):
        last = m.end() == len(source.text)
        if not last and source.line_of(m.start()) not in kept:
            first = _LINE_END.search(source.text, m.start())
            if first:
                gaps.append((m.group(), Edit(Span(first.end(), m.end()), "")))
    if len(gaps) > _MANY:
        fix = Fix("leave one", tuple(e for _, e in gaps))
        notes = tuple(Note(source.path, e.span, "another one") for _, e in gaps[1:10])
        message = f"found {len(gaps)} gaps of several blank lines, expected single ones"
        yield Diagnostic("excess-blank-line", SEVERITY, source.path, gaps[0][1].span, message, fix, notes)
        return
    for text, edit in gaps:
        message = f"found {len(_LINE_END.findall(text))} blank lines, expected one"
        yield Diagnostic("excess-blank-line", SEVERITY, source.path, edit.span, message, Fix("leave one", (edit,)))
