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
from listmerge.match.words import tokens
from listmerge.record import Link, SourceList
from listmerge.rules._gathered import gathered
from listmerge.rules._identity_names import address_of

SEVERITY: Severity = "info"
FAMILY = "links"
#: Labels of the page that an entry is about: its own link leads there too.
_HOME = frozenset(
    {"home", "homepage", "home page", "web", "website", "web site", "site", "page", "project page", "link", "demo"}
)


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each link that repeats an earlier one of its entry, or one for a list with many."""
    path = found.document.source.path
    findings = []
    for record in found.records:
        first: dict[str, Link] = {}
        for link in record.links if len(record.links) > 1 else ():
            if link.role == "image" or _is_badge(found, link):
                continue
            before = first.setdefault(address_of(link.target), link)
            repeats = before is not link and before.span != link.span
            if repeats and not _is_true(link) and not _same(before.label, link.label):
                message = f"found `{link.label}` with the link of `{before.label}`, expected a page of its own"
                notes = (Note(path, before.span, "the same link"),)
                findings.append(Diagnostic("repeated-link", SEVERITY, path, link.span, message, related=notes))
    message = "found {n} links that repeat the address of another link of their entry, expected pages of their own"
    yield from gathered(findings, message)


def _is_badge(found: SourceList, link: Link) -> bool:
    """Whether a link shows only an image."""
    written = found.document.source.slice(link.span)
    return written.startswith("[![") or "<img" in written


def _is_true(link: Link) -> bool:
    """Whether a label says what the address is: a home page, or the site that it names."""
    said = tokens(link.label)
    return " ".join(said) in _HOME or (len(said) == 1 and said[0] in tokens(link.target))


def _same(a: str, b: str) -> bool:
    """Whether the second link says the same as the first, or a part of it."""
    one, other = tokens(a), tokens(b)
    return "".join(one) == "".join(other) or (bool(other) and set(other) <= set(one))
