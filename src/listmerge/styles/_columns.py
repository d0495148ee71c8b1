"""The columns of a table, judged by their headers and by what their cells look like: which one names the entries."""

from __future__ import annotations

from listmerge.extract.flow import flow_of_block
from listmerge.extract.vocabulary import DESCRIPTION_WORDS, ON_PAGES, ROLE_WORDS, is_label, words
from listmerge.markdown.node import Node
from listmerge.patterns import lazy
from listmerge.values import frozen

#: A rating or a count, which is a fact though it may be a link: `[4.46](url)`.
_FIGURES = lazy(r"[\d\s.,%#~+/()-]+")
NAME_WORDS = frozenset(
    "name names dataset datasets title titles project resource resources tool tools paper papers book books course "
    "courses api model models benchmark benchmarks library package app repo repository system company framework corpus "
    "名称 资源名 资源名称 标题 课程 数据集 数据集名称 项目 论文 名前 模型 模型名称 资源名（name）".split()
)
#: Headers of columns that hold names only where no other column is headed as one.
WEAK_NAME_WORDS = frozenset("paper papers 论文 論文 course courses company".split())
NOT_A_NAME = frozenset(
    "# no number id index year date rank stars star status size license category type task modality "
    "序号 年份 类别".split()
)


class Cell:
    """A cell: its flow, the text of that on one line, the links in it, and those that lead out of the list."""

    __slots__ = ("flow", "links", "node", "outward", "text")

    def __init__(self, node: Node) -> None:
        self.node = node
        self.flow = flow_of_block(node)
        self.text = " ".join(self.flow.text.split())
        self.links = list(node.find("link")) if self.flow.marks else []
        self.outward = [k for k in self.links if k.url is not None and not ON_PAGES.match(k.url.value)]

    @property
    def shows(self) -> bool:
        """Whether a link or an image stands in it."""
        return bool(self.flow.marks) and next(self.node.find("link", "image"), None) is not None


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


def column_of(place: int, header: str, rows: list[list[Cell]]) -> Column:
    """The column at a place, from 0; rows may be too short for it."""
    cells = [row[place] for row in rows if place < len(row)]
    full = [c.text for c in cells if c.text]
    count, filled = len(rows), max(1, len(full))
    lead = sum(any(not is_label(k.plain) for k in c.outward) for c in cells if c.outward)
    numbers = sum(bool(_FIGURES.fullmatch(t)) for t in full)
    length = sum(t.count(" ") + 1 for t in full)
    return Column(
        place, header, len(full) / count, lead / count, len(set(full)) / filled, numbers / filled, length / filled
    )


def name_column(columns: list[Column]) -> int | None:
    """The column that names the entries: by its header, by links that are names, by being short and distinct."""
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


def is_anchor(link: Node) -> bool:
    """Whether a link leads to a place on a page of the list."""
    return link.url is not None and ON_PAGES.match(link.url.value) is not None
