"""Several spaces between two words.

The page shows them as one, but whoever searches for the words finds nothing. Two spaces behind a full stop are left
alone where the list mostly has them.

Bad:

```markdown
# Data

- [One](https://one.example) - Letters of  the north.
```

Good:

```markdown
# Data

- [One](https://one.example) - Letters of the north.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._gathered import gathered
from listmerge.rules._text_mask import masked
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "text"
_RUN = lazy(r" [ \t]+|\t[ \t]+")
#: The same in text without tabs, which is found in a quarter of the time.
_SPACES = lazy("  +")
_SEVERAL = lazy(r"""[ \t](?<=[\w,;)"”’].)[ \t]+(?=[\w("“‘])""")
#: Spaces behind a full stop, and such as are wide.
_STOP = lazy(r"[ \t](?<=[\w)][.!?].)[ \t]*(?=[A-Z])")
_WIDE_STOP = lazy(r"[ \t](?<=[\w)][.!?].)[ \t]+(?=[A-Z])")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each place, or one for a list with many."""
    source, text = found.document.source, masked(found)
    runs = [m.start() for m in (_RUN if "\t" in text else _SPACES).finditer(text)]
    spans = [Span(*m.span()) for at in runs if (m := _SEVERAL.match(text, at))]
    wide = [Span(*m.span()) for at in runs if (m := _WIDE_STOP.match(text, at))]
    if wide and len(wide) * 4 < sum(1 for _ in _STOP.finditer(text)):
        spans = sorted([*spans, *wide])
    findings = []
    for span in spans:
        fix = Fix("leave one", (Edit(span, " "),))
        findings.append(
            Diagnostic("double-space", SEVERITY, source.path, span, "found several spaces in a row, expected one", fix)
        )
    yield from gathered(findings, "found several spaces in a row at {n} places, expected one", "leave one")
