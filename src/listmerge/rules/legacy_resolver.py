"""A link to an address that a resolver has given up for a newer one.

`dx.doi.org` still answers, but the DOI Foundation asks for `https://doi.org`; the same goes for the old addresses of
handles and of arXiv. The fix is unsafe, as it changes the address.

Bad:

```markdown
# Data

- [One](https://one.example) - First of them, see the [paper](http://dx.doi.org/10.1000/1).
```

Good:

```markdown
# Data

- [One](https://one.example) - First of them, see the [paper](https://doi.org/10.1000/1).
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.record import SourceList
from listmerge.rules._link_nodes import page_links
from listmerge.text import Span

SEVERITY: Severity = "warning"
FAMILY = "links"
#: Old host -> new one. The DOI handbook, 3.8, names the first two.
_NOW = {
    "dx.doi.org": "doi.org",
    "www.doi.org": "doi.org",
    "xxx.lanl.gov": "arxiv.org",
}


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each link."""
    for link in page_links(found):
        if link.host in _NOW and len(link.parts.path) > 1:
            new = f"https://{_NOW[link.host]}"
            span = Span(link.url_span.start, link.host_span.end)
            fix = Fix(f"use {new}", (Edit(span, new),), safe=False)
            message = f"found the old address {link.host}, expected `{new}`"
            yield Diagnostic("legacy-resolver", SEVERITY, found.document.source.path, span, message, fix)
