"""A link whose text says nothing of where it leads: "link", "here".

People who have links read out to them, and those who search the page, can't tell such links from each other. In a
column of a table it is reported once.

Bad:

```markdown
# Data

- [One](https://one.example) - First of them, the paper is [here](https://paper.example/one).
```

Good:

```markdown
# Data

- [One](https://one.example) - First of them, with a [paper](https://paper.example/one).
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.markdown.node import Node
from listmerge.record import SourceList
from listmerge.rules._gathered import together
from listmerge.rules._link_nodes import PageLink, is_name, page_links
from listmerge.rules._per_list import per_list
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "links"
_VAGUE = frozenset({"link", "links", "here", "click here", "this", "this link", "click", "url", "more", "read more"})


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each link; one for all of a column."""
    path = found.document.source.path
    by_column: dict[tuple[int, int], list[PageLink]] = {}
    for link in page_links(found):
        if not link.has_text or link.text.strip(" .[]()").casefold() not in _VAGUE:
            continue
        if is_name(found, link) or (
            link.url.startswith("#") and link.text.casefold().replace(" ", "-") == link.url[1:]
        ):
            continue  # a thing or a section may be called so
        column = _columns(found).get(link.node.span)
        by_column.setdefault(column or (-1, link.url_span.start), []).append(link)
    for links in by_column.values():
        more = f" {len(links)} times in this column" if len(links) > 1 else ""
        message = f"found the link text `{links[0].text}`{more}, expected words for where it leads"
        yield together("vague-link-text", SEVERITY, path, [k.node.span for k in links], message)


@per_list
def _columns(found: SourceList) -> dict[Span, tuple[int, int]]:
    """Span of each link in a table -> the table's start and the column."""
    columns: dict[Span, tuple[int, int]] = {}
    for table in found.document.find("table"):
        for row in table.children:
            for i, cell in enumerate(row.children):
                columns |= {link.span: (table.span.start, i) for link in _links(cell)}
    return columns


def _links(cell: Node) -> Iterator[Node]:
    return (n for n in cell.walk() if n.kind == "link")
