"""A bullet with another mark than the other bullets of its depth.

In markdown a new mark begins a new list, so that the page shows two lists where one was meant, with a gap between
them. Judged by the mark that most bullets of the same depth have in the whole list.

Bad:

```markdown
# Data

- [One](https://one.example) - First of them.
- [Two](https://two.example) - Second of them.

## More

* [Three](https://three.example) - Third of them.
```

Good:

```markdown
# Data

- [One](https://one.example) - First of them.
- [Two](https://two.example) - Second of them.

## More

- [Three](https://three.example) - Third of them.
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.markdown.node import Node
from listmerge.record import SourceList
from listmerge.rules._gathered import gathered
from listmerge.rules._majority import most_frequent
from listmerge.text import Span

SEVERITY: Severity = "warning"
FAMILY = "structure"
CHANGES_HTML = True  # lists that a wrong mark took apart are one again


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each list of bullets, or one for all of a mark where they are many."""
    contents = [p.span for p in found.prose if p.kind == "contents"]
    bullets = [
        (node, depth)
        for node, depth in _lists(found.document.nodes, 0)
        if not node.ordered and not any(s.start < node.span.end and node.span.start < s.end for s in contents)
    ]
    marks: dict[int, list[str]] = {}
    for node, depth in bullets:
        marks.setdefault(depth, []).extend([item.marker for item in node.children])
    usual = {depth: most_frequent(Counter(written)) for depth, written in marks.items()}
    findings = [d for node, depth in bullets for d in _odd(found, node, usual[depth])]
    yield from gathered(findings, "found the odd bullet mark in {n} lists, expected the usual one", "use one mark", 3)


def _odd(found: SourceList, node: Node, usual: str) -> Iterator[Diagnostic]:
    odd = [item for item in node.children if item.marker != usual]
    if not odd:
        return
    source = found.document.source
    edits = tuple(Edit(Span(item.span.start, item.span.start + 1), usual) for item in odd)
    message = f"found the bullet mark `{odd[0].marker}`, expected `{usual}` as in most of the list"
    span = source.line_span(source.line_of(odd[0].span.start))
    span = Span(odd[0].span.start, span.end)
    yield Diagnostic("mixed-bullets", SEVERITY, source.path, span, message, Fix(f"use `{usual}`", edits))


def _lists(nodes: tuple[Node, ...], depth: int) -> Iterator[tuple[Node, int]]:
    for node in nodes:
        if node.kind == "list":
            yield node, depth
            for item in node.children:
                yield from _lists(item.children, depth + 1)
        elif node.kind == "quote":
            yield from _lists(node.children, depth)
