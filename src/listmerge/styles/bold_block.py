"""Bold-title blocks: a line in bold names the entry, text and `Access: url` lines follow, `***` divides the entries.

Between two rules, a line of links that stands alone belongs to every title above it that has none yet, or, if it
comes first, to every title below it. A bold line right above a list is a heading of that list, and the list's items
belong to the entry above, if there is one.
"""

from __future__ import annotations

from collections import Counter

from listmerge.extract.draft import Draft
from listmerge.extract.flow import Flow, flow_of_block
from listmerge.extract.numbering import without_number
from listmerge.extract.section import KEY_LINE, Section
from listmerge.extract.vocabulary import is_back_link, is_label, words
from listmerge.markdown.node import Node
from listmerge.record import Link, Prose
from listmerge.styles import Claim
from listmerge.styles._item import items_of
from listmerge.styles._tree import TreeReader
from listmerge.text import Span


def claim(section: Section, blocks: list[Node]) -> Claim | None:
    """All blocks of a section in which bold titles open the entries."""
    titles = [t for b in blocks if b not in section.label_nodes and (t := title_of(b))]
    if section.meta or not titles or all(_comes_back(section, t) for t in titles):
        return None
    segments: list[list[Node]] = [[]]
    for block in blocks:
        if block.kind == "rule":
            segments.append([])
        else:
            segments[-1].append(block)
    divided = len(segments) > 1
    reader = _Reader(section, divided, TreeReader("bold_block", section))
    for segment in segments:
        reader.segment(segment)
    found = [d for d in reader.tree.drafts if d.style == "bold_block"]
    if len(found) == 1 and (section.is_title or section.heading is None):
        return None  # a bold motto below the title
    if not found or not any(d.links or d.shared or d.description for d in found):
        return None
    return Claim(reader.taken, reader.tree.drafts, reader.tree.prose)


class _Reader:
    """Reads segments between rules, one draft at a time."""

    def __init__(self, section: Section, divided: bool, tree: TreeReader) -> None:
        self.section, self.divided, self.tree = section, divided, tree
        self.taken: list[Node] = []

    def segment(self, blocks: list[Node]) -> None:
        """The blocks between two rules."""
        drafts: list[Draft] = []
        waiting: list[Link] = []
        for block in blocks:
            if block in self.section.label_nodes:
                self.tree.prose.append(Prose("heading", block.span))
            elif (title := title_of(block)) and not self.is_label(title):
                drafts.append(self.title(block, title))
            elif block.kind == "paragraph" and (links := _link_lines(block)):
                self.link_lines(block, links, drafts, waiting)
            elif block.kind == "list" and self.is_entries(block, drafts):
                parent = drafts[-1] if drafts and drafts[-1].links else None
                before = len(self.tree.drafts)
                self.tree.read(block, self.section.path_of(block), parent, loose=bool(parent or waiting))
                for draft in self.tree.drafts[before:]:
                    draft.shared = waiting[0] if waiting and not draft.links and not parent else None
            elif drafts and block.kind in ("paragraph", "list", "code", "quote", "html"):
                self.detail(drafts[-1], block)
            else:
                drafts = []  # what comes behind a block of another kind is not about the entry before it
                continue
            self.taken.append(block)
        for draft in drafts:
            if waiting and not draft.links and draft.shared is None:
                draft.shared = waiting[0]
            if not draft.links and draft.shared is None and draft.description is None and not draft.fields:
                self.tree.drafts.remove(draft)  # a bold line with nothing to it heads what follows
                self.tree.prose.append(Prose("heading", draft.span))

    def is_label(self, title: Flow) -> bool:
        """Whether a bold line is no title: `**Paper: url**`, or words that come back again and again."""
        return _key_link(title) is not None or _comes_back(self.section, title)

    def title(self, block: Node, title: Flow) -> Draft:
        """A paragraph that opens with a bold line: an entry, the further lines its text and links."""
        named = without_number(title)
        name = named.text.strip().rstrip(":：. ")
        draft = Draft(name, named.span(), self.section.path_of(block), "bold_block", block.span)
        link = next(iter(title.links), None)
        draft.lead = link.url if link else None
        draft.add_links(title)
        for line in flow_of_block(block).lines()[1:]:
            self.line(draft, line)
        self.tree.drafts.append(draft)
        return draft

    def line(self, draft: Draft, line: Flow) -> None:
        """A line below a title: `Role: url`, or text."""
        key = _key_link(line)
        draft.add_links(line, key)
        if not key:
            draft.describe(line)

    def link_lines(self, block: Node, links: list[tuple[str, Flow]], drafts: list[Draft], waiting: list[Link]) -> None:
        """A paragraph of nothing but links: of the one title above, of several, or of those below."""
        bare = [d for d in drafts if not d.links and d.shared is None]
        if self.divided and len(bare) > 1 and bare == drafts[-len(bare) :]:
            self.share(block, links, bare)
        elif drafts:
            for key, flow in links:
                drafts[-1].add_links(flow, key)
            drafts[-1].span = Span(drafts[-1].span.start, block.span.end)
        else:
            waiting.extend(self.share(block, links, []))

    def share(self, block: Node, links: list[tuple[str, Flow]], drafts: list[Draft]) -> list[Link]:
        """Note a line of links that serves a group, and make its first link the url of the group's members."""
        self.tree.prose.append(Prose("note", block.span))
        holder = Draft("", block.span, (), "", block.span)
        for key, flow in links:
            holder.add_links(flow, key)
        for draft in drafts:
            draft.shared = holder.links[0] if holder.links else None
        return holder.links

    def detail(self, draft: Draft, block: Node) -> None:
        """A block that belongs to the entry above it."""
        if block.kind == "paragraph":
            for line in flow_of_block(block).lines():
                self.line(draft, line)
        else:
            draft.add_node_links(block)
        draft.span = Span(draft.span.start, block.span.end)

    def is_entries(self, block: Node, drafts: list[Draft]) -> bool:
        """Whether a list holds entries rather than details: it has a bold heading, or its items are bold or links."""
        items = items_of(self.section, block)
        if id(block) in self.section.labels and drafts and drafts[-1].links:
            return True
        strong = sum(bool(i.head and i.head.opening in ("strong", "link")) or i.is_group for i in items)
        return strong * 2 > len(items) and not (drafts and not drafts[-1].links and not drafts[-1].shared)


