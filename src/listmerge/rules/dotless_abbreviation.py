"""`ie.` or `eg.` for `i.e.` and `e.g.`.

Bad:

```markdown
# Data

- [One](https://one.example) - Letters of the north, ie. of the towns by the sea.
```

Good:

```markdown
# Data

- [One](https://one.example) - Letters of the north, i.e. of the towns by the sea.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._gathered import gathered
from listmerge.rules._language import is_english
from listmerge.rules._text_mask import masked
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "text"
_SHORT = lazy(r"(?P<first>[ie](?<![\w.@/\\-].))\.?(?P<second>[eg])(?P<stop>\.?)(?=[ ,:]|$)(?! ?[=*/])", re.MULTILINE)
_RIGHT = {"ie": "i.e.", "eg": "e.g."}


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each, or one for a list with many."""
    if not is_english(found):
        return
    findings = []
    for m in _SHORT.finditer(masked(found)):
        right = _RIGHT.get(m["first"] + m["second"])
        if right is None or m[0] == right:
            continue
        span = Span(*m.span())
        fix = Fix(f"write {right}", (Edit(span, right),), safe=False)
        message = f"found `{m[0]}`, expected `{right}`"
        findings.append(Diagnostic("dotless-abbreviation", SEVERITY, found.document.source.path, span, message, fix))
    yield from gathered(findings, "found {n} abbreviations like `ie.`, expected `i.e.` and `e.g.`", "write the dots")
