"""Records as texts to write: each value as its source writes it, so that markup in it stays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from listmerge.fmt.styles import EntryText
from listmerge.fmt.styles._inline import escape
from listmerge.markdown.emoji import EMOJI, JOINERS, SHORTCODE
from listmerge.markdown.node import Node
from listmerge.record import Field, Link, Record, Role, SourceList
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
#: The key of lines that no value tells: none under which a description stands.
_REMARKS = "Remarks"
#: Shortcodes, and runs of emoji with what joins them.
_MARKS = re.compile(rf"(?<![\w:]){SHORTCODE}(?![\w:])|[{EMOJI}][{EMOJI}{JOINERS}]*")
_KEY = re.compile(r"[^\W\d_][\w&/'’()+-]*(?: [\w&/'’()+-]+){0,2}")


def entry_texts(
    found: SourceList, records: Sequence[Record], plain: bool = False, whole: bool = False
) -> list[EntryText]:
    """These records as texts, those that stand below another of them as its children.

    plain: values as readers see them, without their markup, all links apart: for values whose markup is cut.
    whole: lines as notes that a value touches but doesn't cover, not only those that none touches.
    """
    ids = {r.id for r in records}
    writer = _Writer(found, records, found.document.links, plain, whole)
    return [writer.entry(r) for r in records if r.parent not in ids]


class _Writer:
    """What is needed to write records of one list."""

    def __init__(
        self, found: SourceList, records: Sequence[Record], nodes: dict[Span, Node], plain: bool, whole: bool
    ) -> None:
        self.source = found.document.source
        self.records, self.nodes, self.plain, self.whole = records, nodes, plain, whole

    def entry(self, record: Record) -> EntryText:
        """One record with those below it."""
        lead = next((k for k in record.links if k.role != "image" and k.span.contains(record.name.span)), None)
        said = record.description
        fields = [f for f in record.fields if not (said and said.span.contains(f.span)) and not _is_link(f, record)]
        written = [f.span for f in fields] + ([said.span] if said else [])
        carried = [] if self.plain else written
        links = [k for k in record.links if k is not lead and not any(s.contains(k.span) for s in carried)]
        name = self.nodes[lead.span].plain if lead and lead.span in self.nodes else record.name.value
        told = [*written, record.name.span, *(k.span for k in record.links)]
        return EntryText(
            escape(name),
            record.url,
            self.inline(said.span, record, said.value) if said else None,
            (
                *((f.key, self.inline(f.span, record, f.value)) for f in fields),
                *((_REMARKS, n) for n in self.notes(record, told)),
            ),
            tuple(self.links(links, record)),
            tuple(self.entry(r) for r in self.records if r.parent == record.id),
            self.marks(record, lead),
        )

    def marks(self, record: Record, lead: Link | None) -> str:
        """The emoji and their shortcodes before a record's name, in its line or cell."""
        begin = lead.span.start if lead else record.name.span.start
        line = self.source.line_span(self.source.line_of(begin))
        before = self.source.text[max(line.start, record.span.start) : begin]
        return " ".join(_MARKS.findall(before.rpartition("|")[2]))

    def inline(self, span: Span, record: Record, value: str = "") -> str:
        """Source text on one line; a bar that a table's cell escapes is a plain one elsewhere."""
        if self.plain and value:
            return escape(value)
        text = " ".join(self.source.slice(span).split())
        return text.replace("\\|", "|") if record.style == "table" else text

    def links(self, links: Sequence[Link], record: Record) -> Iterator[tuple[str, str]]:
        """Links that stand in no other value, each under its label or the name of its role."""
        for link in links:
            node = self.nodes.get(link.span)
            own = " ".join(node.plain.split()) if node else ""
            repeated = own in ("", record.name.value, link.url) and link.label in ("", "Link", own, record.name.value)
            if repeated and link.target == record.url and link.role != "image":
                continue  # the name leads there
            key = link.label if link.label != own and _KEY.fullmatch(link.label) else _KEYS[link.role]
            yield key, self.inline(link.span, record)

    def notes(self, record: Record, told: Sequence[Span]) -> Iterator[str]:
        """Lines of a record that none of its values tells."""
        labels = {w for t in (*(f.key for f in record.fields), *(k.label for k in record.links)) for w in _words(t)}
        first, last = self.source.line_of(record.span.start), self.source.last_line_of(record.span)
        for line in range(first, last + 1):
            span = self.source.line_span(line)
            text = self.source.slice(span).strip().lstrip("-*+> \t|").rstrip("| \t")
            inside = [s for s in told if s.start < span.end and span.start < s.end]
            if any(c.isalnum() for c in text) and not (inside and self.told(span, inside, labels)):
                yield text.replace("\\|", "|") if record.style == "table" else text

    def told(self, line: Span, spans: Sequence[Span], labels: set[str]) -> bool:
        """Whether values tell a line that they touch: all of its words but labels, if the whole is wanted."""
        if not self.whole:
            return True
        rest = [c if not any(s.start <= i < s.end for s in spans) else " " for i, c in self.characters(line)]
        return all(w in labels for w in _words("".join(rest)))

    def characters(self, span: Span) -> Iterator[tuple[int, str]]:
        """Offset and character."""
        return zip(range(span.start, span.end), self.source.slice(span), strict=True)


def _is_link(field: Field, record: Record) -> bool:
    """Whether a value is no more than the text of a link, which is carried over under the same key."""
    return any(k.span.contains(field.span) and k.label == field.key for k in record.links)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
