"""Bullets, nested or not: `- [name](url) - text`, `- **name** (40k) 2008 - 2019` above role bullets, labels of groups.

An item is an entry if its name is or has a link, is bold, or has facts behind it. Bullets below an entry are its
details (`Data:` above a link, a description) unless they have the form of entries and the entry has a link itself.
A plain label above entries is the innermost heading of their section.
"""

from __future__ import annotations

from listmerge.extract.section import Section, leads_out
from listmerge.extract.vocabulary import words
from listmerge.markdown.node import Node
from listmerge.styles import Claim
from listmerge.styles._item import Item, items_of
from listmerge.styles._tree import TreeReader


def claim(section: Section, blocks: list[Node]) -> Claim | None:
    """The lists of entries of a section."""
    if section.meta or all(b.kind != "list" for b in blocks):
        return None
    key = ("bullet_tree", *map(id, blocks))  # other styles ask what this one says of the same blocks
    if key not in section.claims:
        section.claims[key] = _read(section, blocks)
    found: Claim | None = section.claims[key]
    return found


def _read(section: Section, blocks: list[Node]) -> Claim | None:
    reader = TreeReader("bullet_tree", section)
    taken = []
    goes_on = False  # a comment between two bullets ends a list and begins another, for the parser alone
    for block in blocks:
        if block.kind == "list" and _is_entries(section, block, goes_on):
            reader.read(block, section.path_of(block), loose=not leads_out(block))
            taken.append(block)
            goes_on = True
        elif not _is_comment(block):
            goes_on = False
    return Claim(taken, reader.drafts, reader.prose) if reader.drafts else None


def _is_comment(block: Node) -> bool:
    return block.kind == "html" and all(c.marker == "!--" for c in block.children)


def _is_entries(section: Section, node: Node, goes_on: bool) -> bool:
    """Whether enough of a list's items are entries, or groups of entries, for it to be a list of entries.

    goes_on: whether a list of entries stands right above it.
    """
    items = items_of(section, node)
    if not goes_on and not leads_out(node) and not any(_has_anchor(i) or i.has_facts for i in items):
        return _is_linkless_list(section, items)
    good = sum(i.looks_like_entry or i.is_group or (bool(i.kids) and any(k.has_link for k in i.kids)) for i in items)
    return good * 5 >= len(items) * 2 and good > 0


def _is_linkless_list(section: Section, items: list[Item]) -> bool:
    """Whether a list without links holds entries, because the document does without links or the style is pinned.

    Else its bullets are points of a text.
    """
    if not (section.root.counted(_is_without_links) or section.root.pinned):
        return False
    return sum(_is_named(i) for i in items) * 3 >= len(items) * 2


def _is_without_links(root: Section) -> bool:
    """Whether no list of a document has a link, and most bullets of it, ten at least, are `name - text`."""
    lists = [(s, b) for s in root.walk() for b in s.blocks if b.kind in ("list", "table")]
    headed = len({id(s) for s, b in lists if b.kind == "list"})
    if headed < 2 or any(leads_out(b) for _, b in lists):
        return False
    found = [i for s, b in lists if b.kind == "list" for i in items_of(s, b)]
    good = sum(_is_named(i) for i in found)
    return good >= 10 and good * 4 >= len(found) * 3


def _is_named(item: Item) -> bool:
    """Whether an item is a name of a few words, something that divides, and a text."""
    head = item.head
    return bool(head and head.separated and 0 < len(words(head.name)) <= 8 and len(words(head.tail.text)) >= 3)


def _has_anchor(item: Item) -> bool:
    """Whether an item has an anchor of its own (`<a id>`), as entries have that other places point to."""
    return any(m.kind == "tag" and m.node.marker == "a" for m in item.flow.marks)
