"""Lines indented with tabs where most are indented with spaces, or the other way round.

What stands below what then depends on how wide the reader's editor draws a tab. A list that is indented with tabs
throughout may be.

Bad:

```markdown
# Data

- [One](https://one.example)
  - First of them.
- [Two](https://two.example)
  - Second of them.
- [Three](https://three.example)
\t- Third of them.
```

Good:

```markdown
# Data

- [One](https://one.example)
  - First of them.
- [Two](https://two.example)
  - Second of them.
- [Three](https://three.example)
  - Third of them.
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._gathered import gathered
from listmerge.rules._majority import most_frequent
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "style"
_INDENT = lazy(r"[ \t]+(?=[-*+]\s|\d{1,9}[.)]\s)")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each bullet that is indented in the rarer way, or one for all of them where they are many."""
    source, kept = found.document.source, found.document.verbatim_lines
    indents = []
    for number, line in enumerate(source.lines, 1):
        m = _INDENT.match(line)
        if m and number not in kept:
            indents.append((source.line_starts[number - 1], m[0]))
    tabs = [(at, text) for at, text in indents if "\t" in text]
    spaces = [(at, text) for at, text in indents if "\t" not in text]
    if not tabs or not spaces:
        return
    odd, is_odd, usual = (tabs, "a tab", "spaces") if len(tabs) <= len(spaces) else (spaces, "spaces", "tabs")
    step = len(most_frequent(Counter(text for _, text in spaces)))
    findings = []
    for at, text in odd:
        span = Span(at, at + len(text))
        message = f"found {is_odd} before the bullet, expected {usual} as in most lines"
        new = text.replace("\t", " " * step) if usual == "spaces" else _tabbed(text, step)
        fix = Fix(f"indent with {usual}", (Edit(span, new),)) if new else None
        findings.append(Diagnostic("mixed-tabs", SEVERITY, source.path, span, message, fix))
    message = f"found {is_odd} before {{n}} bullets, expected {usual} as in most lines"
    yield from gathered(findings, message, f"indent with {usual}", each=10)


def _tabbed(text: str, step: int) -> str:
    """As many tabs as there are steps; empty if it does not come out even."""
    return "\t" * (len(text) // step) if len(text) % step == 0 else ""