def title_of(block: Node) -> Flow | None:
    """The first line of a paragraph, if it is bold from end to end and no sentence."""
    if block.kind != "paragraph" or next(block.find("strong"), None) is None:
        return None
    lines = flow_of_block(block).lines()
    if not lines:
        return None
    line = lines[0]
    start = len(line.text) - len(line.text.lstrip())
    mark = line.starts_at(start, "strong")
    if line.links and all(m.url is not None and m.url.startswith("#") for m in line.links):
        return None  # `**[back to top](#contents)**`
    if is_back_link(line.text):
        return None
    if mark is None or line.text[mark.end :].strip(" :：.") or not words(line.text) or len(words(line.text)) > 30:
        return None
    return line


def _comes_back(section: Section, title: Flow) -> bool:
    """Whether a bold line without a link stands three times or more in the document, as `**Topics covered**` does."""
    return not title.links and section.root.counted(_bold_lines)[" ".join(words(title.text))] >= 3


def _bold_lines(root: Section) -> Counter[str]:
    """How often each bold line without a link stands in a document, by its words."""
    shown = [t.text for s in root.walk() for b in s.blocks if (t := title_of(b)) and not t.links]
    return Counter(" ".join(words(t)) for t in shown)


def _key_link(line: Flow) -> str | None:
    """The role word of a line such as `Access: url` or `Paper: [title](url)`; None if it is another kind of line."""
    m = KEY_LINE.match(line.text.lstrip())
    if not m or not line.links or len(words(m.group("key"))) > 4:
        return None
    at = len(line.text) - len(line.text.lstrip()) + m.end()
    labelled = line.links[0].start <= at + 1 or is_label(line.beside_links(at))
    return m.group("key").strip() if labelled else None


def _link_lines(block: Node) -> list[tuple[str, Flow]]:
    """The lines of a paragraph, if each is `Role: url`; else nothing."""
    lines = flow_of_block(block).lines()
    keyed = [(key, line) for line in lines if (key := _key_link(line))]
    return keyed if len(keyed) == len(lines) else []
