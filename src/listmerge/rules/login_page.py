"""A link to a page where a visitor has to log in.

Whoever has no account learns nothing there. Link to the page that presents the thing instead.

Bad:

```markdown
# Data

- [One](https://one.example/archive/login.jsp) - First of them.
```

Good:

```markdown
# Data

- [One](https://one.example/archive/) - First of them.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._link_nodes import page_links

SEVERITY: Severity = "info"
FAMILY = "links"
_LOGIN = lazy(r"/(?:(?:user|account|accounts|users)/)?(?:log-?in|sign-?in|log-?on|sign_in)(?:\.\w{2,5})?/?$", re.I)


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each link."""
    for link in page_links(found):
        if link.host and _LOGIN.search(link.parts.path) and "demo" not in f"{link.text} {link.url}".casefold():
            message = "found a link to a login page, expected one to a page that all can read"
            yield Diagnostic("login-page", SEVERITY, found.document.source.path, link.url_span, message)
