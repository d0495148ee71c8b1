"""A cell or field that only links to where the entry's name links already.

Probably copied; a paper or a citation has a page of its own.

Bad:

```markdown
# Data

| Name | Paper |
| --- | --- |
| [One](https://one.example) | [Letters](https://paper.example/1) |
| [Two](https://two.example) | [Maps](https://two.example) |
| [Three](https://three.example) | [Notes](https://paper.example/3) |
```

Good:

```markdown
# Data

| Name | Paper |
| --- | --- |
| [One](https://one.example) | [Letters](https://paper.example/1) |
| [Two](https://two.example) | [Maps](https://paper.example/2) |
| [Three](https://three.example) | [Notes](https://paper.example/3) |
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Note, Severity
from listmerge.match.url import canonical_url
from listmerge.record import Link, SourceList

SEVERITY: Severity = "info"
FAMILY = "links"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each link that repeats an earlier one of its entry."""
    path = found.document.source.path
    for record in found.records:
        first: dict[str, Link] = {}
        for link in record.links:
            if link.role == "image":
                continue
            key = _key(link)
            before = first.setdefault(key, link)
            if before is not link and before.span != link.span:
                message = f"found `{link.label}` with the link of `{before.label}`, expected a page of its own"
                notes = (Note(path, before.span, "the same link"),)
                yield Diagnostic("repeated-link", SEVERITY, path, link.span, message, related=notes)


def _key(link: Link) -> str:
    """The address, with its place on the page: two places on a page are not the same."""
    fragment = link.target.partition("#")[2]
    return f"{canonical_url(link.target)}#{fragment}"
