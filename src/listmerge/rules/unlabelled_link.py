"""A link without a label, where the links of most entries have one (`Data:`, `Paper:`).

What it leads to can only be guessed. Where both are common, that is one finding for the whole list.

Bad:

```markdown
# Data

- **One**
    - First of them.
    - Data:
        - [Files of One](https://one.example/files)
- **Two**
    - Second of them.
    - Data:
        - [Files of Two](https://two.example/files)
- **Three**
    - Third of them.
    - Data:
        - [Files of Three](https://three.example/files)
- **Four**
    - Fourth of them.
    - [Files of Four](https://four.example/files)
```

Good:

```markdown
# Data

- **One**
    - First of them.
    - Data:
        - [Files of One](https://one.example/files)
- **Two**
    - Second of them.
    - Data:
        - [Files of Two](https://two.example/files)
- **Three**
    - Third of them.
    - Data:
        - [Files of Three](https://three.example/files)
- **Four**
    - Fourth of them.
    - Data:
        - [Files of Four](https://four.example/files)
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.record import Record, SourceList
from listmerge.rules._entry_labels import labels
from listmerge.rules._entry_siblings import ENOUGH, peers
from listmerge.rules._gathered import together
from listmerge.rules._majority import are_divided
from listmerge.rules._wording import short
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "entries"
_USUAL = 0.5


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each link on lines of its own, below its entry's name; one for a list with both ways."""
    source = found.document.source
    texts = {k.text for k in labels(found)}
    if not texts:
        return
    below = {r.id: _below(found, r) for r in found.records}
    told: set[Span] = set()
    for group, siblings in peers(found):
        linked = [r for r in siblings if below[r.id]]
        labelled = [r for r in linked if _has_label(r, texts)]
        if group[0].style == "table" or len(linked) < ENOUGH or len(labelled) < _USUAL * len(linked):
            continue
        for span, label in (k for r in group if not _has_label(r, texts) for k in below[r.id]):
            message = f"found the link `{short(label)}` without a label, expected one as other entries have"
            yield Diagnostic("unlabelled-link", SEVERITY, source.path, span, message)
            told.add(span)
    linked = [r for r in found.records if below[r.id] and r.style != "table"]
    without = [r for r in linked if not _has_label(r, texts)]
    spans = [s for r in without for s, _ in below[r.id][:1] if s not in told]
    if spans and are_divided(len(without), len(linked) - len(without)):
        message = f"found {len(spans)} of {len(linked)} entries with links without a label, expected one way for all"
        yield together("unlabelled-link", SEVERITY, source.path, spans, message)


def _has_label(record: Record, texts: set[str]) -> bool:
    return any(k.label in texts for k in record.links)


def _below(found: SourceList, record: Record) -> list[tuple[Span, str]]:
    """The links of an entry that don't stand on the line of its name."""
    source = found.document.source
    line = source.line_of(record.name.span.start)
    end = source.line_starts[line] if line < len(source.line_starts) else len(source.text)
    return [(k.span, k.label) for k in record.links if k.span.start >= end and k.role != "image"]
