"""HTML that runs a program, asks for input or shows another page: `<script>`, `<iframe>`, `onclick=`.

GitHub takes it off; other pages made of the list may not.

Bad:

```markdown
# Data

- [One](https://one.example) - First of them. <img src="https://one.example/a.png" onerror="alert(1)">
```

Good:

```markdown
# Data

- [One](https://one.example) - First of them. <img src="https://one.example/a.png">
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.markdown.node import Node
from listmerge.patterns import lazy
from listmerge.record import SourceList

SEVERITY: Severity = "error"
FAMILY = "security"
_TAGS = frozenset("script iframe object embed form style base meta link applet frame frameset".split())
_HANDLER = lazy(r"""[\s"'/](on[a-z]{3,20})\s*=""", re.IGNORECASE)
_QUOTED = lazy(r"""=\s*(?:"[^"]*"|'[^']*')""")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each tag."""
    source = found.document.source
    for node in found.document.find("tag", "image", "link"):
        if node.kind != "tag" and node.form != "html":
            continue
        if node.marker == "!--":
            continue
        what = _active(node, source.slice(node.span).partition("\n\n")[0])
        if what:
            message = f"found `{what}`, expected HTML that only shows text"
            yield Diagnostic("active-html", SEVERITY, source.path, node.span, message)


def _active(node: Node, written: str) -> str:
    """What is active about a tag; nothing if it is harmless. Of a link, its opening tag is looked at."""
    if node.marker.casefold() in _TAGS:
        return f"<{node.marker.casefold()}>"
    opening = _QUOTED.sub('=""', written)
    handler = _HANDLER.search(opening[: opening.find(">") + 1] or opening)
    return f"{handler[1].lower()}=" if handler else ""
