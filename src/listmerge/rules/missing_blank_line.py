"""A heading, list or table that touches the text next to it.

GitHub shows it; older parsers run them together, and a table directly below a line of text takes that line for its
header. Where most headings of a list are written so, that is its style, and only one finding says so.

Bad:

```markdown
# Data

## Images

- [One](https://one.example) - First of them.

## Sounds
- [Two](https://two.example) - Second of them.

## Texts

- [Three](https://three.example) - Third of them.
```

Good:

```markdown
# Data

## Images

- [One](https://one.example) - First of them.

## Sounds

- [Two](https://two.example) - Second of them.

## Texts

- [Three](https://three.example) - Third of them.
```
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from listmerge.edit import Diagnostic, Fix, Severity
from listmerge.markdown.node import Node
from listmerge.record import SourceList
from listmerge.rules._gathered import together
from listmerge.rules._lines import blank_line_above
from listmerge.rules._majority import are_few
from listmerge.text import Source, Span

SEVERITY: Severity = "info"
FAMILY = "style"
#: Of so many, nearly all without a blank line are how the list is written.
_A_HABIT, _USUAL = 20, 0.8


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each side of a heading, each list and table, or one for all of a kind where they are many."""
    source = found.document.source
    gaps: dict[str, list[tuple[Node, Node]]] = {}
    for above, below in pairwise(found.document.nodes):
        kind = _kind(above, below)
        if kind:
            gaps.setdefault(kind, []).append((above, below))
    for kind, pairs in gaps.items():
        glued = [(a, b) for a, b in pairs if source.line_of(b.span.start) == source.last_line_of(a.span) + 1]
        yield from _findings(source, kind, glued, len(pairs))


def _findings(source: Source, kind: str, glued: list[tuple[Node, Node]], count: int) -> Iterator[Diagnostic]:
    edits = [blank_line_above(source, source.line_of(below.span.start)) for _, below in glued]
    places = [_first_line(source, above if kind == "below the heading" else below) for above, below in glued]
    if are_few(len(glued), count):
        for place, edit in zip(places, edits, strict=True):
            fix = Fix("add a blank line", (edit,))
            message = f"found no blank line {kind}, expected one"
            yield Diagnostic("missing-blank-line", SEVERITY, source.path, place, message, fix)
    elif glued and (count < _A_HABIT or len(glued) < _USUAL * count):
        fix = Fix("add blank lines", tuple(edits))
        message = f"found no blank line {kind} {len(glued)} times of {count}, expected one"
        yield together("missing-blank-line", SEVERITY, source.path, places, message, fix)


def _kind(above: Node, below: Node) -> str:
    """What two neighbours are a case of; nothing if a blank line between them is not usual."""
    if "html" in (above.kind, below.kind) or "front-matter" in (above.kind, below.kind) or below.kind == "definition":
        return ""
    if below.kind == "heading":
        return "above the heading"
    if above.kind == "heading":
        return "below the heading"
    if below.kind in ("list", "table") and above.kind == "paragraph":
        return f"above the {below.kind}"
    return ""


def _first_line(source: Source, node: Node) -> Span:
    """The first line of a block, without its indentation."""
    return Span(node.span.start, source.line_span(source.line_of(node.span.start)).end)
