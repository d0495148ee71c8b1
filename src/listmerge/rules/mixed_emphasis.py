"""Bold text written as `**…**` in one place and as `__…__` in another; or `*…*` and `_…_`.

Bad:

```markdown
# Data

- **One**: first, https://one.example
- **Two**: second, https://two.example
- **Three**: third, https://three.example
- __Four__: fourth, https://four.example
```

Good:

```markdown
# Data

- **One**: first, https://one.example
- **Two**: second, https://two.example
- **Three**: third, https://three.example
- **Four**: fourth, https://four.example
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.markdown.node import Node
from listmerge.record import SourceList
from listmerge.rules._majority import are_few
from listmerge.text import Source, Span

SEVERITY: Severity = "info"
FAMILY = "style"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each that is written the rarer way, if they are few."""
    source = found.document.source
    for kind, width in (("strong", 2), ("emphasis", 1)):
        ways: dict[str, list[Node]] = {"*": [], "_": []}
        for node in found.document.find(kind):
            ways.get(source.text[node.span.start], []).append(node)
        rare, usual = sorted(ways, key=lambda w: len(ways[w]))
        if are_few(len(ways[rare]), len(ways[rare]) + len(ways[usual])) and ways[usual]:
            for node in ways[rare]:
                message = (
                    f"found `{rare * width}…{rare * width}`, expected `{usual * width}…{usual * width}` as elsewhere"
                )
                fix = _rewritten(source, node, usual * width)
                yield Diagnostic("mixed-emphasis", SEVERITY, source.path, node.span, message, fix)


def _rewritten(source: Source, node: Node, marker: str) -> Fix | None:
    """The fix; none where the other marker stands inside, which would end it early."""
    start, end = node.span
    if marker[0] in source.text[start:end]:
        return None
    size = len(marker)
    edits = Edit(Span(start, start + size), marker), Edit(Span(end - size, end), marker)
    return Fix(f"write `{marker}`", edits)
