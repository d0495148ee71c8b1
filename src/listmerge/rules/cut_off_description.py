"""A description that breaks off with an ellipsis.

It was cut by whatever it was copied from. Complete it or shorten it to a sentence.

Bad:

```markdown
# Data

- [One](https://one.example) - First of them.
- [Two](https://two.example) - Second of them, which was taken in the winter of the same year by...
```

Good:

```markdown
# Data

- [One](https://one.example) - First of them.
- [Two](https://two.example) - Second of them, taken in the winter of the same year.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._wording import short
from listmerge.text import Span

SEVERITY: Severity = "warning"
FAMILY = "entries"
_CUT = lazy(r"(?:(?<!\.)\.{3,}+|…)[\"'”’)*_\s]*+$")
#: "and so on" says that a list is open, not that the text was cut.
_OPEN = lazy(r"(?:,|、|\betc|\band more|\band|等)\s*(?:\.{3,}|…)[)\s]*$", re.IGNORECASE)
#: So does a row of short things: "queues, stacks, heaps…", "Map/Filter/Reduce…".
_ROW = lazy(
    r"(?<![^\s,/、，。.;])(?:[^\s,/、，。.;]++(?: [^\s,/、，。.;]++){0,2}\s*+[,/、，]\s*+){2}(?:and |or )?[^\s,/、，。.;]++(?: [^\s,/、，。.;]++){0,2}\s*+(?:\.{3,}|…)[)\s]*$"
)
#: Shorter ones are meant so: "Loading…".
_LONG_ENOUGH = 60


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each description; several entries may share one."""
    source, seen = found.document.source, set()
    for record in found.records:
        text = record.description
        if text is None or ("..." not in text.value and "…" not in text.value):
            continue
        if text.span in seen or len(text.value) < _LONG_ENOUGH:
            continue
        seen.add(text.span)
        if (m := _CUT.search(text.value)) and not _OPEN.search(text.value) and not _ROW.search(text.value):
            at = source.text.rfind(m.group().strip()[:1], text.span.start, text.span.end)
            span = Span(max(at - 2, text.span.start), text.span.end) if at >= 0 else text.span
            message = f"found a description cut off at `{short(text.value[-25:])}`, expected whole sentences"
            yield Diagnostic("cut-off-description", SEVERITY, source.path, span, message)
