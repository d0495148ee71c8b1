"""A link that tells the site where its visitor came from.

Such parameters come along when an address is copied from a newsletter or a post. The page is the same without them.
The fix is unsafe, as it changes the address.

Bad:

```markdown
# Data

- [One](https://one.example/?utm_source=letter&utm_medium=mail) - First of them.
```

Good:

```markdown
# Data

- [One](https://one.example/) - First of them.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._gathered import gathered
from listmerge.rules._link_nodes import link_starts, page_links
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "links"
_QUERY = lazy(r"\?(?P<query>[^#\s]*)")
_TRACKING = lazy(r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|mc_[ce]id|igshid|ref_src|_hsenc|_hsmi)(?:=|$)", re.I)
_SEPARATOR = lazy(r"&amp;|&")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each link of an entry, whatever the number of its parameters; one for all where they are many."""
    findings = list(_each(found))
    message = "found tracking parameters in {n} links, expected the addresses without them"
    yield from gathered(findings, message, "leave them out")


def _each(found: SourceList) -> Iterator[Diagnostic]:
    source = found.document.source
    for link in page_links(found):
        m = _QUERY.search(link.url) if "?" in link.url else None
        if not m:
            continue
        parts = _SEPARATOR.split(m["query"])
        tracking = [p for p in parts if _TRACKING.match(p)]
        if tracking and link.node.span.start in link_starts(found):  # a sponsor's banner is meant to count
            kept = "&".join(p for p in parts if p not in tracking)
            span = Span(link.url_span.start + m.start(), link.url_span.start + m.end())
            fix = Fix("leave it out", (Edit(span, f"?{kept}" if kept else ""),), safe=False)
            names = ", ".join(f"`{p.partition('=')[0]}`" for p in tracking)
            message = f"found the tracking parameter {names}, expected the address without it"
            yield Diagnostic("tracking-parameter", SEVERITY, source.path, span, message, fix)
