"""A range whose first number may or may not be in thousands: `50-100k`.

Write the unit behind both numbers.

Bad:

```markdown
# Data

- [One](https://one.example) - Between 50-100k letters.
```

Good:

```markdown
# Data

- [One](https://one.example) - Between 50k-100k letters.
```
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "facts"
_RANGE = lazy(r"(?<![\w.,$€£/-])(?P<low>\d{1,3})\s?(?P<dash>[-–—])\s?(?P<high>\d{1,3})(?P<unit>[kK]|M|B)(?![\w-])")
#: No such range without this.
_HINT = lazy(r"[-–—]\s?\d{1,3}[kKMB]")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each range in a description or a value."""
    source, seen = found.document.source, set()
    hints = [m.start() for m in _HINT.finditer(source.text)]
    if not hints:
        return
    for record in found.records:
        spans = [f.span for f in record.fields] + ([record.description.span] if record.description else [])
        for span in spans:
            at = bisect_left(hints, span.start)
            if at == len(hints) or hints[at] >= span.end:
                continue
            for m in _RANGE.finditer(source.slice(span)):
                at = span.start + m.start()
                if at in seen or int(m["low"]) >= int(m["high"]):
                    continue
                seen.add(at)
                clear = f"{m['low']}{m['unit']}{m['dash']}{m['high']}{m['unit']}"
                here = Span(at, span.start + m.end())
                fix = Fix(f"write `{clear}`", (Edit(here, clear),), safe=False)
                message = f"found `{m.group()}`, expected `{clear}` or the plain numbers"
                yield Diagnostic("ambiguous-range", SEVERITY, source.path, here, message, fix)
