"""A site linked with `www.` here and without there.

The two may lead to the same page, but to whoever looks for links that occur twice they are different. Expected is the
form that most links to the site have. The fix is unsafe, as it changes the address.

Bad:

```markdown
# Data

- [One](https://www.site.example/one) - First of them.
- [Two](https://www.site.example/two) - Second of them.
- [Three](https://site.example/three) - Third of them.
```

Good:

```markdown
# Data

- [One](https://www.site.example/one) - First of them.
- [Two](https://www.site.example/two) - Second of them.
- [Three](https://www.site.example/three) - Third of them.
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.record import SourceList
from listmerge.rules._link_nodes import PageLink, page_links

SEVERITY: Severity = "info"
FAMILY = "links"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each link in the rarer form of its host; with a tie, in the form that came second."""
    links = [k for k in page_links(found) if k.host]
    counts = Counter(k.host for k in links)
    first: dict[str, str] = {}
    for link in links:
        first.setdefault(_bare(link), link.host)
    for link in links:
        bare = _bare(link)
        other = bare if link.host != bare else f"www.{bare}"
        few = (counts[link.host], first[bare] == link.host) < (counts[other], first[bare] == other)
        if counts[other] and few and link.url[link.host_span.start - link.url_span.start :].startswith(link.host):
            edit = Edit(link.host_span, other)
            fix = Fix(f"write {other}", (edit,), safe=False)
            times = "another link" if counts[other] == 1 else f"{counts[other]} other links"
            message = f"found the host {link.host}, expected {other} as in {times}"
            yield Diagnostic("mixed-host", SEVERITY, found.document.source.path, link.host_span, message, fix)


def _bare(link: PageLink) -> str:
    return link.host.removeprefix("www.")
