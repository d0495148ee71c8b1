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
from listmerge.rules._gathered import gathered
from listmerge.rules._link_nodes import PageLink, page_links

SEVERITY: Severity = "info"
FAMILY = "links"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each host whose links are not all in its usual form; none where both are as frequent."""
    links = [k for k in page_links(found) if k.host and not k.is_made_up and k.form != "code"]
    by_host: dict[str, list[Diagnostic]] = {}
    counts = Counter(k.host for k in links)
    for link in links:
        bare = link.host.removeprefix("www.")
        other = bare if link.host != bare else f"www.{bare}"
        if counts[other] > counts[link.host] and _is_plain(link):
            fix = Fix(f"write {other}", (Edit(link.host_span, other),), safe=False)
            message = f"found the host {link.host}, expected {other} as in {counts[other]} other links"
            finding = Diagnostic("mixed-host", SEVERITY, found.document.source.path, link.host_span, message, fix)
            by_host.setdefault(link.host, []).append(finding)
    for host, findings in by_host.items():
        yield from gathered(
            findings, f"found the host {host} {{n}} times, expected one form for all links", "use one form", 1
        )


def _is_plain(link: PageLink) -> bool:
    """Whether the host is written as it is compared: in lower case, without escapes."""
    return link.url[link.host_span.start - link.url_span.start :].startswith(link.host)
