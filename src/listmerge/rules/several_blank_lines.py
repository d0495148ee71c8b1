"""More than one blank line in a row, or blank lines at the top.

A reader of the page sees no difference; a reader of the source wonders what is missing. Where a list keeps two lines
before all of its headings, that is one finding.

Bad:

```markdown
# Data

- [One](https://one.example) - First of them.


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
from listmerge.rules._lines import blank_lines
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "style"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each run of blank lines, or one for all of them where they are many."""
    source = found.document.source
    findings, ends = [], [*source.line_starts, len(source.text)]
    for first, last in _runs(found):
        wanted = "none at the top" if first == 1 else "one"
        span = Span(ends[first - 1 if first == 1 else first], ends[last])
        fix = Fix("remove what is too much", (Edit(span, ""),))
        count = f"{last - first + 1} blank lines" if last > first else "a blank line"
        message = f"found {count}, expected {wanted}"
        findings.append(Diagnostic("several-blank-lines", SEVERITY, source.path, span, message, fix))
    message = "found several blank lines in a row at {n} places, expected one each time"
    each = 1 if findings and _are_before_headings(found) else EACH_OF_LAYOUT
    yield from gathered(findings, message, "remove what is too much", each)


def _runs(found: SourceList) -> Iterator[tuple[int, int]]:
    """First and last line of each run that is too long; that at the end of the file is another rule's."""
    blank, kept = blank_lines(found), found.document.verbatim_lines
    i = 0
    while i < len(blank):
        if not blank[i] or i + 1 in kept:
            i += 1
            continue
        end = i
        while end < len(blank) and blank[end] and end + 1 not in kept:
            end += 1
        if end < len(blank) and (end - i > 1 or i == 0):
            yield i + 1, end
        i = end


def _heading_lines(found: SourceList) -> set[int]:
    return {found.document.source.line_of(n.span.start) for n in found.document.nodes if n.kind == "heading"}


def _are_before_headings(found: SourceList) -> bool:
    """Whether two blank lines before a heading are this list's habit."""
    runs = {last + 1: last - first for first, last in _runs(found)}
    headings = [n for n in _heading_lines(found) if n > 1]
    return sum(runs.get(n) == 1 for n in headings) * 5 > len(headings) * 4
