"""Text that was true on the day it was written: `as of this writing`, `not yet launched`, `coming soon`.

Nobody sees from the list whether it still holds. A date (`as of May 2020`) tells.

Bad:

```markdown
# Data

- [One](https://one.example) - Letters of 92 towns at the time of writing.
```

Good:

```markdown
# Data

- [One](https://one.example) - Letters of 92 towns as of May 2020.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._gathered import gathered
from listmerge.rules._scan import with_phrases
from listmerge.rules._text_mask import masked
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "text"
_BOUND = lazy(
    r"\b(?:as of (?:this |the )?(?:writing|now|today)|at the time of (?:this |the )?(?:writing|adding)"
    r"|at (?:this|the present) time|(?:will|to) (?:soon )?be (?:soon )?(?:released|made available|published|launched)\b"
    r"|(?:is|are|was|were) not yet (?:launched|released|available|published)|not (?:launched|released|available) yet"
    r"|coming soon|(?:currently|temporarily) (?:unavailable|offline)(?= *(?:[.;,)\x00]|$)))",
    re.IGNORECASE | re.MULTILINE,
)
#: One of these stands in every such phrase.
_HINTS = (
    "as of ",
    "at the time of ",
    "at this time",
    "at the present time",
    "be soon ",
    "be released",
    "be made available",
    "be published",
    "be launched",
    " yet",
    "coming soon",
    "y unavailable",
    "y offline",
)


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each phrase, or one for a list with many."""
    path = found.document.source.path
    findings = []
    for m in with_phrases(_BOUND, _HINTS, masked(found)):
        message = f"found `{m[0]}`, which nobody can tell to hold still, expected a date or nothing"
        findings.append(Diagnostic("time-bound-text", SEVERITY, path, Span(*m.span()), message))
    yield from gathered(findings, "found {n} phrases like `coming soon`, expected dates or nothing")
