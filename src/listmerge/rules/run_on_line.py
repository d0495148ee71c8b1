"""A title or a labelled line that runs into its neighbour on the page.

A plain line end is a space to the reader. Reported where the list breaks the lines behind its other titles, or sets its
other labels on lines of their own: two spaces at the end of the line above do it, or a blank line.

Bad:

```markdown
# Data

**One**

First of them.

Access: https://one.example

**Two**

Second of them.

Access: https://two.example

**Three**
Third of them.

Access: https://three.example
```

Good:

```markdown
# Data

**One**

First of them.

Access: https://one.example

**Two**

Second of them.

Access: https://two.example

**Three**\x20\x20
Third of them.

Access: https://three.example
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.markdown.node import Node
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.text import Source, Span

SEVERITY: Severity = "warning"
FAMILY = "structure"
CHANGES_HTML = True
_LABEL = lazy(r"([A-Z][\w ]{1,30}):[ \t]+(?=\S)")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each line end that should break the line."""
    source = found.document.source
    paragraphs = [n for n in found.document.nodes if n.kind == "paragraph"]
    titles = [(p, _title_end(p)) for p in paragraphs if _is_titled(p)]
    soft = [end for _, end in titles if end is not None and not _is_hard(source, end)]
    if len(soft) * 2 < len(titles):
        for line_end in soft:
            yield _finding(source, line_end, "a title that runs into the text below")
    taken = {b.span for b in soft}
    labels = [(b, label) for p in paragraphs for b, label in _labelled(source, p)]
    for before, label in labels:
        if before is None or before.span in taken or _is_hard(source, before):
            continue
        same = [b for b, k in labels if k == label]
        broken = sum(b is None or _is_hard(source, b) for b in same)
        if broken * 3 >= len(same) * 2 and broken >= 2:
            yield _finding(source, before, f"`{label}:` running on from the line above")


def _finding(source: Source, line_end: Node, what: str) -> Diagnostic:
    at = line_end.span.start
    line = source.line_of(at)
    fix = Fix("break the line", (Edit(Span(at, at), "  "),))
    span = Span(source.line_starts[line - 1], source.line_span(line + 1).end)
    return Diagnostic("run-on-line", SEVERITY, source.path, span, f"found {what}, expected a line break between", fix)


def _is_titled(paragraph: Node) -> bool:
    """Whether a paragraph opens with a line that is bold as a whole."""
    first = paragraph.children[:1]
    return (
        bool(first)
        and first[0].kind == "strong"
        and (len(paragraph.children) == 1 or _title_end(paragraph) is not None)
    )


def _title_end(paragraph: Node) -> Node | None:
    """The line end right behind what opens a paragraph."""
    second = paragraph.children[1:2]
    return second[0] if second and second[0].kind == "break" else None


def _is_hard(source: Source, line_end: Node) -> bool:
    return source.slice(line_end.span).startswith(("  ", "\\"))


def _labelled(source: Source, paragraph: Node) -> Iterator[tuple[Node | None, str]]:
    """The labels that lines of a paragraph begin with, each with the line end before it (None for the first line)."""
    before: Node | None = None
    at_start = True
    for child in paragraph.children:
        if at_start and child.kind == "text" and (m := _LABEL.match(source.text, child.span.start)):
            yield before, m[1]
        at_start = child.kind == "break"
        before = child if at_start else None
