"""Two entries without a separator between them, where the others have one.

Bad:

```markdown
# Data

**One**

First of them, https://one.example

***

**Two**

Second of them, https://two.example

***

**Three**

Third of them, https://three.example

**Four**

Fourth of them, https://four.example
```

Good:

```markdown
# Data

**One**

First of them, https://one.example

***

**Two**

Second of them, https://two.example

***

**Three**

Third of them, https://three.example

***

**Four**

Fourth of them, https://four.example
```
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from listmerge.edit import Diagnostic, Severity
from listmerge.record import SourceList
from listmerge.rules._majority import is_usual

SEVERITY: Severity = "info"
FAMILY = "structure"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each entry that stands alone in a paragraph and follows another one directly."""
    source = found.document.source
    rules = [n.span.start for n in found.document.nodes if n.kind == "rule"]
    starts = {n.span.start for n in found.document.nodes if n.kind == "paragraph"}
    entries = [r for r in found.records if r.parent is None and r.span.start in starts]
    bare, divided = [], 0
    for above, below in pairwise(entries):
        if above.section != below.section:
            continue
        if bisect_left(rules, above.span.start) < bisect_left(rules, below.span.start):
            divided += 1
        else:
            bare.append(below)
    if not is_usual(divided, divided + len(bare), at_least=2):
        return
    for record in bare:
        message = f"found no separator above `{record.name.value}`, expected one as between {divided} other entries"
        yield Diagnostic("missing-separator", SEVERITY, source.path, record.name.span, message)
