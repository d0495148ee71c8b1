"""mistune's inline parser with positions.

Each token covers the text from the end of the token before it, so a cursor suffices to know where text begins.
Emphasis is resolved afterwards from the flat tokens: its delimiters are consumed in document order, so walking the
result beside a stream of the original characters gives every span (`_Stream`).
"""

from __future__ import annotations

import re
from typing import Any, ClassVar

from mistune.core import InlineState
from mistune.helpers import parse_link_href
from mistune.inline_parser import InlineParser

from listmerge.markdown.bareurl import BARE_URL, match_bare_url

#: Texts longer than this, or with more delimiter runs, are not parsed for markup (mistune is quadratic on some).
MAX_INLINE = 30_000
MAX_DELIMITERS = 3_000

_DELIMITERS = re.compile(r"[*_]+|~~|[\[\]]")
_TRIGGER = re.compile(r"[\\`*_!\[\]<\n]|~~|(?<![A-Za-z0-9])(?:https?://|ftp://|www\.)", re.IGNORECASE)
_STRIKE = r"~~(?=[^\s~])"
_STRIKE_END = re.compile(r"(?<=[^\s~])~~(?!~)")
Token = dict[str, Any]


def is_tangled(text: str) -> bool:
    """Whether a text is left to the bare-URL scan because parsing its markup could take too long."""
    if len(text) > MAX_INLINE:
        return True
    return len(text) > MAX_DELIMITERS and len(_DELIMITERS.findall(text)) > MAX_DELIMITERS


class _Placed(str):
    """Text that knows its start; mistune hands it on when it turns an automatic link back into text."""

    start: int

    @classmethod
    def at(cls, text: str, start: int) -> _Placed:
        """`text`, which begins at `start`."""
        placed = cls(text)
        placed.start = start
        return placed


class PositionedInlineState(InlineState):
    """An inline state whose tokens carry `_span`, offsets into the text handed to the parser."""

    def __init__(self, env: Any) -> None:
        super().__init__(env)
        self.cursor = 0
        self.base = 0
        self.starts: list[int] = []

    def append_token(self, token: Token) -> None:
        index = len(self.tokens)
        written = token["type"] in ("link", "image") and "_autolink" not in token
        start = self.starts[index] if written and index < len(self.starts) else self.cursor
        del self.starts[index:]
        self.starts.append(start)
        if written:
            token["_close"] = self.cursor + self.base
            self.cursor += 1
        elif token["type"] == "text":
            self.cursor += len(token["raw"])
        token["_span"] = (start + self.base, self.cursor + self.base)
        if "_autolink" in token:
            token["_autolink"] = _Placed.at(token["_autolink"], start + self.base)
        super().append_token(token)


class PositionedInlineParser(InlineParser):
    """mistune's inline rules, plus bare URLs and strike-through as on GitHub, with spans."""

    state_cls = PositionedInlineState
    SPECIFICATION: ClassVar = {**InlineParser.SPECIFICATION, "strike": _STRIKE, "bare_url": BARE_URL}
    DEFAULT_RULES: ClassVar = (*InlineParser.DEFAULT_RULES, "strike", "bare_url")

    def parse_method(self, m: re.Match[str], state: Any) -> int | None:
        state.cursor = m.start()
        before = len(state.tokens)
        end = super().parse_method(m, state)
        if end and state.tokens and (len(state.tokens) > before or m.lastgroup == "link_close"):
            last = state.tokens[-1]
            last["_span"] = (last["_span"][0], end + state.base)
        state.cursor = end or m.start()
        return end

    def parse_bare_url(self, m: re.Match[str], state: Any) -> int | None:
        """A URL without brackets, as GitHub links it."""
        found = match_bare_url(state.src, m.start())
        if not found:
            return None
        end = found
        if state.brackets and (close := state.src.find("]", m.start(), end)) > 0:
            end = close
        text = state.src[m.start() : end]
        if state.in_link:
            self.process_text(text, state)
        else:
            state.append_token(
                {
                    "type": "link",
                    "children": [],
                    "attrs": {"url": text},
                    "_autolink": text,
                    "_form": "bare",
                }
            )
        return int(end)

    def parse_strike(self, m: re.Match[str], state: Any) -> int | None:
        """Struck-out text between double tildes."""
        close = _STRIKE_END.search(state.src, m.end())
        if not close or state.depth >= self.max_nested_level:
            return None
        child = state.copy()
        child.src, child.base = state.src[m.end() : close.start()], state.base + m.end()
        state.append_token({"type": "strike", "children": self.render(child)})
        return close.end()

    def finalize_tokens(self, tokens: list[Token], depth: int) -> list[Token]:
        stream = _Stream(tokens)
        result = super().finalize_tokens(tokens, depth)
        stream.place(result)
        return result

    def _find_fast_text_end(self, src: str, pos: int) -> int | None:
        found = _TRIGGER.search(src, pos)
        if found is None:
            return len(src)
        if found.group() == "\n":
            return self._find_linebreak_start(src, pos, found.start())
        return found.start()


class _Stream:
    """The characters of flat text tokens with their places, consumed in order while walking resolved tokens."""

    def __init__(self, tokens: list[Token]) -> None:
        self.places: list[tuple[int, int]] = []
        for token in tokens:
            if token["type"] != "text":
                continue
            raw = token["raw"]
            start, end = token["_span"] if "_span" in token else (raw.start, raw.start + len(raw))
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
                token["_span"] = (start, self.take(size)[1])


def link_target(src: str, close: int) -> tuple[int, int] | None:
    """Where the target of an inline link stands whose label's `]` is at `close`; None for a reference."""
    if src[close + 1 : close + 2] != "(":
        return None
    href, end = parse_link_href(src, close + 2)
    if href is None or end is None:
        return None
    angle = int(src[end - 1 : end] == ">" and src[end - len(href) - 2 : end - len(href) - 1] == "<")
    return end - angle - len(href), end - angle
