"""Reading list items: entries, the details of an entry, groups that only label their entries, and sub-entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from listmerge.extract.draft import Draft
from listmerge.extract.flow import Flow, flow_of_block
from listmerge.extract.head import Head, read_head
from listmerge.extract.section import KEY_LINE, outward_links
from listmerge.extract.vocabulary import is_label, words
from listmerge.markdown.node import Node
from listmerge.record import Field, Prose
from listmerge.text import Span

_SENTENCE = re.compile(
    r"(?<!\bal)(?<!\bvs)(?<!\b[A-Z])[.!?]\s+\w|\b(?:please|see|check|you can|we |if you|feel free)\b"
    r"|\b(?:at|from|here|by|via|with)\s*:?$",
    re.IGNORECASE,
)


@dataclass
class Item:
    """A list item with its own line, what hangs below it, and how it looks."""

    node: Node

    @cached_property
    def flow(self) -> Flow:
        """The text of its first paragraph."""
        first = self.node.children[0] if self.node.children else None
        return (
            flow_of_block(first) if first is not None and first.kind in ("paragraph", "heading") else Flow("", (), ())
        )

    @cached_property
    def head(self) -> Head | None:
        """Its opening line."""
        return read_head(self.flow)

    @cached_property
    def kids(self) -> list[Item]:
        """The items of the lists right below it."""
        return [Item(i) for b in self.node.children if b.kind == "list" for i in b.children]

    @cached_property
    def more(self) -> list[Node]:
        """Its other blocks: further paragraphs, quotes, code, tables."""
        return [b for b in self.node.children[1:] if b.kind != "list"]

    @cached_property
    def has_link(self) -> bool:
        """Whether its own line leads anywhere outside."""
        return any(m.node.url is not None and not m.node.url.value.startswith("#") for m in self.flow.links)

    @property
    def opens_with_link(self) -> bool:
        """Whether its name is a link out of the document."""
        head = self.head
        return bool(
            head
            and head.opening == "link"
            and head.link
            and head.link.node.url
            and not head.link.node.url.value.startswith("#")
        )

    @property
    def is_link_only(self) -> bool:
        """Whether nothing but a link stands on its line."""
        marks = self.flow.links
        return len(marks) == 1 and not (self.flow.text[: marks[0].start] + self.flow.text[marks[0].end :]).strip(
            " .:："
        )

    def own_span(self) -> Span:
        """From its marker to the end of its last block that is not a list."""
        last = next((b for b in reversed(self.node.children) if b.kind != "list"), None)
        return Span(self.node.span.start, max(last.span.end if last else 0, self.node.span.start + 1))

    @property
    def role_key(self) -> str | None:
        """The key, if the item is `Role:` above links, or `Key: value`."""
        m = KEY_LINE.match(self.flow.text.strip())
        return m.group("key").strip() if m else None

    def looks_like_entry(self) -> bool:
        """Whether it has the form of an entry on its own: a name that is or has a link, bold or facts behind it."""
        head = self.head
        if head is None or not words(head.name) or len(words(head.name)) > 40:
            return False
        if head.opening == "link":
            return self.opens_with_link
        if head.fields:
            return True
        if head.opening == "citation":
            return self.has_link
        if head.opening == "strong":
            return self.has_link or head.separated or bool(self.kids) or not head.tail.text.strip()
        if head.opening == "text+link":
            labelled = head.separated or (head.link is not None and head.link.node.form == "inline")
            limit = 30 if labelled else 14
            return self.has_link and len(words(head.name)) <= limit and not _SENTENCE.search(self.flow.text[: head.end])
        return False


@dataclass
class TreeReader:
    """Reads lists into drafts; `prose` collects labels of groups and items that are no entries."""

    style: str
    drafts: list[Draft] = field(default_factory=list)
    prose: list[Prose] = field(default_factory=list)

    def read(self, node: Node, path: tuple[str, ...], parent: Draft | None = None, loose: bool = False) -> int:
        """Read one list; `loose` also takes items of text alone. Returns how many entries it gave."""
        items = [Item(i) for i in node.children]
        good = sum(i.looks_like_entry() for i in items)
        numbered = node.ordered and good * 3 > len(items)
        before = len(self.drafts)
        for item in items:
            among = (
                good * 4 > len(items) * 3
                and item.has_link
                and not _SENTENCE.search(item.head.name if item.head else "")
            )
            plain = item.head is not None and (loose or numbered or among)
            if is_group(item):
                self.group(item, path)
            elif item.looks_like_entry() or self.hangs_together(item) or plain:
                self.entry(item, path, parent)
            else:
                self.leave(item, path)
        return len(self.drafts) - before

    def hangs_together(self, item: Item) -> bool:
        """Whether an item of text alone is an entry by what hangs below it: a link or roles of links."""
        return bool(item.head and item.kids and outward_links(item.node) and len(words(item.head.name)) <= 20)

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
        draft = Draft.from_head(
            head,
            path,
            self.style,
            item.own_span(),
        )
        draft.parent = parent
        self.drafts.append(draft)
        for block in item.more:
            self.detail_block(draft, block)
        subs = {id(k) for k in sub_entries(item)}
        for kid in item.kids:
            if id(kid) in subs:
                self.entry(kid, path, draft)
            else:
                self.detail(draft, kid)
        own = [k.node.span.end for k in item.kids if id(k) not in subs]
        if not subs:
            draft.span = Span(draft.span.start, max([draft.span.end, item.node.span.end]))
        elif own and id(item.kids[-1]) not in subs:
            self.prose.append(Prose("note", item.kids[-1].node.span))
        return draft

    def detail_block(self, draft: Draft, block: Node) -> None:
        """A further paragraph, quote or other block of an entry."""
        if block.kind == "paragraph":
            flow = flow_of_block(block)
            draft.add_links(flow)
            draft.describe(flow)
        else:
            for paragraph in block.find("paragraph"):
                draft.describe(flow_of_block(paragraph))
            draft.add_node_links(block)

    def detail(self, draft: Draft, kid: Item, label: str | None = None) -> None:
        """A bullet below an entry: a role above links, a fact, a link, or more description."""
        text = kid.flow.text.strip()
        key = kid.role_key
        role = label
        if key and (not kid.has_link or not kid.opens_with_link):
            value = KEY_LINE.sub("", text, count=1).strip()
            role = key
            if value and not (kid.has_link and is_label(value)):
                at = kid.flow.text.find(value)
                links_only = kid.has_link and not _beside_links(kid.flow.part(at))
                if not links_only and len(words(key)) <= 3 and not kid.kids:
                    draft.fields.append(Field(key, " ".join(value.split()), kid.flow.span(at)))
        draft.add_links(kid.flow, role)
        if not key or not kid.has_link:
            draft.describe(kid.flow)
        for block in kid.more:
            self.detail_block(draft, block)
        for below in kid.kids:
            self.detail(draft, below, role)


def _beside_links(flow: Flow) -> str:
    covered = flow.covered(flow.links)
    return "".join(c for i, c in enumerate(flow.text) if i not in covered and c.isalnum())


def is_group(item: Item) -> bool:
    """Whether an item only labels the entries below it: plain words without a link, entries with links below."""
    head = item.head
    linked = [k for k in item.kids if k.opens_with_link or (k.has_link and k.looks_like_entry())]
    deep = [k for k in item.kids if not k.has_link and k.kids and is_group(k)]
    if head is None or item.has_link or head.fields or not (linked or deep) or item.more:
        return False
    if len(words(head.name)) > 8 or head.separated or len(linked) + len(deep) < len(item.kids) * 0.6:
        return False
    if deep:
        return True
    if any(is_label(k.head.name) and k.is_link_only for k in linked if k.head):
        return False  # a bullet that only says `[Paper]` belongs to the entry above it
    if all(is_label(k.head.name) or k.role_key for k in linked if k.head):
        return False
    described = any(k.head and k.head.tail.text.strip() and not k.is_link_only for k in linked)
    return described or len(linked) >= 2


def sub_entries(item: Item) -> Sequence[Item]:
    """The items below an entry that are entries of their own: named links, where the entry has a link itself."""
    if not item.has_link:
        return ()
    named = [
        k
        for k in item.kids
        if k.opens_with_link and k.head is not None and not is_label(k.head.name) and not k.role_key
    ]
    described = [k for k in named if k.head and k.head.separated and k.head.tail.text.strip()]
    if described and len(named) * 2 > len(item.kids):
        return named
    return named if len(named) >= 2 and len(named) == len(item.kids) else described
