"""Text that shows as code because of its indentation.

Four spaces or a tab at the beginning of a line make a code block: links in it are dead, and long lines run out of the
page.

Bad:

```markdown
# Data

- [One](https://one.example) - First of them.

It comes in these sizes:

    Small    ten images, for a first look
    Large    a million images
```

Good:

```markdown
# Data

- [One](https://one.example) - First of them.

It comes in these sizes:

- Small: ten images, for a first look
- Large: a million images
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList

SEVERITY: Severity = "warning"
FAMILY = "structure"
_LINK = lazy(r"\]\([^)\s]+\)|^\s*[-*+] +\[")
_WORDS = lazy(r"\b[A-Za-z]{2,}[,.]? [A-Za-z]{2,}\b")
_CODE = lazy(r"[{}=;$<>\\|]|^[^\S\n]*+(?:\$|>|#|//|--|sudo|git|pip|npm|docker|cd|import|def|curl)\b", re.MULTILINE)


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each block of indented code that reads like prose or holds links."""
    source = found.document.source
    for node in found.document.find("code"):
        if node.marker == "fenced":
            continue
        if _LINK.search(node.text) or (not _CODE.search(node.text) and _is_prose(node.text)):
            message = "found text that shows as code for its indentation, expected less of it"
            yield Diagnostic("accidental-code", SEVERITY, source.path, node.span, message)


def _is_prose(text: str) -> bool:
    """Whether every other line holds two words."""
    lines = [line for line in text.split("\n") if line.strip()]
    return sum(bool(_WORDS.search(line)) for line in lines) * 2 >= len(lines) > 0
