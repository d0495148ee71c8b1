r"""A labelled link right below a separator, where others stand below the name of their entry.

Nobody can tell what it is the link of.

Bad:

```markdown
# Data

**One**\
Letters of the north.\
Access: https://one.example

***

**Two**\
Maps of the south.\
Access: https://two.example

***

**Three**\
Songs of the west.\
Access: https://three.example

***

**Four**\
Tales of the east.\
Access: https://four.example

***

**Five**\
Coins of the sea.\
Access: https://five.example

***

Access: https://six.example

- **Bells**
- **Bows**
```

Good:

```markdown
# Data

**One**\
Letters of the north.\
Access: https://one.example

***

**Two**\
Maps of the south.\
Access: https://two.example

***

**Three**\
Songs of the west.\
Access: https://three.example

***

**Four**\
Tales of the east.\
Access: https://four.example

***

**Five**\
Coins of the sea.\
Access: https://five.example

***

**Six**\
Bells and bows of the lake.\
Access: https://six.example
```
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from listmerge.edit import Diagnostic, Severity
from listmerge.record import SourceList
from listmerge.rules._entry_labels import labels
from listmerge.rules._majority import are_few
from listmerge.text import Span

SEVERITY: Severity = "warning"
FAMILY = "entries"
_AT_LEAST = 5


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each, if they are few among the labels of the list."""
    source, written = found.document.source, labels(found)
    begun = [
        below.span
        for above, below in pairwise(found.document.nodes)
        if above.kind == "rule" and below.kind == "paragraph"
    ]
    starts = {source.line_of(s.start): s for s in begun}
    orphans = [k for k in written if (s := starts.get(source.line_of(k.span.start))) and _opens(found, s, k.span)]
    if len(written) < _AT_LEAST or not are_few(len(orphans), len(written)):
        return
    for label in orphans:
        message = f"found `{label.text}` with no name above it, expected the name of its entry"
        yield Diagnostic("nameless-link", SEVERITY, source.path, label.span, message)


def _opens(found: SourceList, paragraph: Span, label: Span) -> bool:
    """Whether nothing but markup stands between the beginning of a paragraph and a label."""
    return not found.document.source.text[paragraph.start : label.start].strip(" \t*_")
