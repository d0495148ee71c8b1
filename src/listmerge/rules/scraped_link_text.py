"""A link text that is a page's title as a browser shows it: `GitHub - owner/repo: …`, `Title | Site`.

It was pasted, not written. Say in a few words what the page is.

Bad:

```markdown
# Data

- One
    - [GitHub - owner/one: Code and data for One, the first of them](https://github.com/owner/one)
```

Good:

```markdown
# Data

- One
    - [owner/one](https://github.com/owner/one)
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._link_nodes import PageLink, page_links
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "links"
_REPOSITORY = lazy(r"Git(?:Hub|Lab) - (?P<short>[\w.-]+/[\w.-]+)(?::|$)")
_AT_BRANCH = lazy(r"(?P<short>[\w.-]+(?:/[\w.-]+)*) at [\w.-]+ · (?P<repo>[\w.-]+/[\w.-]+) · GitHub$")
#: A title, a divider and the site's name, which is also in its host.
_SITE = lazy(r"(?P<short>.{3,}?)(?<!\s)\s++[|·]\s++(?P<site>[^|·]{3,40})$")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each link."""
    for link in page_links(found):
        if not link.has_text or not link.node.children:
            continue
        short = _shortened(link)
        if short:
            span = Span(link.node.children[0].span.start, link.node.children[-1].span.end)
            fix = Fix("shorten it", (Edit(span, short),), safe=False)
            message = f"found the title of a page as link text, expected a few words such as `{short}`"
            yield Diagnostic("scraped-link-text", SEVERITY, found.document.source.path, span, message, fix)


def _shortened(link: PageLink) -> str | None:
    if "Git" in link.text and (m := _REPOSITORY.match(link.text) or _AT_BRANCH.match(link.text)):
        return m["short"]
    m = _SITE.match(link.text) if "|" in link.text or "·" in link.text else None
    if m and _letters(m["site"]) in _letters(link.host):
        return m["short"]
    return None


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text.casefold())
