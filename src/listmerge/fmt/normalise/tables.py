"""Pipes: all tables compact, or all with their columns aligned, as most tables of the list are.

Outer pipes are written on both sides. A row keeps the number of its cells, even where the header has another.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate

from listmerge.edit import Edit
from listmerge.markdown.node import Document, Node
from listmerge.record import SourceList
from listmerge.text import Source, Span

ORDER = 6
#: A column is never padded to more than this width: one long description would make every row unreadable.
WIDEST = 80


def propose(found: SourceList) -> Iterator[tuple[Edit, ...]]:
    """Each table anew, a group of edits each."""
    document = found.document
    tables = [n for n in document.nodes if n.kind == "table"]
    votes = [v for v in (_is_aligned(t, document.source) for t in tables) if v is not None]
    aligned = sum(votes) * 2 > len(votes)
    for table in tables:
        yield tuple(_rewrite(table, document, aligned))


def display_width(text: str) -> int:
    """Columns that a text takes in a terminal: wide characters two, combining ones none."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in unicodedata.normalize("NFC", text)
    )


def _is_aligned(table: Node, source: Source) -> bool | None:
    """Whether the pipes of a table stand below each other; None if a compact table would look the same."""
    rows = [source.slice(r.span) for r in table.children]
    padded = any("  " in row.strip("| ").replace("||", "") for row in rows if "---" not in row)
    lengths = {tuple(accumulate(map(display_width, row.split("|")[:-1]))) for row in rows}
    if len(lengths) == 1:
        return True if padded else None
    return False


def _rewrite(table: Node, document: Document, aligned: bool) -> Iterator[Edit]:
    """The white space and pipes around the cells of each row; the delimiter row as a whole."""
    source = document.source
    widths = _widths([[source.slice(c.span) for c in r.children] for r in table.children]) if aligned else []
    for row in table.children:
        line = source.line_span(source.line_of(row.span.start))
        if row.marker == "delimiter":
            yield Edit(line, _delimiter(source.slice(row.span), widths))
            continue
        at, before = line.start, "| "
        for i, cell in enumerate(row.children):
            yield Edit(Span(at, cell.span.start), before)
            missing = widths[i] - display_width(source.slice(cell.span)) if aligned else 0
            at, before = cell.span.end, f"{' ' * missing} | "
        yield Edit(Span(at, line.end), before.rstrip(" ") if not row.children else before[:-1])


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    count = max(map(len, rows))
    columns = [[display_width(row[i]) for row in rows if i < len(row)] for i in range(count)]
    return [min(WIDEST, max([3, *column])) for column in columns]


def _delimiter(row: str, widths: Sequence[int]) -> str:
    """The delimiter row anew, each cell at least three wide; its colons stay."""
    cells = [c.strip() for c in row.strip().strip("|").split("|")]
    return f"| {' | '.join(_rule(c, widths[i] if widths else 0) for i, c in enumerate(cells))} |"


def _rule(cell: str, width: int) -> str:
    left, right = cell.startswith(":"), cell.endswith(":")
    dashes = max(1, width - left - right) if width else 3
    return f"{':' * left}{'-' * dashes}{':' * right}"
