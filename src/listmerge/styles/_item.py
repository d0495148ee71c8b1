"""List items: what one is by its own line and by what hangs below it - an entry, a label of entries, a sub-entry."""

from __future__ import annotations

import re
from collections.abc import Sequence

from listmerge.extract.flow import Flow, Mark, flow_of_block
from listmerge.extract.head import Head
from listmerge.extract.opening import read_head
from listmerge.extract.section import KEY_LINE, Section, leads_out
from listmerge.extract.vocabulary import ADDRESS, is_back_link, is_label, words
from listmerge.markdown.node import Node
from listmerge.once import once
from listmerge.patterns import lazy
from listmerge.text import Span

SENTENCE = lazy(
    r"(?<!\bal)(?<!\bvs)(?<!\b[A-Z])[.!?]\s+\w|[。！？]\w|\b(?:please|see|check|you can|we |if you|feel free)\b"
    r"|\b(?:at|from|here|by|via|with)\s*:?$",
    re.IGNORECASE,
)

_DIGIT = lazy(r"\d")


class Item:
    """A list item with its own line, what hangs below it, and how it looks.

    flow: the text of its first paragraph. has_link: whether that leads anywhere outside. kids: the items of the lists
    right below it. read: id of a list -> its items, those that were read before.
    """

    def __init__(self, node: Node, read: dict[int, list[Item]] | None = None) -> None:
        self.node = node
        blocks = node.children
        self._has_line = bool(blocks) and blocks[0].kind in ("paragraph", "heading")
        self.flow = flow_of_block(blocks[0]) if self._has_line else Flow.of(())
        self.has_link = _leads_outside(self.flow.links)
        self.kids = [i for b in blocks if b.kind == "list" for i in _items(b, {} if read is None else read)]

    @once
    def head(self) -> Head | None:
        """Its opening line."""
        return read_head(self.flow)

    @property
    def has_facts(self) -> bool:
        """Whether facts stand behind its name, all of which have digits."""
        return bool(_DIGIT.search(self.flow.text) and self.head and self.head.fields)

    @once
    def more(self) -> list[Node]:
        """Its other blocks: further paragraphs, quotes, code, tables; HTML also if it opens the item."""
        return [b for b in self.node.children[self._has_line :] if b.kind != "list"]

    @once
    def leads_out(self) -> bool:
        """Whether a link out of the document stands in it or below it."""
        return leads_out(self.node)

    @once
    def opens_with_link(self) -> bool:
        """Whether its name is a link out of the document."""
        head = self.head if self.has_link else None
        return bool(head and head.opening == "link" and head.url is not None and not head.url.startswith("#"))

    @once
    def is_link_only(self) -> bool:
        """Whether nothing but a link stands on its line."""
        marks = self.flow.links
        return len(marks) == 1 and not (self.flow.text[: marks[0].start] + self.flow.text[marks[0].end :]).strip(
            " .:："
        )

    @once
    def is_group(self) -> bool:
        """Whether it only labels the entries below it: plain words without a link, entries with links below."""
        head = self.head
        if not self.kids or head is None or self.has_link or head.fields or self.more or len(words(head.name)) > 8:
            return False
        linked = [k for k in self.kids if k.opens_with_link or (k.has_link and k.looks_like_entry)]
        deep = [k for k in self.kids if not k.has_link and k.kids and k.is_group]
        if not (linked or deep) or len(linked) + len(deep) < len(self.kids) * 0.6:
            return False
        described = sum(bool(k.head and k.head.tail.text.strip() and not k.is_link_only) for k in linked)
        # `**name** - text` with its links below is an entry; above described entries the text explains a label
        if head.separated and (len(linked) < 3 or described * 2 < len(linked)):
            return False
        if deep:
            return True
        if any(is_label(k.head.name) and k.is_link_only for k in linked if k.head):
            return False  # a bullet that only says `[Paper]` belongs to the entry above it
        if all(is_label(k.head.name) or (k.role_key and not k.opens_with_link) for k in linked if k.head):
            return False
        return bool(described) or len(linked) >= 2

    def own_span(self) -> Span:
        """From its marker to the end of its last block that is not a list."""
        start = self.node.span.start
        for block in reversed(self.node.children):
            if block.kind != "list":
                return Span(start, max(block.span.end, start + 1))
        return Span(start, start + 1)

    @once
    def role_key(self) -> str | None:
        """The key, if the item is `Role:` above links, or `Key: value`."""
        text = self.flow.text
        m = KEY_LINE.match(text.strip()) if ":" in text or "：" in text else None
        return m.group("key").strip() if m else None

    @once
    def looks_like_entry(self) -> bool:
        """Whether it has the form of an entry on its own: a name that is or has a link, bold or facts behind it."""
        head = self.head
        if head is None or not 0 < len(words(head.name)) <= 40 or is_back_link(head.name):
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
            return self.has_link and len(words(head.name)) <= limit and not SENTENCE.search(self.flow.text[: head.end])
        return False


def _leads_outside(links: Sequence[Mark]) -> bool:
    for mark in links:
        url = mark.node.url
        if url is not None and not url.value.startswith("#"):
            return True
    return False


def items_of(section: Section, node: Node) -> list[Item]:
    """The items of a list, read once for all styles that look at it."""
    return _items(node, section.items)


def _items(node: Node, read: dict[int, list[Item]]) -> list[Item]:
    if id(node) not in read:
        read[id(node)] = [Item(i, read) for i in node.children]
    return read[id(node)]


def sub_entries(item: Item) -> Sequence[Item]:
    """The items below an entry that are entries of their own: named links, where the entry has a link itself."""
    if not item.has_link or not item.kids:
        return ()
    named = [k for k in item.kids if k.opens_with_link and k.head is not None and not is_label(k.head.name)]
    described = [k for k in named if k.head and k.head.separated and k.head.tail.text.strip()]
    if described and len(named) * 2 > len(item.kids):
        return named
    if len(named) < len(item.kids):
        return described
    alone = item.is_link_only and all(k.is_link_only and not ADDRESS.match(k.flow.text.strip()) for k in named)
    return named if len(named) >= 2 or alone else described
