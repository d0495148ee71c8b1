"""A link whose text is one address while it leads to another site.

Readers trust what they see. Texts that only look a little like an address (`socket.io`, `ASP.NET`) are names.

Bad:

```markdown
# Data

- [https://one.example/data](https://other.example/data) - First of them.
```

Good:

```markdown
# Data

- [https://one.example/data](https://one.example/data) - First of them.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._url_parts import host_of, owner_of, plain_url, targets

SEVERITY: Severity = "error"
FAMILY = "security"
_ADDRESS = lazy(r"(?:https?://|www\.)[^\s/?#]+\.[^\s/?#.]{2,}(?:[/?#]\S*)?", re.IGNORECASE)
#: Sites that lead on to others by design: archives and resolvers.
_PASSING_ON = frozenset({"archive.org", "archive.is", "archive.ph", "doi.org", "translate.goog", "purl.org"})


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each link whose text is an address with another owner than its target's."""
    path = found.document.source.path
    for node, url in targets(found):
        if node.kind != "link" or node.form not in ("inline", "reference", "html"):
            continue
        plain = node.plain
        if "." not in plain:
            continue
        text = " ".join(plain.split()).strip("<>()[]*_")
        if not _ADDRESS.fullmatch(text):
            continue
        shown, leads_to = owner_of(host_of(text)), owner_of(host_of(url.value))
        behind = plain_url(url.value).lower().partition("://")[2].partition("/")[2]
        passed_on = leads_to in _PASSING_ON or shown in behind
        if shown and leads_to and shown != leads_to and not passed_on:
            message = f"found a link that shows `{shown}` and leads to `{leads_to}`, expected the same site"
            yield Diagnostic("disguised-link", SEVERITY, path, node.span, message)
