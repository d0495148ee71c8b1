"""A link without a target, or without anything to click.

The entry leads nowhere, though it looks as if it did.

Bad:

```markdown
# Data

- [One](https://one.example) - First of them.
- [Two]() - Second of them.
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
from listmerge.markdown.node import Node
from listmerge.record import SourceList
from listmerge.rules._wording import short

SEVERITY: Severity = "error"
FAMILY = "links"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each link."""
    source = found.document.source
    for node in found.document.find("link"):
        if node.form not in ("inline", "reference"):
            continue
        if node.url is None or node.url.value.strip() in ("", "#"):
            message = f"found no target behind `{short(node.plain, 40)}`, expected a url"
            yield Diagnostic("empty-link", SEVERITY, source.path, node.span, message)
        elif not _has_text(node) and not any(n.kind in ("image", "tag") for n in node.walk()):
            message = "found a link without text, expected something to click"
            yield Diagnostic("empty-link", SEVERITY, source.path, node.span, message)


def _has_text(node: Node) -> bool:
    first = node.children[0] if node.children else None
    return bool((first and first.kind == "text" and first.text.strip()) or node.plain.strip())
