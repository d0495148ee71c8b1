"""Tables: one entry a row. Which column is the name, which holds the link and which the description is read from the
header and from what the cells look like; every other column is a field with the header as its key."""

from __future__ import annotations

from listmerge.extract.draft import Draft
from listmerge.extract.flow import Flow
from listmerge.extract.head import Head
from listmerge.extract.opening import read_head
from listmerge.extract.section import Section, is_place
from listmerge.extract.vocabulary import may_describe, words
from listmerge.markdown.node import Node
from listmerge.patterns import lazy
from listmerge.record import Field, Prose
from listmerge.styles import Claim
from listmerge.styles._columns import NAME_WORDS, Cell, Column, column_of, is_anchor, name_column
from listmerge.text import Located, Span
from listmerge.values import changed

_NUMBER = lazy(r"\d+(?:[.,]\d+)?\s?[%kKM★⭐]?")
#: Of each column its header, and whether descriptions stand below it.
Keys = list[tuple[str, bool]]


def claim(section: Section, blocks: list[Node]) -> Claim | None:
    """The tables of entries of a section."""
    drafts: list[Draft] = []
    prose: list[Prose] = []
    taken = []
    if section.meta and not section.is_title:
        return None
    for block in blocks:
        if block.kind != "table":
            continue
        found = _read_table(block, section.path_of(block))
        if found:
            taken.append(block)
            drafts += found
            rows = [r for r in block.children if r.marker]
            prose += [Prose("legend", r.span) for r in rows]
            owned = {d.span for d in found}
            others = [r for r in block.children if not r.marker and r.span not in owned]
            prose += [Prose("heading" if _group_label(_cells(r)) else "note", r.span) for r in others]
    return Claim(taken, drafts, prose) if drafts else None


def _read_table(table: Node, path: tuple[str, ...]) -> list[Draft]:
    """The entries of a table; none if it does not look like a table of entries."""
    rows = [r for r in table.children if not r.marker and r.children]
    if not rows:
        return []
    cells = [_cells(r) for r in rows]
    header = [c.text for c in _cells(table.children[0])]
    columns = [column_of(i, h, cells) for i, h in enumerate(header)]
    tagged = next(table.find("tag"), None) is not None
    placed = next((i for i in range(len(columns)) if tagged and _are_places(cells, i)), None)
    name = name_column(columns) if placed is None else placed
    outward = sum(any(c.outward for c in row) for row in cells)
    if _points_below(cells, outward, name):
        return []  # the entries stand further below
    if name is None or (outward * 4 < len(rows) and placed is None and not _headed(columns, name)):
        return []
    drafts: list[Draft] = []
    group: tuple[str, ...] = ()
    keys = _keys(header)
    for row, read in zip(rows, cells, strict=True):
        if label := _group_label(read):
            group = (label,)
        elif draft := _read_row(read, keys, name, (*path, *group), row.span):
            drafts.append(draft)
    return drafts if len(drafts) * 3 >= len(rows) else []


def _cells(row: Node) -> list[Cell]:
    return [Cell(c) for c in row.children]


def _keys(header: list[str]) -> Keys:
    """The headers with what stands below them; where one says `Description`, notes beside that column are notes."""
    named = any(map(_is_description, header))
    return [(key, _is_description(key) if named else may_describe(key)) for key in header]


def _are_places(rows: list[list[Cell]], column: int) -> bool:
    """Whether the cells of a column are places that other parts of the page link to: the names of entries."""
    return sum(is_place(row[column].node) for row in rows if column < len(row)) * 2 > len(rows)


def _points_below(rows: list[list[Cell]], outward: int, name: int | None) -> bool:
    """Whether a table is about entries of the page: a contents, or its first cells or names are links to places."""
    if any(_lead_to_places(rows, column) for column in {0, name or 0}):
        return True
    anchors = sum(any(is_anchor(k) for c in row for k in c.links) for row in rows)
    return name is None and anchors * 2 > len(rows) and outward * 2 < len(rows)


def _lead_to_places(rows: list[list[Cell]], column: int) -> bool:
    """Whether the links in most cells of a column lead to places on pages of the list, and nowhere else."""
    linked = [row[column].links for row in rows if column < len(row) and row[column].links]
    return sum(all(map(is_anchor, links)) for links in linked) * 2 > len(rows)


def _group_label(cells: list[Cell]) -> str | None:
    """The text of a row that heads those below it: one cell in bold or spread over the columns, the others empty."""
    full = [c for c in cells if c.text or c.shows]
    if len(full) != 1 or full[0].shows:
        return None
    inside, text = full[0].node.children, full[0].text
    bold = "".join(n.plain for n in inside if n.kind == "strong").strip()
    spread = any(n.kind == "tag" and n.marker in ("td", "th") for n in inside)
    return text if spread or (bold and bold == text) else None


def _headed(columns: list[Column], name: int) -> bool:
    """Whether the headers say that this is a table of entries: a name, and a description or several facts."""
    described = any(may_describe(c.header) for c in columns)
    return not NAME_WORDS.isdisjoint(words(columns[name].header)) and (described or len(columns) >= 4)


def _read_row(cells: list[Cell], keys: Keys, name: int, path: tuple[str, ...], span: Span) -> Draft | None:
    """One row as a draft; None if its name cell is empty."""
    if name >= len(cells) or not cells[name].text:
        return None
    flow = cells[name].flow
    head = read_head(flow.on_one_line())
    if head is None:
        return None
    draft = Draft.from_head(head, path, "table", span)
    draft.description = None
    if not flow.links and head.opening in ("text", "text+link") and _is_whole_name(flow.text, head, keys):
        whole = _unquoted(flow)
        draft.name, draft.name_span = " ".join(whole.text.split()), whole.span()
        head = changed(head, tail=flow.part(len(flow.text)))
    for i, cell in enumerate(cells):
        if i != name:
            key, describes = keys[i] if i < len(keys) else ("", False)
            _read_cell(draft, key, cell, describes)
    if draft.description is None:
        draft.describe(head.tail)
    return draft


def _is_whole_name(text: str, head: Head, keys: Keys) -> bool:
    """Whether a cell of plain text is a name from end to end: a title keeps its subtitle, unless it is a sentence."""
    if not head.separated:
        return True
    if len(words(text)) > 25 or "：" in text:
        return False
    return any(may_describe(key) for key, _ in keys) or text[head.end : head.end + 1] == ":"


def _unquoted(flow: Flow) -> Flow:
    """A flow without the quotes around all of it."""
    text = flow.text.strip()
    if len(text) < 3 or text[0] + text[-1] not in ('""', "“”", "''", "‘’", "«»", "「」"):
        return flow
    start = flow.text.index(text)
    return flow.part(start + 1, start + len(text) - 1)


def _is_description(key: str) -> bool:
    """Whether a header says so in as many words: notes beside such a column are notes."""
    return words(key) == ("description",)


def _read_cell(draft: Draft, key: str, cell: Cell, describes: bool) -> None:
    """A cell beside the name: description, links under the header's name, or a field."""
    flow, text = cell.flow, cell.text
    draft.add_links(flow, key or None, weak=True)
    if not text:
        return
    if flow.marks and flow.links and not flow.beside_links() and not _NUMBER.fullmatch(text):
        return
    if describes and draft.description is None:
        draft.description = Located(text, flow.span())
        draft.state_facts(flow)
    else:
        draft.fields.append(Field(key or "column", text, flow.span()))
