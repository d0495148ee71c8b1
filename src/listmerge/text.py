"""Source text: what the bytes of a list say, where each thing stands, and how to write it back.

Positions are kept as half-open spans of code-point offsets into `Source.text` and as nothing else; lines and
columns (both from 1, columns in code points) are made for printing. `Source.text` keeps the line ends of the
file (`\\n`, `\\r\\n`, `\\r`, mixed or not), so a span always slices back to exactly what was written.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar

from listmerge.patterns import lazy
from listmerge.values import frozen, frozen_cached, made

#: Only these three end a line. `str.splitlines` also breaks at U+2028, form feeds and others, which markdown
#: and editors do not.
LINE_END = lazy(r"\r\n|\n|\r")
#: Stands for one undecodable byte.
PLACEHOLDER = "�"
BOM = b"\xef\xbb\xbf"

T = TypeVar("T")


class Span(NamedTuple):
    """A half-open range of code-point offsets, `text[start:end]`."""

    start: int
    end: int

    def contains(self, other: Span) -> bool:
        """Whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end


class Spans:
    """Many spans, in any order, which may overlap: asked whether one of them contains another span."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [s.start for s in ordered]
        self._ends = list(accumulate((s.end for s in ordered), max))

    def contain(self, span: Span) -> bool:
        """Whether one of them contains this one."""
        i = bisect_right(self._starts, span.start)
        return i > 0 and self._ends[i - 1] >= span.end


class Position(NamedTuple):
    """A place as people write it: line and column, both counted from 1, the column in code points."""

    line: int
    column: int


@frozen
class Located(Generic[T]):
    """A value and the span it was written at."""

    value: T
    span: Span


@frozen_cached
class Source:
    """One file's text.

    path: as the user gave it, for messages.
    text: decoded text without the byte order mark, each undecodable byte replaced by one U+FFFD.
    bom: whether the file began with a byte order mark.
    undecodable: offset in `text` -> the byte that stood there.
    """

    path: str
    text: str
    bom: bool = False
    undecodable: dict[int, int] = made(default_factory=dict)

    @classmethod
    def from_bytes(cls, data: bytes, path: str = "<text>") -> Source:
        """Decode `data` as UTF-8. Never fails: what can't be decoded is kept in `undecodable`."""
        bom = data.startswith(BOM)
        body = data[len(BOM) :] if bom else data
        try:
            return cls(path, body.decode("utf-8"), bom)
        except UnicodeDecodeError:
            escaped = body.decode("utf-8", "surrogateescape")
        bad = {i: ord(c) - 0xDC00 for i, c in enumerate(escaped) if "\udc80" <= c <= "\udcff"}
        text = "".join(PLACEHOLDER if i in bad else c for i, c in enumerate(escaped))
        return cls(path, text, bom, bad)

    def to_bytes(self) -> bytes:
        """The exact bytes this source was read from."""
        text = self.text
        if self.undecodable:
            chars = list(text)
            for offset, byte in self.undecodable.items():
                chars[offset] = chr(0xDC00 + byte)
            text = "".join(chars)
        return (BOM if self.bom else b"") + text.encode("utf-8", "surrogateescape")

    @cached_property
    def newline(self) -> str:
        """The line end to write for new lines: the one the file uses most, `\\n` if it has none."""
        if "\r" not in self.text:
            return "\n"
        found = LINE_END.findall(self.text)
        return max(("\n", "\r\n", "\r"), key=found.count) if found else "\n"

    @cached_property
    def line_starts(self) -> list[int]:
        """Offset of the first character of each line; a text that ends in a line end has no line after it."""
        if "\r" in self.text:
            starts = [0, *(m.end() for m in LINE_END.finditer(self.text))]
        else:
            starts = [0, *accumulate([len(line) + 1 for line in self.text.split("\n")])]
            starts.pop()
        if len(starts) > 1 and starts[-1] == len(self.text):
            starts.pop()
        return starts

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends; `lines[0]` is line 1."""
        if "\r" not in self.text:
            lines = self.text.split("\n")
        else:
            lines = LINE_END.split(self.text)
        return lines[: len(self.line_starts)]

    def position(self, offset: int) -> Position:
        """Line and column of an offset."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def line_of(self, offset: int) -> int:
        """The line (from 1) in which an offset lies."""
        return bisect_right(self.line_starts, offset)

    def last_line_of(self, span: Span) -> int:
        """The line of the last character of a span (of its start, if it is empty)."""
        return self.line_of(max(span.start, span.end - 1))

    def line_span(self, first: int, last: int | None = None) -> Span:
        """The span of whole lines, from 1, both ends inclusive, without the last line's end."""
        start = self.line_starts[first - 1]
        last = first if last is None else last
        return Span(start, self.line_starts[last - 1] + len(self.lines[last - 1]))

    def slice(self, span: Span) -> str:
        """The text of a span, as written."""
        return self.text[span.start : span.end]


def distinct(names: Sequence[str]) -> list[str]:
    """Names made unique, in order: a repeated `x` becomes `x-2`, `x-3`, whatever number no other name has."""
    taken, last = set(names), dict[str, int]()
    given = []
    for name in names:
        n = last.get(name, 0) + 1
        while n > 1 and f"{name}-{n}" in taken:
            n += 1
        last[name] = n
        given.append(name if n == 1 else f"{name}-{n}")
    return given
