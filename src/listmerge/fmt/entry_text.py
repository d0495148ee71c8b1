"""Records as texts to write: each value as its source writes it, so that markup in it stays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from listmerge.fmt.styles import EntryText
from listmerge.fmt.styles._inline import escape
from listmerge.markdown.node import Node
from listmerge.record import Link, Record, Role, SourceList
from listmerge.text import Span

#: The key for links whose own label is not short enough to be one.
_KEYS: dict[Role, str] = {
    "access": "Access",
    "data": "Data",
    "home": "Link",
    "docs": "Docs",
    "other": "Link",
    "paper": "Paper",
    "code": "Code",
    "image": "Image",
}
_KEY = re.compile(r"[^\W\d_][\w&/'’()+-]*(?: [\w&/'’()+-]+){0,2}")


def entry_texts(found: SourceList, records: Sequence[Record]) -> list[EntryText]:
    """These records as texts, those that stand below another of them as its children."""
    ids = {r.id for r in records}
    nodes = {n.span: n for n in found.document.walk() if n.kind in ("link", "image")}
    texts = [n for n in found.document.walk() if n.kind in ("paragraph", "cell")]
    writer = _Writer(found, records, nodes, texts)
    return [writer.entry(r) for r in records if r.parent not in ids]


class _Writer:
    """What is needed to write records of one list."""

    def __init__(
        self, found: SourceList, records: Sequence[Record], nodes: dict[Span, Node], texts: list[Node]
    ) -> None:
        self.source = found.document.source
        self.records, self.nodes, self.texts = records, nodes, texts

    def entry(self, record: Record) -> EntryText:
        """One record with those below it."""
        lead = next((k for k in record.links if k.role != "image" and k.span.contains(record.name.span)), None)
        said = record.description
        fields = [f for f in record.fields if not (said and said.span.contains(f.span))]
        written = [f.span for f in fields] + ([said.span] if said else [])
        links = [k for k in record.links if k is not lead and not any(s.contains(k.span) for s in written)]
        name = self.nodes[lead.span].plain if lead and lead.span in self.nodes else record.name.value
        told = [*written, record.name.span, *(k.span for k in record.links)]
        return EntryText(
            escape(name),
            record.url,
            self.inline(said.span, record) if said else None,
            tuple((f.key, self.inline(f.span, record)) for f in fields),
            (*self.links(links, record), *(("Notes", n) for n in self.notes(record, told))),
            tuple(self.entry(r) for r in self.records if r.parent == record.id),
        )

    def inline(self, span: Span, record: Record) -> str:
        """Source text on one line; a bar that a table's cell escapes is a plain one elsewhere."""
        text = " ".join(self.source.slice(span).split())
        return text.replace("\\|", "|") if record.style == "table" else text

    def links(self, links: Sequence[Link], record: Record) -> Iterator[tuple[str, str]]:
        """Links that stand in no other value, each under its label or the name of its role."""
        for link in links:
            node = self.nodes.get(link.span)
            own = " ".join(node.plain.split()) if node else ""
            if own in ("", record.name.value, link.url) and link.target == record.url and link.role != "image":
                continue  # the name leads there
            key = link.label if link.label != own and _KEY.fullmatch(link.label) else _KEYS[link.role]
            yield key, self.inline(link.span, record)

    def notes(self, record: Record, told: Sequence[Span]) -> Iterator[str]:
        """Paragraphs and cells of a record that are in none of its values."""
        for node in self.texts:
            inside = record.span.contains(node.span) and node.plain.strip()
            if inside and not any(s.start < node.span.end and node.span.start < s.end for s in told):
                yield self.inline(node.span, record)
