"""mistune's block parser with positions, and with its deviations from GitHub's parser mended.

mistune parses list items and quotes from rewritten text, but the rewriting keeps lines, and each rewritten line is
a suffix of its source line up to white space. So a state needs only the number of its first line to say where any
of its characters stands; `PositionedState.locate` does that.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import Any

from mistune.block_parser import BlockParser
from mistune.core import BlockState
from mistune.helpers import BLOCK_TAGS, HTML_ATTRIBUTES, HTML_TAGNAME, parse_link_href

from listmerge.markdown.table import TABLE_PATTERN, parse_table

#: Containers nested deeper are read as text; real lists stay below 10, GitHub stops near 100.
MAX_NESTING = 40

_EMPTY_MARKER = re.compile(r"[ \t]*(?:[*+-]|\d{1,9}[.)])[ \t]*$")
_HEADING_END = re.compile(r"(?:^|[ \t])#+$")
_BLANK = re.compile(r"\n[ \t]*(?=\n|\Z)")
#: Possessive, so that a million blank lines don't cost a gigabyte of backtracking.
BLANK_LINES = r"^[ \t\v\f]*+\n(?:[ \t\v\f]*+\n)*+"
_TAGS = "|".join((*BLOCK_TAGS, "search"))
#: CommonMark 4.6, start conditions 1 to 6; mistune misses `</details>`, `<br />` and `<hr/>`.
BLOCK_HTML = (
    rf"^ {{0,3}}(?:</?(?i:{_TAGS})(?=[ \t\n>]|/>|$)|<(?i:script|pre|style|textarea)(?=[ \t\n>]|$)"
    r"|<!--|<\?|<![A-Za-z]|<!\[CDATA\[)"
)
_CONDITIONS = re.compile(
    r" {0,3}(?:(?P<raw><(?i:script|pre|style|textarea)(?=[ \t\n>]|$))|(?P<comment><!--)|(?P<pi><\?)"
    rf"|(?P<cdata><!\[CDATA\[)|(?P<decl><![A-Za-z])|(?P<block></?(?i:{_TAGS})(?=[ \t\n>]|/>|$))"
    rf"|(?P<tag>(?:<{HTML_TAGNAME}{HTML_ATTRIBUTES}[ \t]*/?>|</{HTML_TAGNAME}[ \t]*>)[ \t]*(?=\n|\Z)))"
)
_RAW_END = re.compile(r"</(?i:script|pre|style|textarea)>")
_ENDS = {"comment": "-->", "pi": "?>", "cdata": "]]>", "decl": ">"}


class PositionedState(BlockState):
    """A block state that knows where its text stands.

    lines: all lines of the document, without line ends; starts: their offsets.
    first_line: index (from 0) of the document line that this state's text begins with.
    """

    lines: list[str]
    starts: list[int]

    def __init__(self, parent: PositionedState | None = None) -> None:
        super().__init__(parent)
        self.first_line = 0
        self.mark: int | None = None
        self.item_line = 0
        self.item_lines: list[int] = []
        self.quote_line: int | None = None
        if parent is not None:
            self.lines, self.starts = parent.lines, parent.starts

    @cached_property
    def line_ends(self) -> list[int]:
        """Offset in `src` of the end of each line."""
        return [*(m.start() for m in re.finditer("\n", self.src)), len(self.src)]

    def line_at(self, pos: int) -> int:
        """Index of the document line on which a position of `src` stands."""
        return self.first_line + bisect_left(self.line_ends, pos)

    def locate(self, pos: int) -> int:
        """Offset in the document of a position of `src`."""
        line = self.line_at(pos)
        if line >= len(self.lines):
            return self.starts[-1] + len(self.lines[-1])
        behind = self.line_ends[line - self.first_line] - pos
        return self.starts[line] + max(0, len(self.lines[line]) - behind)

    def child_state(self, src: str, lazy_line_starts: set[int] | None = None) -> PositionedState:
        """A state for the rewritten text of a list item or a quote."""
        child = PositionedState(self)
        if self.quote_line is not None:
            child.first_line, self.quote_line = self.quote_line, None
        else:
            self.item_lines.append(self.item_line)
            index = self.item_line - self.first_line
            start = self.line_ends[index - 1] + 1 if index else 0
            empty = _EMPTY_MARKER.match(self.src[start : self.line_ends[index]])
            child.first_line = self.item_line + bool(empty)
            self.item_line = self.line_at(self.cursor - 1)
        child.process(src)
        child.lazy_line_starts = lazy_line_starts or set()
        return child

    def stamp(self, token: dict[str, Any], pos: int) -> None:
        """Note where a token begins, unless that is known."""
        if "_pos" not in token:
            token["_pos"], token["_state"] = pos, self

    def append_token(self, token: dict[str, Any]) -> None:
        super().append_token(token)
        if self.mark is None:
            self.stamp(token, self.cursor)

    def add_paragraph(self, text: str) -> None:
        super().add_paragraph(text)
        self.stamp(self.tokens[-1], self.cursor)


class PositionedBlockParser(BlockParser):
    """mistune's block rules, each token stamped with the state and position it begins at."""

    state_cls = PositionedState
    BLANK_LINE = re.compile(BLANK_LINES, re.M)
    SPECIFICATION = {
        **BlockParser.SPECIFICATION,
        "blank_line": BLANK_LINES,
        "block_html": BLOCK_HTML,
        "raw_html": r"^ {0,3}<[A-Za-z/!?]",
        "table": TABLE_PATTERN,
    }
    DEFAULT_RULES = ("fenced_code", "indent_code", "table", *BlockParser.DEFAULT_RULES[2:])

    def __init__(self) -> None:
        super().__init__(max_nested_level=MAX_NESTING)

    def parse_method(self, m: re.Match[str], state: Any) -> int | None:
        outer, state.mark = state.mark, m.start()
        before = len(state.tokens)
        end = super().parse_method(m, state)
        for token in state.tokens[before:]:
            state.stamp(token, m.start())
        state.mark = outer
        return end

    def parse_table(self, m: re.Match[str], state: PositionedState) -> int | None:
        """GFM tables; see `listmerge.markdown.table`."""
        return parse_table(self, m, state)

    def parse_list(self, m: re.Match[str], state: Any) -> int:
        outer = state.item_line, state.item_lines
        state.item_line, state.item_lines = state.line_at(m.start()), []
        before = len(state.tokens)
        end = super().parse_list(m, state)
        for token in state.tokens[before:]:
            if token["type"] == "list" and "_lines" not in token:
                token["_lines"] = state.item_lines
        state.item_line, state.item_lines = outer
        return end

    def extract_block_quote(self, m: re.Match[str], state: Any) -> Any:
        line = state.line_at(state.cursor)
        extracted = super().extract_block_quote(m, state)
        state.quote_line = line
        return extracted

    def parse_ref_link(self, m: re.Match[str], state: Any) -> int | None:
        """A link reference definition, kept as a token (mistune keeps only its target)."""
        paragraph = state.last_token()
        if paragraph and paragraph["type"] == "paragraph":
            return super().parse_ref_link(m, state)
        end = super().parse_ref_link(m, state)
        if end:
            href, href_end = parse_link_href(state.src, m.end(), block=True)
            angle = int(state.src[(href_end or 1) - 1] == ">")
            url = ((href_end or 0) - angle - len(href or ""), (href_end or 0) - angle)
            label = m.group("reflink_1")
            token = {"type": "definition", "label": label, "_url": url, "_pos": m.start(), "_state": state}
            state.tokens.append(token)
        return end

    def parse_atx_heading(self, m: re.Match[str], state: Any) -> int:
        """As mistune's, but linear in the length of the line, and knowing where the text stands."""
        text = m.group("atx_2").rstrip(" \t\r\f")
        start = m.start("atx_2") + len(text) - len(text.lstrip(" \t\r\f"))
        text = text.lstrip(" \t\r\f")
        closing = len(text) - len(text.rstrip("#"))
        if closing and (closing == len(text) or text[-closing - 1] in " \t"):
            text = text[:-closing].rstrip(" \t\r\f")
        level = len(m.group("atx_1"))
        token = {"type": "heading", "text": text, "attrs": {"level": level}, "style": "atx", "_text_pos": start}
        state.append_token(token)
        return m.end() + 1

    def parse_raw_html(self, m: re.Match[str], state: Any) -> int | None:
        """HTML blocks by the seven conditions of CommonMark 4.6."""
        src, start = state.src, m.start()
        found = _CONDITIONS.match(src, start)
        kind = found.lastgroup if found else None
        if (kind is None or kind == "tag") and (end := state.append_paragraph()):
            return int(end)
        if found is None or kind is None:
            return None
        if kind in ("block", "tag"):
            blank = _BLANK.search(src, start)
            end = blank.start() + 1 if blank else len(src)
        else:
            close = _RAW_END.search(src, start) if kind == "raw" else None
            at = close.start() if close else src.find(_ENDS.get(kind, "\0"), found.end())
            end = state.find_line_end_at(at) if at >= 0 else len(src)
        state.append_token({"type": "block_html", "raw": src[start:end]})
        return int(end)

    def parse_block_html(self, m: re.Match[str], state: Any) -> int | None:
        return self.parse_raw_html(m, state)
