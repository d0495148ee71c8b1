"""Places of text tokens, before and after mistune resolves emphasis.

Emphasis is resolved from flat tokens: its delimiters are consumed in document order, so walking the result beside a
stream of the original characters gives every span (`Stream`).
"""

from __future__ import annotations

from typing import Any

Token = dict[str, Any]


class Placed(str):
    """Text that knows its start, an offset into the text handed to the parser.

    mistune hands it on when it turns an automatic link back into text.
    """

    start: int

    @classmethod
    def at(cls, text: str, start: int) -> Placed:
        """`text`, which begins at `start`."""
        placed = cls(text)
        placed.start = start
        return placed


def _text_span(token: Token) -> tuple[int, int]:
    if "_span" in token:
        return token["_span"]  # type: ignore[no-any-return]
    raw = token["raw"]  # an automatic link that mistune turned back into text
    return raw.start, raw.start + len(raw)


def join_texts(tokens: list[Token]) -> list[Token]:
    """The tokens with neighbouring texts made one, but for those that could make an entity together."""
    joined: list[Token] = []
    for token in tokens:
        if token["type"] == "text":
            if not token["raw"]:  # what is left of delimiters that were used up
                continue
            start, end = _text_span(token)
            before = joined[-1] if joined else None
            if before and before["type"] == "text" and not before["raw"].endswith("&"):
                before["raw"] += token["raw"]
                before["_span"] = (before["_span"][0], end)
            else:
                joined.append({"type": "text", "raw": str(token["raw"]), "_span": (start, end)})
        else:
            joined.append(token)
    return joined


class Stream:
    """The characters of flat text tokens with their places, consumed in order while walking resolved tokens."""

    def __init__(self, tokens: list[Token]) -> None:
        self.places: list[tuple[int, int]] = []
        for token in tokens:
            if token["type"] != "text":
                continue
            raw = token["raw"]
            start, end = _text_span(token)
            width = 2 if len(raw) * 2 == end - start else 1  # an escaped character takes two
            self.places += [(start + i * width, start + (i + 1) * width) for i in range(len(raw))]
        self.next = 0

    def take(self, count: int) -> tuple[int, int]:
        """The range of the next characters."""
        if not count or self.next >= len(self.places):
            at = self.places[min(self.next, len(self.places)) - 1][1] if self.places else 0
            return at, at
        first = self.places[self.next]
        last = self.places[min(self.next + count, len(self.places)) - 1]
        self.next += count
        return first[0], last[1]

    def place(self, tokens: list[Token]) -> None:
        """Give text and emphasis tokens their spans."""
        for token in tokens:
            kind = token["type"]
            if kind == "text":
                token["_span"] = self.take(len(token["raw"]))
            elif kind in ("emphasis", "strong") and "_span" not in token:
                size = 1 if kind == "emphasis" else 2
                start = self.take(size)[0]
                self.place(token["children"])
                token["children"] = join_texts(token["children"])
                token["_span"] = (start, self.take(size)[1])
