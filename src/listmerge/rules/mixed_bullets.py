"""A list whose bullets differ from those of the other lists at its depth.

Two neighbouring lists with different bullets are two lists on the page, with a gap between.

Bad:

```markdown
# Data

## Images

- [One](https://one.example) - First of them.
- [Two](https://two.example) - Second of them.
- [Three](https://three.example) - Third of them.

## Sounds

* [Four](https://four.example) - Fourth of them.
```

Good:

```markdown
# Data

## Images

- [One](https://one.example) - First of them.
- [Two](https://two.example) - Second of them.
- [Three](https://three.example) - Third of them.

## Sounds

- [Four](https://four.example) - Fourth of them.
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.markdown.node import Node
from listmerge.record import SourceList
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "style"
_MOST = 0.7


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each list with another bullet, if one bullet prevails at its depth.

    Neighbouring lists keep apart by their bullets: no fix is offered for one next to another list.
    """
    source = found.document.source
    lists = [k for k in _bullet_lists(found.document.nodes, 0) if k[1].children]
    counts: dict[int, Counter[str]] = {}
    for depth, node, _ in lists:
        counts.setdefault(depth, Counter())[node.children[0].marker] += len(node.children)
    for depth, node, has_neighbour in lists:
        usual, many = counts[depth].most_common(1)[0]
        marker = node.children[0].marker
        if marker == usual or many < _MOST * counts[depth].total():
            continue
        edits = tuple(Edit(Span(i.span.start, i.span.start + 1), usual) for i in node.children)
        starts_with_it = all(source.text.startswith(marker, i.span.start) for i in node.children)
        fix = Fix(f"write `{usual}`", edits) if starts_with_it and not has_neighbour else None
        message = f"found `{marker}` as bullet, expected `{usual}` as in {many} other items of this depth"
        yield Diagnostic("mixed-bullets", SEVERITY, source.path, node.children[0].span, message, fix)


def _bullet_lists(nodes: tuple[Node, ...], depth: int) -> Iterator[tuple[int, Node, bool]]:
    """Bullet lists with their depth, and whether another list stands right next to them."""
    for i, node in enumerate(nodes):
        is_list = node.kind == "list"
        if is_list and not node.ordered:
            yield depth, node, any(k.kind == "list" for k in nodes[max(0, i - 1) : i + 2] if k is not node)
        if node.children and node.kind in ("list", "item", "quote"):
            yield from _bullet_lists(node.children, depth + is_list)
