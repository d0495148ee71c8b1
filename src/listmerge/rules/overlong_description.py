"""A description much longer than those of the other entries.

Readers compare entries; what fills a page belongs behind the link. The limit is the list's own: twice the length of
its median description, but no less than 400 characters and no more than 600. Where many are longer, that is one
finding.

Bad:

```markdown
# Data

- [One](https://one.example) - First of them.
- [Two](https://two.example) - Second of them. It was begun in the first year and has been carried on ever since by the people who had begun it, then by those who came after them, and now by nobody in particular. It was begun in the first year and has been carried on ever since by the people who had begun it, then by those who came after them, and now by nobody in particular. There is more to be said of it, but not here, as this line is long enough.
- [Three](https://three.example) - Third of them.
```

Good:

```markdown
# Data

- [One](https://one.example) - First of them.
- [Two](https://two.example) - Second of them, begun in the first year and carried on ever since.
- [Three](https://three.example) - Third of them.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.record import SourceList
from listmerge.rules._gathered import EACH, together
from listmerge.rules._majority import are_few

SEVERITY: Severity = "info"
FAMILY = "entries"
_AT_LEAST, _AT_MOST = 400, 600
_TIMES = 2


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each description, or one for all of them where they are many."""
    path = found.document.source.path
    lengths = {r.description.span: len(r.description.value) for r in found.records if r.description}
    if not lengths:
        return
    limit = min(max(_AT_LEAST, round(_TIMES * _median(list(lengths.values())))), _AT_MOST)
    long = sorted(s for s, n in lengths.items() if n > limit)
    if len(long) <= EACH and are_few(len(long), len(lengths)):
        for span in long:
            message = f"found a description of {lengths[span]} characters, expected at most {limit} in this list"
            yield Diagnostic("overlong-description", SEVERITY, path, span, message)
    elif long:
        message = f"found {len(long)} descriptions of more than {limit} characters, expected shorter ones"
        yield together("overlong-description", SEVERITY, path, long, message)


def _median(values: list[int]) -> float:
    """The middle one; `statistics` would take a tenth of a start to import."""
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2
