"""A code block that is never closed.

Everything down to the end of the page shows as code.

Bad:

````markdown
# Data

```
pip install data

- [One](https://one.example) - First of them.
````

Good:

````markdown
# Data

```
pip install data
```

- [One](https://one.example) - First of them.
````
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList

SEVERITY: Severity = "error"
FAMILY = "structure"
_FENCE = lazy(r"(?:(?<![ \t>])[ \t>]++)?(`{3,}+|~{3,}+)")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for a fenced block at the end of the page whose last line is no fence."""
    source = found.document.source
    last_said = len(source.text.rstrip())
    for node in found.document.find("code"):
        if node.marker != "fenced" or node.span.end < last_said:
            continue
        first, last = source.line_of(node.span.start), source.last_line_of(node.span)
        opened = _FENCE.search(source.lines[first - 1])
        closed = _FENCE.match(source.lines[last - 1])
        if opened and (last == first or not closed or not closed[1].startswith(opened[1])):
            message = f"found a code block without its closing `{opened[1]}`, expected one"
            yield Diagnostic("open-code-fence", SEVERITY, source.path, source.line_span(first), message)
