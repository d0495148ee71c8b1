"""Tables: one entry a row. Which column is the name, which holds the link and which the description is read from the
header and from what the cells look like; every other column is a field with the header as its key."""

from __future__ import annotations

from listmerge.extract.draft import Draft
from listmerge.extract.flow import Flow, flow_of_block
from listmerge.extract.head import Head
from listmerge.extract.opening import read_head
from listmerge.extract.section import Section, is_place, leads_out, outward_links
from listmerge.extract.vocabulary import DESCRIPTION_WORDS, ON_PAGES, ROLE_WORDS, is_label, may_describe, words
from listmerge.markdown.node import Node
from listmerge.patterns import lazy
from listmerge.record import Field, Prose
from listmerge.styles import Claim
from listmerge.text import Located
from listmerge.values import changed, frozen

#: A rating or a count, which is a fact though it may be a link: `[4.46](url)`.
_FIGURES = lazy(r"[\d\s.,%#~+/()-]+")
_NUMBER = lazy(r"\d+(?:[.,]\d+)?\s?[%kKM★⭐]?")
NAME_WORDS = frozenset(
    "name names dataset datasets title titles project resource resources tool tools paper papers book books course courses "
    "api model models benchmark benchmarks library package app repo repository system company framework corpus "
    "名称 资源名 资源名称 标题 课程 数据集 数据集名称 项目 论文 名前 模型 模型名称 资源名（name）".split()
)
#: Headers of columns that hold names only where no other column is headed as one.
WEAK_NAME_WORDS = frozenset("paper papers 论文 論文 course courses company".split())
NOT_A_NAME = frozenset(
    "# no number id index year date rank stars star status size license category type task modality 序号 年份 类别".split()
)


@frozen
class Column:
    """A column: its header, and shares of its cells that are filled, start with a link, are different, or numbers."""

    place: int
    header: str
    filled: float
    linked: float
    distinct: float
    numeric: float
    length: float


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
            prose += [Prose("heading" if _group_label(r) else "note", r.span) for r in others]
    return Claim(taken, drafts, prose) if drafts else None


def _read_table(table: Node, path: tuple[str, ...]) -> list[Draft]:
    """The entries of a table; none if it does not look like a table of entries."""
    rows = [r for r in table.children if not r.marker and r.children]
    if not rows:
        return []
    header = [" ".join(c.plain.split()) for c in table.children[0].children]
    columns = [_column(i, h, rows) for i, h in enumerate(header)]
    tagged = next(table.find("tag"), None) is not None
    placed = next((i for i in range(len(columns)) if tagged and _are_places(rows, i)), None)
    name = name_column(columns) if placed is None else placed
    outward = sum(map(leads_out, rows))
    if _points_below(rows, outward, name):
        return []  # the entries stand further below
    if name is None or (outward * 4 < len(rows) and placed is None and not _headed(columns, name)):
        return []
    drafts: list[Draft] = []
    group: tuple[str, ...] = ()
    for row in rows:
        if label := _group_label(row):
            group = (label,)
        elif draft := _read_row(row, header, name, (*path, *group)):
            drafts.append(draft)
    return drafts if len(drafts) * 3 >= len(rows) else []


def _are_places(rows: list[Node], column: int) -> bool:
    """Whether the cells of a column are places that other parts of the page link to: the names of entries."""
    return sum(is_place(r.children[column]) for r in rows if column < len(r.children)) * 2 > len(rows)


def _points_below(rows: list[Node], outward: int, name: int | None) -> bool:
    """Whether a table is about entries of the page: a contents, or one whose first cells or names are links to places."""
    anchors = sum(any(_is_anchor(k) for k in r.find("link")) for r in rows)
    elsewhere = (_lead_to_places(rows, column) for column in {0, name or 0})
    return any(elsewhere) or (name is None and anchors * 2 > len(rows) and outward * 2 < len(rows))


def _lead_to_places(rows: list[Node], column: int) -> bool:
    """Whether the links in most cells of a column lead to places on pages of the list, and nowhere else."""
    links = [list(r.children[column].find("link")) for r in rows if column < len(r.children)]
    return sum(bool(found) and all(map(_is_anchor, found)) for found in links) * 2 > len(rows)


def _is_anchor(link: Node) -> bool:
    return link.url is not None and ON_PAGES.match(link.url.value) is not None


def _group_label(row: Node) -> str | None:
    """The text of a row that heads those below it: one cell in bold or spread over the columns, the others empty."""
    full = [c for c in row.children if c.plain.strip() or any(True for _ in c.find("link", "image"))]
    if len(full) != 1 or any(True for _ in full[0].find("link", "image")):
        return None
    text = " ".join(full[0].plain.split())
    bold = "".join(n.plain for n in full[0].children if n.kind == "strong").strip()
    spread = any(n.kind == "tag" and n.marker in ("td", "th") for n in full[0].children)
    return text if spread or (bold and bold == text) else None


