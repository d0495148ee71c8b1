"""What the block parser leaves: blocks with their ranges, and text that knows where it was written.

All offsets and ranges are code points in the source text unless a docstring says otherwise.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from listmerge.text import Span
from listmerge.values import made, mutable

#: Where a line's content stands: from behind the markers of its containers to the end of the line.
Range = tuple[int, int]


@mutable
class Block:
    """One block.

    kind: as in `Node`.
    start, end: from its first visible character to the end of its last visible line.
    lines: of a leaf, the content of each line; of a table, its rows.
    raw: of code and HTML, the content of each line with tabs that were split by an indent written as spaces.
    level: of a heading. marker, ordered: as in `Node`.
    indent: columns that a line needs to belong to this item, or that the opening fence of code is indented by.
    closing: what ends a fence (its characters) or an HTML block (see `markers.ends_html`); empty for indented code.
    """

    kind: str
    start: int
    end: int
    children: list[Block] = made(default_factory=list)
    lines: list[Range] = made(default_factory=list)
    raw: list[str] = made(default_factory=list)
    level: int = 0
    marker: str = ""
    ordered: bool = False
    indent: int = 0
    closing: str = ""
    label: str = ""
    url: Range | None = None


class Passage:
    """A text put together from pieces of the source, which can say where each of its characters stands.

    starts: offsets into `text` at which pieces begin; places: where those stand in the source.
    """

    __slots__ = ("places", "starts", "text")

    def __init__(self, text: str, starts: Sequence[int], places: Sequence[int]) -> None:
        self.text, self.starts, self.places = text, starts, places

    @classmethod
    def of_lines(cls, source: str, lines: Sequence[Range]) -> Passage:
        """The content of some lines, joined by `\\n`."""
        if len(lines) == 1:
            start, end = lines[0]
            return cls(source[start:end], (0,), (start,))
        starts, at = [], 0
        for start, end in lines:
            starts.append(at)
            at += end - start + 1
        text = "\n".join([source[start:end] for start, end in lines])
        return cls(text, starts, [start for start, _ in lines])

    def locate(self, pos: int) -> int:
        """Where a position of `text` stands in the source."""
        if len(self.starts) == 1:
            return self.places[0] + pos
        piece = bisect_right(self.starts, pos) - 1
        return self.places[piece] + pos - self.starts[piece]

    def span(self, start: int, end: int) -> Span:
        """Where a range of `text` stands in the source."""
        if len(self.starts) == 1:
            place = self.places[0]
            return Span(place + start, place + end)
        return Span(self.locate(start), self.locate(end))
