"""A URL that stands in the text by itself.

A reader sees an address instead of a name, and not every renderer makes a link of it. Where most links of a list are
written out like this, that is its style, and only one finding says so.

Bad:

```markdown
# Data

- [One](https://one.example) - First of them.
- [Two](https://two.example) - Second of them.
- [Three](https://three.example) - Third of them, with a mirror at https://mirror.example/three
```

Good:

```markdown
# Data

- [One](https://one.example) - First of them.
- [Two](https://two.example) - Second of them.
- [Three](https://three.example) - Third of them, with a [mirror](https://mirror.example/three).
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.record import SourceList
from listmerge.rules._gathered import EACH, together
from listmerge.rules._link_nodes import PageLink, page_links
from listmerge.rules._majority import are_few

SEVERITY: Severity = "info"
FAMILY = "links"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each bare URL, or one for all of them where they are many."""
    path = found.document.source.path
    shown = [n.span for n in found.document.find("link") if n.form == "html"]
    bare = [
        k
        for k in page_links(found)
        if k.form == "bare"
        and k.host
        and not k.is_made_up
        and not any(s.contains(k.url_span) for s in shown)
        and found.document.source.text[k.url_span.start - 1 : k.url_span.start] != "`"
    ]
    named = [k for k in page_links(found) if k.has_text and k.host]
    if len(bare) <= EACH and are_few(len(bare), len(bare) + len(named)):
        for link in bare:
            message = "found a bare url, expected `[text](url)` as the other links are written"
            yield Diagnostic("bare-url", SEVERITY, path, link.url_span, message)
    elif bare:
        fix = Fix("put them in angle brackets", tuple(_bracketed(k) for k in bare if _can_be_bracketed(found, k)))
        message = f"found {len(bare)} bare urls, expected `<url>` or `[text](url)`"
        places = [k.url_span for k in bare]
        yield together("bare-url", SEVERITY, path, places, message, fix if fix.edits else None)


def _can_be_bracketed(found: SourceList, link: PageLink) -> bool:
    """Whether all readers agree where it ends: many take full-width punctuation behind it for a part of it."""
    behind = found.document.source.text[link.url_span.end : link.url_span.end + 1]
    return link.url.lower().startswith("http") and behind.isascii()


def _bracketed(link: PageLink) -> Edit:
    return Edit(link.url_span, f"<{link.url}>")
