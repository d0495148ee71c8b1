"""A link that runs a program or carries a page within itself: `javascript:`, `vbscript:`, `data:`, `file:`.

GitHub takes such links off; other pages made of the list may not. Entities, escapes, control characters and capitals
that disguise them are seen through.

Bad:

```markdown
# Data

- [One](https://one.example) - First of them.
- [Two](java&#115;cript&colon;alert(1)) - Second of them.
```

Good:

```markdown
# Data

- [One](https://one.example) - First of them.
- [Two](https://two.example) - Second of them.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.record import SourceList
from listmerge.rules._url_parts import odd_targets, plain_url, scheme_of

SEVERITY: Severity = "error"
FAMILY = "security"
_HOSTILE = frozenset(
    "javascript vbscript livescript mocha data file blob filesystem jar view-source about chrome resource intent "
    "ms-msdt search-ms mhtml".split()
)
#: Pictures within a page do no harm, but for those that can hold programs.
_PICTURES = ("data:image/png", "data:image/gif", "data:image/jpeg", "data:image/jpg", "data:image/webp")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each target."""
    path = found.document.source.path
    for node, url in odd_targets(found):
        scheme = scheme_of(url.value)
        if scheme not in _HOSTILE:
            continue
        is_picture = node.kind == "image" and plain_url(url.value).lower().startswith(_PICTURES)
        if not is_picture:
            message = f"found a link with the scheme `{scheme}:`, expected `https:`"
            yield Diagnostic("hostile-scheme", SEVERITY, path, url.span, message)
