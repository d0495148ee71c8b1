"""A control character that turns the direction of the text behind it, or one that is never seen.

With them a text, a link or a line of code can be made to read other than it is. Right-to-left text needs none of the
overrides and may use the two marks U+200E and U+200F; tag characters belong into flags alone.

Bad:

```markdown
# Data

- [One](https://one.example) - First \u202eof them.
```

Good:

```markdown
# Data

- [One](https://one.example) - First of them.
```
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._text_mask import characters
from listmerge.text import Span

SEVERITY: Severity = "error"
FAMILY = "security"
_CONTROLS = lazy("[\u202a-\u202e\u2066-\u2069]+|[\u200e\u200f\u061c]+|(?P<tags>[\U000e0000-\U000e007f]+)")
#: Any of them, looked for at once.
_ANY = lazy("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\U000e0000-\U000e007f]")
_MARKS = "\u200e\u200f\u061c"
_FLAG = "\U0001f3f4"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each run of them. The fix takes them out; what it shows changes, so it is unsafe."""
    source = found.document.source
    if source.text.isascii() or not _ANY.search("".join(characters(found))):
        return
    for m in _CONTROLS.finditer(source.text):
        line = source.lines[source.line_of(m.start()) - 1]
        if m[0][0] in _MARKS and any(unicodedata.bidirectional(c) in ("R", "AL") for c in line if c not in _MARKS):
            continue
        if m["tags"] and source.text[m.start() - 1 : m.start()] == _FLAG:
            continue
        codes = " ".join(f"U+{ord(c):04X}" for c in m[0][:4])
        message = f"found the invisible control character {codes}, expected none"
        fix = Fix("remove it", (Edit(Span(*m.span()), ""),), safe=False)
        yield Diagnostic("bidi-control", SEVERITY, source.path, Span(*m.span()), message, fix)
