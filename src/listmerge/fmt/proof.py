"""What must stay the same when a list is formatted: its records, and all of its text and structure."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping

from listmerge.markdown.node import Document, Node
from listmerge.patterns import lazy
from listmerge.record import Record, SourceList, said
from listmerge.text import Span

#: A line that only opens and closes parts of an HTML table.
ROW_TAGS = lazy(r"\s*(?:</?(?:table|tbody|thead|tr|td)\b[^<>]*>\s*)+$", re.IGNORECASE)

_TAG = lazy(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>")
_SAID = lazy(r"(?:href|src|alt|title)\s*=\s*[\"']([^\"']*)", re.IGNORECASE)


def difference(before: SourceList, after: SourceList) -> str | None:
    """Whether two readings differ in records, prose or structure, in words: the proof of normalising."""
    return None if likeness(before) == likeness(after) else "what is read would differ"


def loss(before: SourceList, after: SourceList) -> str | None:
    """What of a list is lost in another style, in words for people; None if nothing is: the proof of converting.

    The entries are the same in name, address, links, section, description and parent, and have at least the fields
    they had (a style with keys may name more of them); the prose is the same, but for the header rows of tables; and
    no word is gone.
    """
    if len(before.records) != len(after.records):
        return f"{len(after.records)} entries would be read instead of {len(before.records)}"
    shown = {span: " ".join(node.plain.split()) for span, node in after.document.links.items()}
    for old, new in zip(before.records, after.records, strict=True):
        for what, was, would in zip(_PARTS, _core(old), _core(new), strict=True):
            if was != would:
                return f"the {what} of `{old.name.value}` would be read differently"
        if gone := next((f for f in old.fields if not _still_said(f.value, new, shown)), None):
            return f"`{gone.key}` of `{old.name.value}` would be lost"
    if _prose(before) != _prose(after):
        return "text between the entries would be read differently"
    return _lost_word(before, after)


def _lost_word(before: SourceList, after: SourceList) -> str | None:
    """A word that is gone; names may be written once instead of twice, keys once for several entries, and what says
    that a name's own link is one not at all."""
    kept = Counter(_split(after.document.source.text))
    own = [f"{k.label} {k.url}" for r in before.records for k in r.links if k.target == r.url]
    names = Counter(w for text in (*(r.name.value for r in before.records), *own) for w in _split(text))
    keys = Counter(w for r in before.records for k in _keys(r) for w in _split(k))
    words = _words(before) - kept - names
    gone = sorted({*(words - keys), *(w for w in words if w not in kept)})
    return f"the word `{gone[0]}` would be lost" if gone else None


def _keys(record: Record) -> list[str]:
    return [f.key for f in record.fields] + [k.label for k in record.links]


def _still_said(value: str, record: Record, shown: Mapping[Span, str]) -> bool:
    """Whether a field's value is a field still, a link or the name, or stands in the description as facts read from
    it do. shown: the texts of links by where they stand."""
    texts = [record.name.value, *(f.value for f in record.fields)]
    texts += [t for k in record.links for t in (k.url, k.target, k.label, shown.get(k.span, ""))]
    return any(value in text for text in [*texts, record.description.value if record.description else ""])


_PARTS = ("name", "address", "links", "section", "description", "parent")


def _core(record: Record) -> tuple[Hashable, ...]:
    """What no style may change."""
    links = frozenset((k.target, k.role == "image") for k in record.links)
    about = record.description.value if record.description else None
    return record.name.value, record.url, links, record.section, about, record.parent


def _prose(found: SourceList) -> list[str]:
    """The lines of prose and of what was not understood, without those of table headers and what marks a label."""
    source = found.document.source
    spans = [p.span for p in found.prose] + list(found.unclaimed)
    lines = sorted({k for s in spans for k in range(source.line_of(s.start), source.last_line_of(s) + 1)})
    headers = _headers(found)
    told = [source.lines[k - 1].strip() for k in lines if k not in headers and not ROW_TAGS.match(source.lines[k - 1])]
    return [bare for text in told if (bare := text.strip("-+*_#:： "))]


def _words(found: SourceList) -> Counter[str]:
    """All words but those of table headers, and the numbers of numbered items: their place tells them."""
    headers = _headers(found)
    lines = found.document.source.lines
    words = Counter(_split("\n".join(text for k, text in enumerate(lines, 1) if k not in headers)))
    items = (i for n in found.document.nodes for i in n.find("item"))
    return words - Counter(i.marker[:-1] for i in items if i.marker[:1].isdigit())


def _headers(found: SourceList) -> set[int]:
    rows = (r for n in found.document.nodes if n.kind == "table" for r in n.children if r.marker)
    return {found.document.source.line_of(r.span.start) for r in rows}


def _split(text: str) -> list[str]:
    """The words of a text; letters in bold don't cut a word (`**E**legant`), of a tag only what it leads to or says."""
    bare = _TAG.sub(lambda m: f" {' '.join(_SAID.findall(m.group()))} ", text)
    plain = re.sub(r"(?<=\w)\*+(?=\w)", "", html.unescape(bare).casefold())
    return "".join(c if c.isalnum() else " " for c in plain).split()


def likeness(found: SourceList) -> Hashable:
    """All that formatting must not change: two lists are the same if this is equal."""
    return (
        found.title,
        tuple(found.document.source.undecodable.values()),
        tuple((said(r), r.style) for r in found.records),
        tuple((p.kind, _bare(found.document.source.slice(p.span))) for p in found.prose),
        tuple(_bare(found.document.source.slice(s)) for s in found.unclaimed),
        tuple(shape(found.document)),
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
