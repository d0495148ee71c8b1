"""Document -> sections: each heading with the blocks below it, up to the next heading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from listmerge.extract.flow import Flow, flow_of_block
from listmerge.extract.vocabulary import ON_PAGES, is_back_link, is_contents, is_double, is_label, is_meta, words
from listmerge.markdown.node import Document, Node
from listmerge.once import once
from listmerge.patterns import lazy
from listmerge.values import made, mutable

T = TypeVar("T")
#: `Key: value`: a short key of one to five words, a colon, and something or nothing.
KEY_LINE = lazy(r"(?P<key>[^\W\d_][\w&/'’()+-]*(?: [\w&/'’()+-]+){0,4})\s*(?::(?=\s|$|http)|：)\s*")
#: What stands behind headings for readers to click on.
_CLOSING_MARKS = ("¶", "🔝", "⬆️", "⬆", "↑")


@mutable
class Section:
    """A stretch of a document that a style is chosen for.

    heading: its heading node, None before the first. path: enclosing headings and its own, outermost first, without
    the title. blocks: what stands below it. children: sections one or more levels deeper, in order.
    label_nodes: bold paragraphs used as headings of a list or table; labels: id of a block -> those above it.
    counts: what styles have counted here, see `counted`. pinned: of the root only, whether one style reads it all.
    items: id of a list -> its items as read, shared by the styles that look at them. claims: what styles said of some
    blocks, for others that ask.
    """

    heading: Node | None
    level: int
    path: tuple[str, ...]
    blocks: list[Node] = made(default_factory=list)
    children: list[Section] = made(default_factory=list)
    parent: Section | None = None
    is_title: bool = False
    labels: dict[int, tuple[str, ...]] = made(default_factory=dict)
    label_nodes: list[Node] = made(default_factory=list)
    counts: dict[Callable[[Section], Any], Any] = made(default_factory=dict)
    pinned: bool = False
    items: dict[int, Any] = made(default_factory=dict)
    claims: dict[tuple[object, ...], Any] = made(default_factory=dict)

    @property
    def root(self) -> Section:
        """The section of the whole document."""
        section = self
        while section.parent:
            section = section.parent
        return section

    def counted(self, count: Callable[[Section], T]) -> T:
        """What a function finds in this section and those below it, looked for once."""
        if count not in self.counts:
            self.counts[count] = count(self)
        found: T = self.counts[count]
        return found

    def path_of(self, block: Node) -> tuple[str, ...]:
        """The headings above a block, bold lines used as headings among them."""
        return (*self.path, *self.labels.get(id(block), ()))

    @once
    def name(self) -> str:
        """The heading's text."""
        return heading_text(self.heading) if self.heading else ""

    @once
    def meta(self) -> bool:
        """Whether the section is about the list rather than part of it, by its heading or one above it."""
        section: Section | None = self
        while section and section.heading and not section.is_title:
            # sections below a table of contents are the list itself, wrongly nested, not more contents
            if is_meta(section.name) and (section is self or not section.contents) and not section.holds_entries:
                return True
            section = section.parent
        return False

    @once
    def holds_entries(self) -> bool:
        """Whether entries stand below it for all that its heading says: places that other parts of the page link to,
        or five or more named links below a word that may head entries too."""
        rows = [row for b in self.blocks if b.kind in ("list", "table") for row in b.children]
        places = [*rows, *(s.heading for s in self.children if s.heading)]
        if not self.contents and any(is_place(p) for p in places):
            return True
        return is_double(self.name) and sum(_opens_with_link(row) for row in rows) >= 5

    @property
    def contents(self) -> bool:
        """Whether it is headed as a table of contents, and not as `Content Management` or `Web Navigation`."""
        return is_contents(self.name)

    def part(self) -> None:
        """Let go of all that it shares with others, so that its memory is free at once: nobody asks it any more."""
        self.parent = None
        for shared in (self.children, self.counts, self.items, self.claims):
            shared.clear()

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


def heading_text(node: Node) -> str:
    """A heading as readers see it, without anchors, closing marks and a link back to the contents."""
    text = " ".join(_without_link_back(node).split())
    for mark in _CLOSING_MARKS:
        if text.endswith(mark):
            text = text.removesuffix(mark).rstrip()
            break
    return text if node.kind == "heading" else re.sub(r"^#{1,6}(?=[^\s#])", "", text)


def _without_link_back(node: Node) -> str:
    """The text of a heading, but for a last link such as `[TOC](#contents)` behind other text."""
    last = node.children[-1] if node.children else None
    if last is None or last.kind != "link" or last.url is None or not last.url.value.startswith("#"):
        return node.plain
    said = " ".join(words(last.plain))
    before = "".join(child.plain for child in node.children[:-1])
    back = said in ("toc", "top", "back", "up", "index") or is_contents(said) or is_back_link(said)
    return before if back and before.strip() else node.plain


