"""Sub-items indented by tabs in one place and by spaces in another.

How wide a tab is depends on who looks; the next editor's tab may put an item one level too deep.

Bad:

```markdown
# Data

- [One](https://one.example) - First of them.
  - Small, for a first look.
- [Two](https://two.example) - Second of them.
  - Large, for all the rest.
- [Three](https://three.example) - Third of them.
        - Medium.
```

Good:

```markdown
# Data

- [One](https://one.example) - First of them.
  - Small, for a first look.
- [Two](https://two.example) - Second of them.
  - Large, for all the rest.
- [Three](https://three.example) - Third of them.
  - Medium.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Note, Severity
from listmerge.markdown.node import Node
from listmerge.record import SourceList
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "style"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """At most one finding, at the first item that is indented the rarer way."""
    source = found.document.source
    ways: dict[str, list[Span]] = {"tabs": [], "spaces": []}
    for item in _sub_items(found.document.nodes, inside=False):
        start = source.line_starts[source.line_of(item.span.start) - 1]
        white = source.text[start : item.span.start]
        if white and not white.strip(" \t"):
            ways["tabs" if "\t" in white else "spaces"].append(Span(start, item.span.start))
    rare, usual = sorted(ways, key=lambda w: len(ways[w]))
    places = ways[rare]
    if places:
        message = (
            f"found {len(places)} sub-items indented by {rare}, expected {usual} as for the {len(ways[usual])} others"
        )
        notes = tuple(Note(source.path, p, "another one") for p in places[1:10])
        yield Diagnostic("mixed-indentation", SEVERITY, source.path, places[0], message, related=notes)


def _sub_items(nodes: tuple[Node, ...], inside: bool) -> Iterator[Node]:
    for node in nodes:
        if node.kind == "item" and inside:
            yield node
        if node.kind in ("list", "item"):
            yield from _sub_items(node.children, inside or node.kind == "item")