def _headed(columns: list[Column], name: int) -> bool:
    """Whether the headers say that this is a table of entries: a name, and a description or several facts."""
    described = any(may_describe(c.header) for c in columns)
    return not NAME_WORDS.isdisjoint(words(columns[name].header)) and (described or len(columns) >= 4)


def _column(index: int, header: str, rows: list[Node]) -> Column:
    cells = [r.children[index] if index < len(r.children) else None for r in rows]
    texts = [" ".join(c.plain.split()) if c else "" for c in cells]
    full = [t for t in texts if t]
    count = max(1, len(rows))
    lead = sum(bool(c and any(not is_label(k.plain) for k in outward_links(c))) for c in cells)
    numbers = sum(bool(_FIGURES.fullmatch(t)) for t in full)
    length = sum(len(t.split()) for t in full) / max(1, len(full))
    return Column(
        index,
        header,
        len(full) / count,
        lead / count,
        len(set(full)) / max(1, len(full)),
        numbers / max(1, len(full)),
        length,
    )


def name_column(columns: list[Column]) -> int | None:
    """The column that names the entries: by its header, by links that are names, by being short, filled and distinct."""
    best: tuple[float, int] | None = None
    for c in columns:
        if c.filled < 0.3 or c.numeric > 0.5:
            continue
        found = set(words(c.header))
        score = 2.0 * c.linked + c.distinct + c.filled - 0.25 * c.place - max(0.0, c.length - 12) / 10
        links_only = _heads_links(c.header)
        if not found.isdisjoint(NAME_WORDS) and not links_only:
            weak = found.isdisjoint(NAME_WORDS - WEAK_NAME_WORDS)
            score += 1 if weak or len(found) > 3 else 2.5
        if not found.isdisjoint(NOT_A_NAME) or not found.isdisjoint(DESCRIPTION_WORDS):
            score -= 2.5
        if links_only:
            score -= 1.5
        if best is None or score > best[0]:
            best = (score, c.place)
    return best[1] if best and best[0] > 0 else None


def _heads_links(header: str) -> bool:
    """Whether a header says what the links below it are for: `Link`, `Source code`, `Course webpage`."""
    found = words(header)
    roles = ROLE_WORDS["home"] | ROLE_WORDS["access"] | ROLE_WORDS["code"]
    if NAME_WORDS.isdisjoint(found):
        return not roles.isdisjoint(found)
    return len(found) > 1 and found[-1] in roles and found[-1] not in NAME_WORDS


def _read_row(row: Node, header: list[str], name: int, path: tuple[str, ...]) -> Draft | None:
    """One row as a draft; None if its name cell is empty."""
    cells = row.children
    if name >= len(cells):
        return None
    flow = flow_of_block(cells[name])
    head = read_head(flow.on_one_line()) if flow.text.strip() else None
    if head is None:
        return None
    draft = Draft.from_head(head, path, "table", row.span)
    draft.description = None
    if not flow.links and head.opening in ("text", "text+link") and _is_whole_name(flow.text, head, header):
        whole = _unquoted(flow)
        draft.name, draft.name_span = " ".join(whole.text.split()), whole.span()
        head = changed(head, tail=flow.part(len(flow.text)))
    found: list[tuple[str, Flow]] = []
    for i, cell in enumerate(cells):
        if i == name:
            continue
        key = header[i] if i < len(header) else ""
        found.append((key, flow_of_block(cell)))
    named = any(_is_description(h) for h in header)
    for key, value in found:
        _read_cell(draft, key, value, _is_description(key) if named else may_describe(key))
    if draft.description is None:
        draft.describe(head.tail)
    return draft


def _is_whole_name(text: str, head: Head, header: list[str]) -> bool:
    """Whether a cell of plain text is a name from end to end: a title keeps its subtitle, unless it is a sentence."""
    if not head.separated:
        return True
    if len(words(text)) > 25 or "：" in text:
        return False
    return any(map(may_describe, header)) or text[head.end : head.end + 1] == ":"


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


def _read_cell(draft: Draft, key: str, flow: Flow, describes: bool) -> None:
    """A cell beside the name: description, links under the header's name, or a field."""
    draft.add_links(flow, key or None, weak=True)
    text = " ".join(flow.text.split())
    if not text:
        return
    if flow.links and not flow.beside_links() and not _NUMBER.fullmatch(text):
        return
    if describes and draft.description is None:
        draft.description = Located(text, flow.span())
        draft.state_facts(flow)
    else:
        draft.fields.append(Field(key or "column", text, flow.span()))
