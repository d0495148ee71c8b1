"""A link over plain `http`.

Browsers warn of it, and most sites redirect to `https` anyway. Where a list links over `http` throughout, that is one
finding, and so are the odd links of a large list; links to a host that the list also links over `https` are always
reported one by one. The fix is unsafe: whether the host answers over `https` is for you to see.

Bad:

```markdown
# Data

- [One](https://one.example) - First of them.
- [Two](https://two.example) - Second of them.
- [Three](http://three.example) - Third of them.
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
from listmerge.record import SourceList
from listmerge.rules._gathered import gathered, together
from listmerge.rules._link_nodes import PageLink, linked_hosts, page_links
from listmerge.rules._majority import are_few
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "links"
#: Of hosts that no other link reaches over https, up to so many links are findings of their own.
_EACH = 10


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each host, or one for all hosts where the links are many."""
    path = found.document.source.path
    hosts = linked_hosts(found)
    links = [
        k
        for k in page_links(found)
        if k.scheme == "http" and not k.is_made_up and k.form != "code" and _could_be_https(k)
    ]
    plain_only = [k for k in links if not hosts["https", k.host]]
    if len(plain_only) > _EACH or not are_few(len(plain_only), len(page_links(found))):
        fix = Fix("use https", tuple(_edit(k) for k in plain_only), safe=False)
        message = f"found {len(plain_only)} links over plain http, expected https"
        yield together("plain-http", SEVERITY, path, [k.url_span for k in plain_only], message, fix)
        links = [k for k in links if hosts["https", k.host]]
    by_host: dict[str, list[PageLink]] = {}
    for link in links:
        by_host.setdefault(link.host, []).append(link)
    for host, ones in by_host.items():
        also = f" as in other links to {host}" if hosts["https", host] else ""
        findings = []
        for link in ones:
            fix = Fix("use https", (_edit(link),), safe=False)
            message = f"found a link over plain http, expected https{also}"
            findings.append(Diagnostic("plain-http", SEVERITY, path, link.url_span, message, fix))
        yield from gathered(
            findings, f"found {{n}} links to {host} over plain http, expected https{also}", "use https", 1
        )


def _could_be_https(link: PageLink) -> bool:
    """Whether the URL says so itself, is public, and does not go to a port of its own."""
    public = "." in link.host and not link.host.replace(".", "").isdigit()
    return public and link.url.lower().startswith("http:") and ":" not in link.parts.netloc


def _edit(link: PageLink) -> Edit:
    return Edit(Span(link.url_span.start, link.url_span.start + len("http")), "https")
