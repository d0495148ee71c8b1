"""Flow: the text a reader sees of some inline nodes, with what each stretch of it is and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from listmerge.markdown.node import Node
from listmerge.text import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a flow's text that is more than text: kind is that of the node, start and end count in the flow."""

    kind: str
    start: int
    end: int
    node: Node

    @property
    def url(self) -> str | None:
        """The target of a link or image, as written."""
        return self.node.url.value if self.node.url else None


@dataclass(frozen=True)
class Flow:
    """Visible text, one document offset per character, and marks in order of their start, outer ones first.

    Line breaks are `\\n`; images and tags have no text but a mark of length 0.
    """

    text: str
    offsets: tuple[int, ...]
    marks: tuple[Mark, ...]

    @classmethod
    def of(cls, nodes: Iterable[Node]) -> Flow:
        """The flow of these inline nodes."""
        builder = _Builder()
        for node in nodes:
            builder.add(node)
        marks = sorted(builder.marks, key=lambda m: (m.start, -m.end))
        return cls("".join(builder.text), tuple(builder.offsets), tuple(marks))

    def part(self, start: int, end: int | None = None) -> Flow:
        """The flow of a range of this one's text; marks that reach out of it are cut."""
        end = len(self.text) if end is None else end
        marks = [
            Mark(m.kind, max(m.start, start) - start, min(m.end, end) - start, m.node)
            for m in self.marks
            if (m.start < end and m.end > start) or (m.start == m.end and start <= m.start <= end)
        ]
        return Flow(self.text[start:end], self.offsets[start:end], tuple(marks))

    def lines(self) -> list[Flow]:
        """The flow cut at line breaks; empty lines are left out."""
        ends = [*(m.start() for m in re.finditer("\n", self.text)), len(self.text)]
        starts = [0, *(e + 1 for e in ends[:-1])]
        parts = [self.part(a, b) for a, b in zip(starts, ends, strict=True)]
        return [p for p in parts if p.text.strip() or p.marks]

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Where a range of the text stands in the document, white space at its edges left out."""
        end = len(self.text) if end is None else end
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start < end:
            return Span(self.offsets[start], self.offsets[end - 1] + 1)
        at = self.offsets[start] if start < len(self.offsets) else (self.offsets[-1] + 1 if self.offsets else 0)
        return Span(at, at)

    @property
    def links(self) -> list[Mark]:
        """The marks of links, outermost, in order."""
        return [m for m in self.marks if m.kind == "link"]

    def without(self, marks: Sequence[Mark]) -> str:
        """The text with spaces in place of these marks, which are in order of their start."""
        pieces, at = [], 0
        for mark in marks:
            if mark.end > at:
                pieces += [self.text[at : mark.start], " " * (mark.end - max(at, mark.start))]
                at = mark.end
        return "".join([*pieces, self.text[at:]]) if pieces else self.text

    def beside_links(self, start: int = 0) -> str:
        """The letters and digits of the text, from `start` on, that are in no link."""
        return "".join(filter(str.isalnum, self.without(self.links)[start:]))

    def on_one_line(self) -> Flow:
        """The flow with spaces for line breaks, as in HTML and cells."""
        return Flow(self.text.replace("\n", " "), self.offsets, self.marks)

    def covered(self, marks: Sequence[Mark]) -> set[int]:
        """The positions of the text that lie in these marks."""
        return {i for m in marks for i in range(m.start, m.end)}

    def starts_at(self, pos: int, *kinds: str) -> Mark | None:
        """The outermost mark of one of these kinds that begins at `pos`, but for white space, and has text."""
        for mark in self.marks:
            if mark.start > pos:
                return None
            if mark.kind in kinds and pos < mark.end and not self.text[mark.start : pos].strip():
                return mark
        return None


class _Builder:
    def __init__(self) -> None:
        self.text: list[str] = []
        self.offsets: list[int] = []
        self.marks: list[Mark] = []

    def add(self, node: Node) -> None:
        start = len(self.offsets)
        if node.kind in ("text", "codespan"):
            self.put(node.text, node.span, code=node.kind == "codespan")
        elif node.kind == "break" or (node.kind == "tag" and node.marker == "br"):
            self.put("\n", node.span)
        elif node.kind not in ("image", "tag"):
            for child in node.children:
                self.add(child)
        if node.kind not in ("text", "break"):
            self.marks.append(Mark(node.kind, start, len(self.offsets), node))
        if node.kind in ("codespan", "image", "tag"):
            self.marks += [Mark("link", start, len(self.offsets), c) for c in node.children if c.kind == "link"]

    def put(self, text: str, span: Span, code: bool = False) -> None:
        """Add text; where escapes made it shorter than its span, the offsets are spread, never beyond the end."""
        self.text.append(text.replace("\n", " ") if code else text)
        surplus = span.end - span.start - len(text)
        if surplus == 0 or (code and surplus > 0):
            first = span.start + surplus // 2
            self.offsets.extend(range(first, first + len(text)))
        else:
            self.offsets.extend(_spread(span, i, len(text)) for i in range(len(text)))


def _spread(span: Span, i: int, length: int) -> int:
    return min(span.start + i * (span.end - span.start) // max(1, length), max(span.start, span.end - 1))


def flow_of_block(node: Node) -> Flow:
    """The flow of a paragraph, heading or cell."""
    return Flow.of(node.children)
