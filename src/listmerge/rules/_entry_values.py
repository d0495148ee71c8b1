"""Stated values side by side: the cells of a table's columns, the values behind a label."""

from __future__ import annotations

import re

from listmerge.markdown.node import Node
from listmerge.patterns import lazy
from listmerge.record import Field, Record, SourceList
from listmerge.rules._per_list import per_list
from listmerge.text import Span
from listmerge.values import frozen

#: Keys that listmerge itself gives to facts it finds in running text.
FOUND_IN_TEXT = frozenset({"size", "years", "access"})
_PLACEHOLDER = lazy(
    r"(?:n\.?/?a\.?|tb[adc]|to ?do|fix ?me|\?+|x{3,}|\.{3}|…|coming soon|to be (?:added|announced|done|determined))$",
    re.IGNORECASE,
)
#: What those begin with.
_BEGINNINGS = "nNtTfF?xX.…cC"


@frozen
class Cell:
    """A cell of a table. text: what a reader sees. links: those in it. span: without the space around it."""

    text: str
    links: tuple[Node, ...]
    span: Span
    node: Node


@frozen
class Column:
    """A column below its heading; rows that are too short have no cell in it."""

    heading: str
    cells: tuple[Cell, ...]


@per_list
def columns(found: SourceList) -> list[Column]:
    """The columns of all tables that hold entries, table by table."""
    starts = sorted(r.span.start for r in found.records if r.style == "table" or "table" in r.style)
    result = []
    for table in found.document.find("table"):
        if not any(table.span.start <= at < table.span.end for at in starts):
            continue
        rows = [r.children for r in table.children if not r.marker]
        for i, head in enumerate(table.children[0].children):
            cells = tuple(_cell(found, r[i]) for r in rows if i < len(r))
            result.append(Column(" ".join(head.plain.split()), cells))
    return result


@per_list
def values(found: SourceList) -> dict[str, list[tuple[Record, Field]]]:
    """Key -> every value written behind it, in source order; without what was found in running text."""
    result: dict[str, list[tuple[Record, Field]]] = {}
    for record in found.records:
        for field in record.fields:
            if field.key not in FOUND_IN_TEXT:
                result.setdefault(field.key, []).append((record, field))
    return result


@per_list
def outside_tables(found: SourceList) -> dict[str, list[Field]]:
    """Key -> every value written behind it that is no cell of a column."""
    in_cells = {cell.span for column in columns(found) for cell in column.cells}
    return {key: [f for _, f in members if f.span not in in_cells] for key, members in values(found).items()}


def is_in_description(record: Record, field: Field) -> bool:
    """Whether a value was found within the text that describes its entry."""
    return record.description is not None and record.description.span.contains(field.span)


def is_placeholder(text: str) -> bool:
    """Whether a value only holds the place of one."""
    text = text.strip()
    return text[:1] in _BEGINNINGS and _PLACEHOLDER.match(text) is not None


def _cell(found: SourceList, node: Node) -> Cell:
    written, span = found.document.source.slice(node.span), node.span
    if len(bare := written.strip()) < len(written):
        start = span.start + len(written) - len(written.lstrip())
        span = Span(start, start + len(bare))
    links = () if {n.kind for n in node.children} <= {"text"} else tuple(node.find("link"))
    return Cell(" ".join(node.plain.split()), links, span, node)
