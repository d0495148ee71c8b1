"""Field tables: a heading that names the entry, and below it a table of two columns, keys and values.

Only where another section has a table with some of the same keys: one table of two columns may be anything.
"""

from __future__ import annotations

from listmerge.extract.draft import Draft
from listmerge.extract.flow import flow_of_block
from listmerge.extract.numbering import headed_draft
from listmerge.extract.section import Section
from listmerge.extract.vocabulary import words
from listmerge.markdown.node import Node
from listmerge.record import Field
from listmerge.styles import Claim
from listmerge.styles._detail import detail_block

_SHARED_KEYS = 3


def claim(section: Section, blocks: list[Node]) -> Claim | None:
    """The section as one entry, if it is headed and its table holds keys and values."""
    table = next((b for b in blocks if b.kind == "table"), None)
    if section.heading is None or section.is_title or section.children or table is None:
        return None
    keys = table_keys(table)
    if len(keys) < _SHARED_KEYS or _peers(section, keys) == 0:
        return None
    draft = headed_draft(section, "field_table", blocks[-1].span.end)
    draft.add_links(flow_of_block(section.heading))
    for block in blocks:
        if block is table:
            _read_rows(draft, table)
        elif block.kind in ("paragraph", "quote"):
            detail_block(draft, block)
        else:
            draft.add_node_links(block)
    return Claim(list(blocks), [draft], heading=section.heading)


def table_keys(table: Node) -> frozenset[str]:
    """The first cells of a table of two columns, folded; empty if they do not look like keys."""
    rows = [r for r in table.children if r.marker != "delimiter" and r.children]
    if len(rows) < _SHARED_KEYS or any(len(r.children) != 2 for r in rows):
        return frozenset()
    if any(True for r in rows for _ in r.children[0].find("link")):
        return frozenset()  # linked first cells are names
    keys = [" ".join(words(r.children[0].plain)) for r in rows]
    if any(len(k.split()) > 5 for k in keys) or len(set(keys)) < len(keys) - 1:
        return frozenset()
    return frozenset(k for k in keys if k)


def _peers(section: Section, keys: frozenset[str]) -> int:
    """How many other sections have a table with at least three of these keys."""
    tables = section.root.counted(_tables)
    return sum(s is not section and len(keys & found) >= _SHARED_KEYS for s, found in tables)


def _tables(root: Section) -> list[tuple[Section, frozenset[str]]]:
    """The tables of keys in a document: the section of each, and its keys."""
    tables = [(s, table_keys(b)) for s in root.walk() for b in s.blocks if b.kind == "table"]
    return [(s, found) for s, found in tables if found]


def _read_rows(draft: Draft, table: Node) -> None:
    """Each row as a field; its links with the key as their label."""
    for row in table.children:
        if row.marker == "delimiter" or len(row.children) != 2:
            continue
        key, flow = " ".join(row.children[0].plain.split()), flow_of_block(row.children[1])
        value = " ".join(flow.text.split())
        draft.add_links(flow, key or None, told=len(flow.beside_links()) > 20)
        if value and key and not (row.marker == "header" and words(key) in (("field",), ("key",), ("property",))):
            draft.fields.append(Field(key, value, flow.span()))
