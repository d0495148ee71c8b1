"""Flow: the text a reader sees of some inline nodes, with what each stretch of it is and where it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from listmerge.markdown.node import Node
from listmerge.text import Span
from listmerge.values import frozen


@frozen
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


class Places:
    """Where the characters of a text stand in the document, kept by the pieces it was put together from.

    starts: where each piece begins in the text, in order. offsets: where those stand in the document; the rest of a
    piece follows its first character.
    """

    __slots__ = ("offsets", "starts")

    def __init__(self, starts: list[int], offsets: list[int]) -> None:
        self.starts, self.offsets = starts, offsets

    def of(self, pos: int) -> int:
        """Where a character stands in the document."""
        piece = bisect_right(self.starts, pos) - 1
        return self.offsets[piece] + pos - self.starts[piece]

    def span(self, start: int, last: int) -> Span:
        """From one character to another."""
        piece = bisect_right(self.starts, start) - 1
        at = self.offsets[piece] + start - self.starts[piece]
        if piece + 1 == len(self.starts) or last < self.starts[piece + 1]:
            return Span(at, at + last - start + 1)
        return Span(at, self.of(last) + 1)


class Flow:
    """Visible text that knows where it stands, and marks in order of their start, outer ones first.

    Line breaks are `\\n`; images and tags have no text but a mark of length 0.
    places: of a text of which this one is the part from `first` on. links: the marks of links.
    """

    __slots__ = ("first", "links", "marks", "places", "text")

    def __init__(self, text: str, places: Places, marks: list[Mark], first: int = 0) -> None:
        self.text, self.places, self.first = text, places, first
        self.marks = marks
        self.links = [m for m in marks if m.kind == "link"] if marks else marks

    @classmethod
    def of(cls, nodes: Iterable[Node]) -> Flow:
        """The flow of these inline nodes."""
        builder = _Builder()
        builder.add_all(nodes)
        marks = builder.marks
        if len(marks) > 1:
            marks.sort(key=_by_place)
        return cls("".join(builder.text), Places(builder.starts, builder.offsets), marks)

    def part(self, start: int, end: int | None = None) -> Flow:
        """The flow of a range of this one's text; marks that reach out of it are cut."""
        end = len(self.text) if end is None else end
        marks = self.marks and [
            Mark(m.kind, max(m.start, start) - start, min(m.end, end) - start, m.node)
            for m in self.marks
            if (m.start < end and m.end > start) or (m.start == m.end and start <= m.start <= end)
        ]
        return Flow(self.text[start:end], self.places, marks, self.first + start)

    def lines(self) -> list[Flow]:
        """The flow cut at line breaks; empty lines are left out."""
        if "\n" not in self.text:
            return [self] if self.text.strip() or self.marks else []
        ends = [*(m.start() for m in re.finditer("\n", self.text)), len(self.text)]
        starts = [0, *(e + 1 for e in ends[:-1])]
        parts = [self.part(a, b) for a, b in zip(starts, ends, strict=True)]
        return [p for p in parts if p.text.strip() or p.marks]

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Where a range of the text stands in the document, white space at its edges left out."""
        text = self.text
        end = len(text) if end is None else end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            return self.places.span(self.first + start, self.first + end - 1)
        at = self._offset(start) if start < len(text) else (self._offset(len(text) - 1) + 1 if text else 0)
        return Span(at, at)

    def _offset(self, pos: int) -> int:
        return self.places.of(self.first + pos)

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

    def raised(self) -> set[int]:
        """The positions of the text that stand in `<sup>`: marks and notes."""
        found: set[int] = set()
        opened = None
        for mark in self.marks:
            if mark.kind == "tag" and mark.node.marker == "sup":
                opened = mark.start
            elif mark.kind == "tag" and mark.node.marker == "/sup" and opened is not None:
                found |= set(range(opened, mark.start))
                opened = None
        return found

    def on_one_line(self) -> Flow:
        """The flow with spaces for line breaks, as in HTML and cells."""
        if "\n" not in self.text:
            return self
        return Flow(self.text.replace("\n", " "), self.places, self.marks, self.first)

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


def _by_place(mark: Mark) -> tuple[int, int]:
    return mark.start, -mark.end


class _Builder:
    __slots__ = ("length", "marks", "offsets", "starts", "text")

    def __init__(self) -> None:
        self.text: list[str] = []
        self.length = 0
        self.starts: list[int] = []
        self.offsets: list[int] = []
        self.marks: list[Mark] = []

    def add_all(self, nodes: Iterable[Node]) -> None:
        """Add nodes one after the other."""
        for node in nodes:
            kind = node.kind
            if kind == "text":
                first, end = node.span
                if end - first == len(node.text):  # nearly always: no call for it
                    self.text.append(node.text)
                    self.starts.append(self.length)
                    self.offsets.append(first)
                    self.length += end - first
                else:
                    self.put(node.text, node.span)
                continue
            start = self.length
            if kind == "break":
                self.put("\n", node.span)
                continue
            if kind == "codespan":
                self.put(node.text.replace("\n", " "), node.span, code=True)
            elif kind == "tag" and node.marker == "br":
                self.put("\n", node.span)
            elif kind not in ("image", "tag"):
                self.add_all(node.children)
            self.marks.append(Mark(kind, start, self.length, node))
            if kind in ("codespan", "image", "tag") and node.children:
                self.marks += [Mark("link", start, self.length, c) for c in node.children if c.kind == "link"]

    def put(self, text: str, span: Span, code: bool = False) -> None:
        """Add text; where escapes made it shorter than its span, the places are spread, never beyond the end."""
        start, length = self.length, len(text)
        first, end = span
        surplus = end - first - length
        self.text.append(text)
        self.length = start + length
        if surplus == 0 or (code and surplus > 0):
            self.starts.append(start)
            self.offsets.append(first + surplus // 2)
        else:
            last = max(first, end - 1)
            self.starts += range(start, start + length)
            self.offsets += [min(first + i * (end - first) // length, last) for i in range(length)]


def flow_of_block(node: Node) -> Flow:
    """The flow of a paragraph, heading or cell."""
    return Flow.of(node.children)
