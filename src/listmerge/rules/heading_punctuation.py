"""A heading that ends in a colon, comma or full stop where the others don't.

Bad:

```markdown
# Data

## Images:

- [One](https://one.example) - First of them.

## Sounds

- [Two](https://two.example) - Second of them.

## Texts

- [Three](https://three.example) - Third of them.
```

Good:

```markdown
# Data

## Images

- [One](https://one.example) - First of them.

## Sounds

- [Two](https://two.example) - Second of them.

## Texts

- [Three](https://three.example) - Third of them.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.extract.abbreviations import ends_shortened
from listmerge.record import SourceList
from listmerge.rules._headings import headings
from listmerge.rules._majority import are_few
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "structure"
_MARKS = ":,;.：，。"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each such heading, if they are few. The fix changes sections: it is unsafe."""
    source = found.document.source
    all_ = [h for h in headings(found) if h.text]
    odd = [h for h in all_ if h.text[-1] in _MARKS and not h.text.endswith("...") and not ends_shortened(h.text)]
    if not are_few(len(odd), len(all_)):
        return
    for heading in odd:
        written = source.slice(heading.node.span).rstrip()
        at = heading.node.span.start + len(written) - 1
        last = Span(at, at + 1)
        fix = Fix("remove it", (Edit(last, ""),), safe=False) if written[-1] in _MARKS else None
        message = f"found `{heading.text[-1]}` at the end of a heading, expected none as in the others"
        yield Diagnostic("heading-punctuation", SEVERITY, source.path, heading.node.span, message, fix)
