"""A URL with something in front of its host: `https://github.com@evil.example/`.

What looks like the host is a user name there, and the link leads elsewhere. A password in a list is no secret.

Bad:

```markdown
# Data

- [One](https://github.com@one.example/data) - First of them.
```

Good:

```markdown
# Data

- [One](https://one.example/data) - First of them.
```
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from listmerge.edit import Diagnostic, Severity
from listmerge.record import SourceList
from listmerge.rules._url_parts import host_of, odd_targets, plain_url

SEVERITY: Severity = "error"
FAMILY = "security"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each target over `http` or `https`."""
    path = found.document.source.path
    for _, target in odd_targets(found):
        if "@" not in target.value and "&" not in target.value:
            continue
        url = plain_url(target.value)
        if "@" not in url or not (host := host_of(url)):
            continue
        parts = urlsplit(url)
        if parts.scheme in ("http", "https") and "@" in parts.netloc:
            user = parts.netloc.rpartition("@")[0]
            message = f"found `{user}@` in front of the host `{host}`, expected the host alone"
            yield Diagnostic("userinfo-in-url", SEVERITY, path, target.span, message)
