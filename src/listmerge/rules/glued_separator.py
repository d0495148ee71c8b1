"""A separator without a blank line next to the text it separates.

Written as `***` it still shows as a line; the next editor who writes `---` makes a heading of the text above.

Bad:

```markdown
# Data

**One**: first of them, https://one.example
***

**Two**: second of them, https://two.example

***

**Three**: third of them, https://three.example
```

Good:

```markdown
# Data

**One**: first of them, https://one.example

***

**Two**: second of them, https://two.example

***

**Three**: third of them, https://three.example
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Fix, Severity
from listmerge.record import SourceList
from listmerge.rules._lines import blank_line_above, blank_lines

SEVERITY: Severity = "info"
FAMILY = "structure"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each separator that touches the text above or below."""
    source, blank = found.document.source, blank_lines(found)
    for rule in (n for n in found.document.nodes if n.kind == "rule"):
        line = source.line_of(rule.span.start)
        edits, sides = [], []
        if line > 1 and not blank[line - 2]:
            edits.append(blank_line_above(source, line))
            sides.append("above")
        if line < len(source.lines) and not blank[line]:
            edits.append(blank_line_above(source, line + 1))
            sides.append("below")
        if sides:
            message = f"found a separator glued to the text {' and '.join(sides)}, expected a blank line between"
            fix = Fix("add a blank line", tuple(edits))
            yield Diagnostic("glued-separator", SEVERITY, source.path, rule.span, message, fix)
