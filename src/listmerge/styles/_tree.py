"""Reading a list into entries, groups that only label their entries, sub-entries and remarks."""

from __future__ import annotations

from listmerge.extract.draft import Draft
from listmerge.extract.flow import Mark
from listmerge.extract.head import Head
from listmerge.extract.section import Section
from listmerge.extract.vocabulary import is_label, words
from listmerge.markdown.node import Node
from listmerge.patterns import lazy
from listmerge.record import Prose
from listmerge.styles._detail import detail, detail_block
from listmerge.styles._item import SENTENCE, Item, items_of, sub_entries
from listmerge.text import Span

#: Between the two names of a bullet, and what ends the second.
_JOIN = lazy(r"\s*(?:and|&|/|und|et|y|和|与|と)\s*")
_END = lazy(r"\s*(?:$|[-–—:：,.。]\s|：)")


def second_link(head: Head) -> Mark | None:
    """The second name of a bullet that names two entries: `[one](url) and [two](url) - text`."""
    text, links = head.flow.text, head.flow.links
    if head.opening != "link" or head.link is None or len(links) < 2:
        return None
    at = next((i for i, m in enumerate(links) if m.node is head.link.node), len(links))
    if at + 1 >= len(links):
        return None
    first, second = links[at], links[at + 1]
    name = text[second.start : second.end]
    joined = _JOIN.fullmatch(text, first.end, second.start)
    if (
        not joined
        or second.url is None
        or second.url.startswith("#")
        or second.node.form != "inline"
        or "(" in name[:1]
    ):
        return None
    return second if not is_label(name) and _END.match(text, second.end) else None


def _behind(text: str, end: int) -> int:
    m = _END.match(text, end)
    return m.end() if m else end


def _is_named(item: Item) -> bool:
    """Whether a line with a link opens with no sentence."""
    return item.has_link and not SENTENCE.search(item.head.name if item.head else "")


class TreeReader:
    """Reads lists of a section into drafts; `prose` collects labels of groups and items that are no entries."""

    def __init__(self, style: str, section: Section) -> None:
        self.style, self.section = style, section
        self.drafts: list[Draft] = []
        self.prose: list[Prose] = []

    def read(self, node: Node, path: tuple[str, ...], parent: Draft | None = None, loose: bool = False) -> int:
        """Read one list; `loose` also takes items of text alone. Returns how many entries it gave."""
        items = items_of(self.section, node)
        good = sum(i.looks_like_entry for i in items)
        numbered = node.ordered and good * 3 > len(items)
        before = len(self.drafts)
        for item in items:
            if item.is_group:
                self.group(item, path)
            elif (
                item.looks_like_entry
                or self.hangs_together(item)
                or (item.head is not None and (loose or numbered or (good * 4 > len(items) * 3 and _is_named(item))))
            ):
                self.entry(item, path, parent)
            else:
                self.leave(item, path)
        return len(self.drafts) - before

    def hangs_together(self, item: Item) -> bool:
        """Whether an item of text alone is an entry by what hangs below it: a link or roles of links."""
        return bool(item.head and item.kids and item.leads_out and len(words(item.head.name)) <= 20)

    def group(self, item: Item, path: tuple[str, ...]) -> None:
        """A label of entries: not an entry, but the innermost section of what is below it."""
        label = " ".join(item.flow.text.split()).rstrip(":：")
        self.prose.append(Prose("heading", item.own_span()))
        for block in item.node.children:
            if block.kind == "list":
                self.read(block, (*path, label) if label else path)

    def leave(self, item: Item, path: tuple[str, ...]) -> None:
        """An item that is no entry; lists below it may still hold some."""
        self.prose.append(Prose("note", item.own_span()))
        for block in item.node.children:
            if block.kind == "list":
                self.read(block, path)

    def entry(self, item: Item, path: tuple[str, ...], parent: Draft | None = None) -> Draft:
        """An entry with the details and sub-entries below it."""
        head = item.head
        assert head is not None
        draft = Draft.from_head(head, path, self.style, item.own_span())
        draft.parent = parent
        self.drafts.append(draft)
        if second := second_link(head):
            self.drafts.append(self.twin(draft, head, second))
        for block in item.more:
            detail_block(draft, block)
        if item.kids:
            self.below(draft, item, path)
        elif draft.span.end < item.node.span.end:
            draft.span = Span(draft.span.start, item.node.span.end)
        return draft

    def below(self, draft: Draft, item: Item, path: tuple[str, ...]) -> None:
        """The items below an entry: its details, and entries of their own."""
        subs = {id(k) for k in sub_entries(item)}
        for kid in item.kids:
            if id(kid) in subs:
                self.entry(kid, path, draft)
            else:
                detail(draft, kid)
        if not subs:
            draft.span = Span(draft.span.start, max(draft.span.end, item.node.span.end))
        elif id(item.kids[-1]) not in subs:
            self.prose.append(Prose("note", item.kids[-1].node.span))

    def twin(self, draft: Draft, head: Head, second: Mark) -> Draft:
        """The second entry of a bullet that names two: what the bullet says is said of both."""
        flow = head.flow
        where = flow.span(second.start, second.end)
        name = " ".join(flow.text[second.start : second.end].split())
        other = Draft(name, where, draft.section, self.style, draft.span, draft.parent)
        other.add_link(second.node, text=name)
        other.lead = second.url
        rest = flow.part(_behind(flow.text, second.end))
        draft.description = None
        draft.describe(rest)
        other.describe(rest)
        draft.links = [k for k in draft.links if k.span != second.node.span]
        return other
