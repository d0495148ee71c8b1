"""GFM tables as a rule on mistune's block parser.

mistune's own table plugin ends a table at the first row without a closing pipe and turns a whole table into text
when one row has another number of cells. Here, as in GFM (spec 0.29, "Tables (extension)"): outer pipes are
optional, a table ends at a blank line or another block, and a row keeps every cell it has, so that too short and
too long rows can be reported. As on GitHub, a `|` divides cells even inside code unless it is written `\\|`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from listmerge.markdown.block import PositionedBlockParser, PositionedState

#: A delimiter row; `parse_table` checks the header above it.
TABLE_PATTERN = r"^ {0,3}(?=[^\n]*[|:])(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$"
_OTHER_RULES = (
    "fenced_code",
    "indent_code",
    "atx_heading",
    "setex_heading",
    "thematic_break",
    "block_quote",
    "list",
    "raw_html",
)
_BREAKS = ("fenced_code", "indent_code", "atx_heading", "thematic_break", "block_quote", "list", "block_html")


def parse_table(block: PositionedBlockParser, m: re.Match[str], state: PositionedState) -> int | None:
    """Make a table of the delimiter row `m`, the last line of the paragraph above it and the lines below it."""
    header = _header_start(m, state)
    if header is None:
        other = block.compile_sc(list(_OTHER_RULES)).match(state.src, m.start())
        return block.parse_method(other, state) if other else state.append_paragraph()
    paragraph = state.tokens[-1]
    kept = paragraph["text"][: header - paragraph["_pos"]]
    if kept:
        paragraph["text"] = kept
    else:
        state.tokens.pop()
    breaks = block.compile_sc(list(_BREAKS))
    rows = [header, m.start()]
    pos = state.find_line_end_at(m.end())
    while pos < len(state.src):
        end = state.find_line_end_at(pos)
        if not state.src[pos:end].strip() or breaks.match(state.src, pos):
            break
        rows.append(pos)
        pos = end
    state.append_token({"type": "table", "_rows": rows, "_pos": header, "_state": state})
    return pos


def _header_start(m: re.Match[str], state: PositionedState) -> int | None:
    """Where the header row begins, if the line above is a row with as many cells as the delimiter row."""
    last = state.last_token()
    if not last or last["type"] != "paragraph" or m.start() in state.lazy_line_starts:
        return None
    start = state.src.rfind("\n", 0, m.start() - 1) + 1
    header = state.src[start : m.start() - 1]
    if "|" not in header and "|" not in m.group():
        return None
    return start if len(split_cells(header)) == len(split_cells(m.group())) else None


def split_cells(row: str) -> list[tuple[int, int]]:
    """The cells of a row as offsets into it, white space and outer pipes off; an empty cell has an empty range."""
    end = len(row.rstrip())
    start = len(row) - len(row.lstrip())
    if row[start : start + 1] == "|":
        start += 1
    cells = []
    pos = start
    while pos < end:
        if row[pos] == "\\":
            pos += 2
            continue
        if row[pos] == "|":
            cells.append(_trim(row, start, pos))
            start = pos + 1
        pos += 1
    if start < end:
        cells.append(_trim(row, start, end))
    return cells


def has_closing_pipe(row: str) -> bool:
    """Whether a row ends in a pipe that is not escaped."""
    body = row.rstrip()
    return body.endswith("|") and not body.endswith("\\|")


def _trim(row: str, start: int, end: int) -> tuple[int, int]:
    while start < end and row[start] in " \t":
        start += 1
    while end > start and row[end - 1] in " \t":
        end -= 1
    return start, end
