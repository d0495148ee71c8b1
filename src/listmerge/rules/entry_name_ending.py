"""An entry's name that ends like a sentence or a label.

The names of the other entries don't: a full stop belongs to a sentence, a colon before a value.

Bad:

```markdown
# Data

- [One](https://one.example) - First of them.
- [Two.](https://two.example) - Second of them.
- [Three](https://three.example) - Third of them.
```

Good:

```markdown
# Data

- [One](https://one.example) - First of them.
- [Two](https://two.example) - Second of them.
- [Three](https://three.example) - Third of them.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.extract.abbreviations import ends_shortened
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._majority import are_few
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "entries"
_MARKS = frozenset(".:;,。：；，\n")
_MARK = lazy(r"(?<=[^\W\d_]{3})[.:;,。：；，]$|(?<=\)) ?[.:;,]$")

#: A mark behind a name, within the name's markup.
_INSIDE = lazy(r"[.:;,。：；，](?=[\]*_])")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each name."""
    source = found.document.source
    hits = []
    for record in found.records:
        end = record.name.span.end
        if _MARKS.isdisjoint(source.text[end - 1 : end + 1]):
            continue
        span = _name_span(source.text, record.name.span)
        text = source.slice(span)
        if text[-1:] in _MARKS and (m := _MARK.search(text)) and not ends_shortened(text) and ". " not in text:
            hits.append((span, m.group().strip(), len(m.group())))
    if not are_few(len(hits), len(found.records)):
        return
    for span, mark, length in hits:
        fix = Fix(f"take `{mark}` out", (Edit(Span(span.end - length, span.end), ""),), safe=False)
        message = f"found `{mark}` at the end of a name, expected none as in the other names"
        yield Diagnostic("entry-name-ending", SEVERITY, source.path, span, message, fix)


def _name_span(text: str, span: Span) -> Span:
    """The name's span, with a mark right behind it that still stands within its markup."""
    m = _INSIDE.match(text, span.end)
    return Span(span.start, m.end()) if m else span