def _unspaced_heading(node: Node) -> int:
    """The level of a line such as `#2 Methods`: text to a parser, a heading to its author and readers; else 0."""
    if node.kind != "paragraph" or not node.children or node.children[0].kind != "text":
        return 0
    text = node.plain
    m = re.match(r"#{1,6}(?=[\d\w])", text)
    single = "\n" not in text and all(n.kind != "break" for n in node.children) and len(text) < 80
    return len(m.group()) if m and single and " " in text and not outward_links(node) else 0


def sections(document: Document) -> tuple[str | None, list[Section]]:
    """The document's title, and its sections in order (a flat list; `children` tells the tree)."""
    title = _title(document)
    root = Section(None, 0, ())
    flat = [root]
    stack = [root]
    for node in document.nodes:
        hash_level = _unspaced_heading(node)
        if node.kind != "heading" and not hash_level:
            flat[-1].blocks.append(node)
            continue
        is_title = node is title
        level = 0 if is_title else hash_level or node.level
        while len(stack) > 1 and stack[-1].level >= level:
            stack.pop()
        parent = stack[-1]
        # sections nested below a table of contents are not part of it
        listed = parent.heading is not None and parent.contents and not (is_place(node) and outward_links(node))
        above = parent.path[:-1] if listed and parent.path else parent.path
        path = () if is_title else (*above, heading_text(node))
        section = Section(node, level, path, parent=parent, is_title=is_title)
        parent.children.append(section)
        flat.append(section)
        stack.append(section)
        if is_title:
            stack = [root, section]
    for section in flat:
        _find_labels(section)
    return (heading_text(title) if title else None), flat


def _opens_with_link(row: Node) -> bool:
    """Whether a bullet or table row leads out of the document, and not behind a date, as news of the list do."""
    return bool(outward_links(row)) and not re.match(r"\W*(?:19|20)\d\d[-./年]", row.plain)


def _find_labels(section: Section) -> None:
    """Find the bold paragraphs that head a list or table; such a label reaches to the next one or the next rule."""
    label: tuple[str, ...] = ()
    for i, block in enumerate(section.blocks):
        below = section.blocks[i + 1] if i + 1 < len(section.blocks) else None
        if block.kind == "rule":
            label = ()
        elif below is not None and below.kind in ("list", "table") and _is_label(block) and not _has_keys(below):
            label = (" ".join(block.plain.split()).rstrip(":："),)
            section.label_nodes.append(block)
        elif label:
            section.labels[id(block)] = label


def _is_label(block: Node) -> bool:
    if block.kind != "paragraph" or any(True for _ in block.find("link", "image")):
        return False
    bold = "".join(n.plain for n in block.children if n.kind == "strong")
    return bool(bold.strip()) and block.plain.replace(bold, "").strip(" :：") == "" and len(bold) < 100


def _has_keys(block: Node) -> bool:
    """Whether a list is one of `Key: value` items, and not of `name: text [Paper](url)`."""
    if block.kind != "list":
        return False
    lines = [flow_of_block(item.children[0]) for item in block.children if item.children]
    keyed = sum(bool(KEY_LINE.match(line.text.strip())) and not ends_in_label(line) for line in lines)
    return keyed * 2 > len(block.children)


def ends_in_label(line: Flow) -> bool:
    """Whether a line tells something, behind its key if it has one, before a link that only says what it is for."""
    marks = [m for m in line.links if m.node.form == "inline"]
    if not marks or not is_label(line.text[marks[0].start : marks[0].end]):
        return False
    before = line.text[: marks[0].start].strip()
    key = KEY_LINE.match(before)
    return len(words(before[key.end() if key else 0 :])) >= 3


def _title(document: Document) -> Node | None:
    """The first heading, if it is of level 1 and not just the first of several sections of entries."""
    headings = [n for n in document.nodes if n.kind == "heading"]
    if not headings or headings[0].level != 1:
        return None
    first = headings[0]
    if sum(h.level == 1 for h in headings) == 1 or len(headings) == 1:
        return first
    at = document.nodes.index(first)
    for node in document.nodes[at + 1 :]:
        if node.kind == "heading":
            break
        if node.kind == "table" or (node.kind == "list" and len(outward_links(node)) >= len(node.children) > 1):
            return first if is_meta(heading_text(first)) else None
    return first


def outward_links(node: Node) -> list[Node]:
    """The links below a node that lead out of the document and of other pages of its list."""
    return [n for n in node.find("link") if n.url is not None and not ON_PAGES.match(n.url.value)]


def leads_out(node: Node) -> bool:
    """Whether there are `outward_links`."""
    if node.kind == "link" and node.url is not None and not ON_PAGES.match(node.url.value):
        return True
    for child in node.children:  # noqa: SIM110 - of every item and heading: half of the time that `any` takes
        if child.kind != "text" and leads_out(child):
            return True
    return False


def is_place(node: Node) -> bool:
    """Whether an anchor (`<a id="…"></a>`) stands in a bullet or row, as in entries that other places link to."""
    return any(t.marker == "a" and not t.children for t in node.find("tag"))
