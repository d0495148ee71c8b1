"""HTML: rows of a `<table>`, lines between `<br>`, items, and `<details>` whose `<summary>` names the entry.

An HTML line is an entry if it opens with a link and says something more. What stands between `<details>` and
`</details>` belongs to the entry of its summary.
"""

from __future__ import annotations

from listmerge.extract.draft import Draft
from listmerge.extract.flow import Flow
from listmerge.extract.head import Head
from listmerge.extract.opening import read_head
from listmerge.extract.section import Section
from listmerge.extract.vocabulary import words
from listmerge.markdown.node import Node
from listmerge.patterns import lazy
from listmerge.record import Prose
from listmerge.styles import Claim
from listmerge.styles._detail import detail_block, detail_list
from listmerge.text import Span

_ROW_TAGS = frozenset("tr br li p summary div hr ul ol table tbody thead h1 h2 h3 h4 h5 h6 details dt".split())
_DASH = lazy(r"\s[-–—:]\s")
_CELL_TAGS = frozenset({"td", "th", "dd"})


def claim(section: Section, blocks: list[Node]) -> Claim | None:
    """The HTML blocks of a section that hold entries, and what stands inside their `<details>`."""
    if section.meta or section.heading is None or section.is_title:
        return None
    reader = _Reader(section)
    for block in blocks:
        reader.block(block)
    return Claim(reader.taken, reader.drafts, reader.prose) if reader.drafts else None


class _Reader:
    """Reads blocks of HTML, one entry at a time."""

    def __init__(self, section: Section) -> None:
        self.section = section
        self.drafts: list[Draft] = []
        self.prose: list[Prose] = []
        self.taken: list[Node] = []
        self.open: Draft | None = None

    def block(self, block: Node) -> None:
        """One block: HTML is read for entries; anything inside an open `<details>` belongs to its entry."""
        if block.kind != "html":
            if self.open is not None:
                self.detail(self.open, block)
                self.taken.append(block)
            return
        before = len(self.drafts)
        closes = any(n.kind == "tag" and n.marker == "/details" for n in block.children)
        was_open = self.open is not None
        for row in split_rows(block.children):
            tags = {n.marker for cell in row for n in cell if n.kind == "tag"}
            if "/details" in tags:
                self.close(row)
            if draft := _read_row(row, self.section.path_of(block)):
                self.drafts.append(draft)
                self.open = draft if "/summary" in tags else self.open
        if len(self.drafts) > before or (was_open and closes):
            self.taken.append(block)
            self.prose.append(Prose("separator", block.span))

    def close(self, row: list[list[Node]]) -> None:
        """The end of a `<details>`: its entry reaches to here."""
        if self.open is not None:
            end = next(n.span.end for cell in row for n in cell if n.kind == "tag" and n.marker == "/details")
            self.open.span = Span(self.open.span.start, end)
            self.open = None

    def detail(self, draft: Draft, block: Node) -> None:
        """A markdown block inside the `<details>` of an entry."""
        if block.kind == "list":
            detail_list(draft, block)
        else:
            detail_block(draft, block)
        draft.span = Span(draft.span.start, max(draft.span.end, block.span.end))


def split_rows(nodes: tuple[Node, ...]) -> list[list[list[Node]]]:
    """Nodes of an HTML block as rows of cells; row tags begin a row, `<td>` a cell."""
    rows: list[list[list[Node]]] = [[[]]]
    for node in nodes:
        name = node.marker if node.kind == "tag" else ""
        if name in _ROW_TAGS:
            rows.append([[]])
        elif name in _CELL_TAGS:
            rows[-1].append([])
        rows[-1][-1].append(node)
    return [r for r in rows if any(r)]


def _read_row(row: list[list[Node]], path: tuple[str, ...]) -> Draft | None:
    """A row that opens with a named link and says something more, as a draft."""
    flows = [Flow.of(cell).on_one_line() for cell in row]
    shown = [f for f in flows if f.text.strip()]
    if not shown:
        return None
    head = read_head(shown[0])
    if head is None or not _opens_entry(head, len(shown) > 1):
        return None
    ends = [f.span().end for f in shown] + [m.node.span.end for f in shown for m in f.marks if m.kind == "link"]
    starts = [f.span().start for f in shown] + [m.node.span.start for m in shown[0].marks if m.kind == "link"]
    draft = Draft.from_head(head, path, "html_rows", Span(min(starts), max(ends)))
    for flow in flows:
        if flow is not shown[0]:
            draft.add_links(flow)
            draft.describe(flow)
    return draft


def _opens_entry(head: Head, more_cells: bool) -> bool:
    if head.opening != "link" or head.url is None or head.url.startswith("#") or not words(head.name):
        return False
    says_more = len(words(head.tail.text)) >= 2 and (head.separated or _DASH.search(head.tail.text) is not None)
    return more_cells or says_more or bool(head.fields)
