"""mistune's inline parser with positions.

Each token covers the text from the end of the token before it, so a cursor suffices to know where text begins.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar

from mistune.core import InlineState
from mistune.helpers import parse_link_href
from mistune.inline_parser import InlineParser

from listmerge.markdown.bareurl import BARE_URL, match_bare_url
from listmerge.markdown.inline_texts import SIGNS, URL
from listmerge.markdown.markers import TAG
from listmerge.markdown.node import fold_label
from listmerge.markdown.placing import Placed, Stream, Token, join_texts
from listmerge.patterns import lazy

_PLAIN_TARGET = lazy(r"\(([^\s()<>\\\x00-\x20\x7f]++)[)\s]")
_BRACKET = lazy(r"[\[\]]")
#: Where the parser must look more closely.
_TRIGGER = lazy(rf"[\n{SIGNS}~hHfFwW](?:(?<=[\n{SIGNS}])|(?<=~)~|{URL})")
#: Within a word, `_` is nothing but a letter.
_MAY_EMPHASISE = lazy(r"[*_](?:(?<=\*)|(?<![^\W_]_)|(?![^\W_]))")
_STRIKE = r"~~(?=[^\s~])"
_STRIKE_END = lazy(r"(?<=[^\s~])~~(?!~)")
_TAG = lazy(TAG)
_LINK_TAG = lazy(r"<(/?)[aA][\s>]")


class PositionedInlineState(InlineState):
    """An inline state whose tokens carry `_span`, offsets into the text handed to the parser."""

    def __init__(self, env: Any) -> None:
        super().__init__(env)
        self.cursor = 0
        self.base = 0
        self.starts: list[int] = []
        self.no_strike_end = False

    def append_token(self, token: Token) -> None:
        index = len(self.tokens)
        written = token["type"] in ("link", "image") and "_autolink" not in token
        start = self.starts[index] if written and index < len(self.starts) else self.cursor
        del self.starts[index:]
        self.starts.append(start)
        if written:
            token["_close"] = self.cursor + self.base
            if "label" in token:
                token["_label"] = fold_label(token["label"])
            self.cursor += 1
        elif token["type"] == "text":
            self.cursor += len(token["raw"])
        token["_span"] = (start + self.base, self.cursor + self.base)
        if "_autolink" in token:
            token["_autolink"] = Placed.at(token["_autolink"], start + self.base)
        super().append_token(token)


class PositionedInlineParser(InlineParser):
    """mistune's inline rules, plus bare URLs and strike-through as on GitHub, with spans."""

    state_cls = PositionedInlineState
    SPECIFICATION: ClassVar = {
        **InlineParser.SPECIFICATION,
        "linebreak": r"(?:\\| {2,})\n",  # blanks at line starts are off already
        "softbreak": r" *\n",
        "strike": _STRIKE,
        "bare_url": BARE_URL,
    }
    DEFAULT_RULES: ClassVar[Any] = (*InlineParser.DEFAULT_RULES, "strike", "bare_url")

    def parse_method(self, m: re.Match[str], state: Any) -> int | None:
        state.cursor = m.start()
        before = len(state.tokens)
        end = super().parse_method(m, state)
        if end and state.tokens and (len(state.tokens) > before or m.lastgroup == "link_close"):
            last = state.tokens[-1]
            last["_span"] = (last["_span"][0], end + state.base)
        state.cursor = end or m.start()
        return end

    def parse_inline_html(self, m: re.Match[str], state: Any) -> int | None:
        """As mistune's, with a pattern for tags that no input makes go back and forth."""
        start = m.start()
        if state.src[start + 1] in "!?":
            return super().parse_inline_html(m, state)
        tag = _TAG.match(state.src, start)
        if tag is None:
            return None
        state.append_token({"type": "inline_html", "raw": tag.group()})
        if link := _LINK_TAG.match(tag.group()):
            state.in_link = not link.group(1)
        return tag.end()

    def parse_bare_url(self, m: re.Match[str], state: Any) -> int | None:
        """A URL without brackets, as GitHub links it."""
        found = match_bare_url(state.src, m.start())
        if not found:
            return None
        end = found
        if state.brackets and (bracket := _BRACKET.search(state.src, m.start(), end)):
            end = bracket.start()
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
        if state.no_strike_end or state.depth >= self.max_nested_level:
            return None
        close = _STRIKE_END.search(state.src, m.end())
        if not close:
            state.no_strike_end = True  # nor is there one for those that follow
            return None
        child = state.copy()
        child.src, child.base = state.src[m.end() : close.start()], state.base + m.end()
        state.append_token({"type": "strike", "children": self.render(child)})
        return close.end()

    def finalize_tokens(self, tokens: list[Token], depth: int) -> list[Token]:
        if not any(t["type"] == "text" and _MAY_EMPHASISE.search(t["raw"]) for t in tokens):
            return join_texts(tokens)
        stream = Stream(tokens)
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


def link_target(src: str, close: int) -> tuple[int, int]:
    """Where the target of an inline link stands whose label's `]` is at `close`."""
    if plain := _PLAIN_TARGET.match(src, close + 1):
        return plain.span(1)
    href, end = parse_link_href(src, close + 2)
    if href is None or end is None:  # mistune has just read one there
        return close, close
    angle = int(src[end - 1 : end] == ">" and src[end - len(href) - 2 : end - len(href) - 1] == "<")
    return end - angle - len(href), end - angle
