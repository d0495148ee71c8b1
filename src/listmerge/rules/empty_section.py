"""A heading with nothing below it.

It promises entries that are not there. The last section of a file is looked at like any other.

Bad:

```markdown
# Data

## Images

- [One](https://one.example) - First of them.

## Sounds
```

Good:

```markdown
# Data

## Images

- [One](https://one.example) - First of them.
```
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from listmerge.edit import Diagnostic, Severity
from listmerge.markdown.node import Node
from listmerge.record import SourceList
from listmerge.rules._headings import headings

SEVERITY: Severity = "warning"
FAMILY = "structure"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each heading followed by one of its own or a higher level, or by the end of the file.

    The page's title is left out, and a heading that holds a link is an entry.
    """
    source = found.document.source
    texts = {h.node.span: h.text for h in headings(found)}
    blocks = [n for n in found.document.nodes if not _is_nothing(n)]
    for block, after in pairwise([*blocks, None]):
        if block is None or block.kind != "heading" or (block is blocks[0] and block.level == 1 and after is not None):
            continue
        empty = after is None or (after.kind == "heading" and after.level <= block.level)
        if empty and texts[block.span] and not any(n.url for n in block.walk()):
            message = f"found nothing below the heading `{texts[block.span]}`, expected entries or no heading"
            yield Diagnostic("empty-section", SEVERITY, source.path, block.span, message)


def _is_nothing(block: Node) -> bool:
    """Whether a block shows nothing: a separator, a definition, a comment."""
    if block.kind in ("rule", "definition", "front-matter"):
        return True
    shown = [
        n for n in block.walk() if n is not block and not (n.kind == "tag" and n.marker in ("!--", "a", "/a", "br"))
    ]
    return block.kind == "html" and not any(n.plain.strip() or n.kind in ("image", "tag") for n in shown)
