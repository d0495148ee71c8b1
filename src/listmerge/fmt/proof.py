"""What must stay the same when a list is formatted: its records, and all of its text and structure."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from listmerge.markdown.node import Document, Node
from listmerge.record import Record, SourceList


def likeness(found: SourceList) -> Hashable:
    """All that formatting must not change: two lists are the same if this is equal."""
    return (
        found.title,
        tuple(found.document.source.undecodable.values()),
        tuple(record_view(r) for r in found.records),
        tuple((p.kind, _bare(found.document.source.slice(p.span))) for p in found.prose),
        tuple(_bare(found.document.source.slice(s)) for s in found.unclaimed),
        tuple(shape(found.document)),
    )


def record_view(record: Record) -> Hashable:
    """A record without its places."""
    return (
        record.id,
        record.name.value,
        record.url,
        record.section,
        record.description.value if record.description else None,
        tuple((k.url, k.label, k.role) for k in record.links),
        tuple((f.key, f.value) for f in record.fields),
        record.parent,
        record.style,
    )


def shape(document: Document) -> Iterator[Hashable]:
    """The markdown tree in order, without places, marks of bullets and white space in running text."""
    stack: list[tuple[Node, int]] = [(n, 0) for n in reversed(document.nodes)]
    while stack:
        node, depth = stack.pop()
        stack.extend((c, depth + 1) for c in reversed(node.children))
        exact = node.kind in ("code", "html", "tag", "codespan", "front-matter")
        text = node.text if exact else "".join(node.text.split())
        if node.kind == "text" and not text:
            continue
        marker = node.marker if node.kind == "tag" or node.marker[:1].isdigit() else ""
        yield depth, node.kind, text, node.url.value if node.url else None, node.level, marker


def _bare(text: str) -> str:
    """Text without white space and without the marks that formatting may change."""
    return "".join(c for c in text if not c.isspace() and c not in "-*+|#")
