"""One link under two entries with different names.

Probably copied and not changed. Where several things have only one page, put them below one entry.

Bad:

```markdown
# Data

- [One Archive](https://one.example/archive) - First of them.
- [Two Maps](https://one.example/archive) - Second of them.
```

Good:

```markdown
# Data

- [One Archive](https://one.example/archive) - First of them.
- [Two Maps](https://two.example/maps) - Second of them.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Note, Severity
from listmerge.match.words import tokens
from listmerge.patterns import lazy
from listmerge.record import Record, SourceList
from listmerge.rules._identity_names import by_address, is_part_of, own_link, same_name
from listmerge.rules._wording import short
from listmerge.text import Span

SEVERITY: Severity = "warning"
FAMILY = "identity"
#: A page that so many entries link to presents them all.
_A_PAGE_FOR_MANY = 4
#: An address says what its page is about, not what an entry is.
_URL = lazy(r"https?://[^\s)>\]]+")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each later entry."""
    source = found.document.source
    for records in by_address(found).values():
        own = [r for r in records if r.links] if len(records) > 1 else []
        if not 2 <= len(own) < _A_PAGE_FOR_MANY:
            continue
        first = own[0]
        for record in own[1:]:
            if first.id == record.parent or first.section != record.section or _are_kin(found, first, record):
                continue
            first_span, span = _link_span(first), _link_span(record)
            if first_span == span:
                continue
            message = (
                f"found the link of `{short(first.name.value, 40)}` (line {source.line_of(first.span.start)}) "
                f"under `{short(record.name.value, 40)}`, expected one of its own"
            )
            notes = (Note(source.path, first_span, "the first one"),)
            yield Diagnostic("shared-link", SEVERITY, source.path, span, message, related=notes)


def _are_kin(found: SourceList, first: Record, record: Record) -> bool:
    """Whether two entries know of each other: the same name, a part of it, or the name in what the other one says."""
    if same_name(first.name.value, record.name.value) or is_part_of(first.name.value, record.name.value):
        return True
    if tokens(first.name.value)[:1] == tokens(record.name.value)[:1] != ():
        return True
    written = [f" {' '.join(tokens(_URL.sub(' ', found.document.source.slice(r.span))))} " for r in (first, record)]
    names = [f" {' '.join(tokens(r.name.value))} " for r in (first, record)]
    return any(len(n) > 4 and n in text for n, text in zip(names, reversed(written), strict=True))


def _link_span(record: Record) -> Span:
    link = own_link(record)
    return link.span if link else record.name.span
