"""Bullets, nested or not: `- [name](url) - text`, `- **name** (40k) 2008 - 2019` above role bullets, labels of groups.

An item is an entry if its name is or has a link, is bold, or has facts behind it. Bullets below an entry are its
details (`Data:` above a link, a description) unless they have the form of entries and the entry has a link itself.
A plain label above entries is the innermost heading of their section.
"""

from __future__ import annotations

from listmerge.extract.section import Section, outward_links
from listmerge.markdown.node import Node
from listmerge.styles import Claim
from listmerge.styles._item import Item, is_group, items_of
from listmerge.styles._tree import TreeReader


def claim(section: Section, blocks: list[Node]) -> Claim | None:
    """The lists of entries of a section."""
    if section.meta():
        return None
    reader = TreeReader("bullet_tree", section)
    taken = []
    goes_on = False  # a comment between two bullets ends a list and begins another, for the parser alone
    for block in blocks:
        if block.kind == "list" and _is_entries(section, block, goes_on):
            reader.read(block, section.path_of(block))
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
    if not goes_on and not outward_links(node) and not any(_has_anchor(i) or (i.head and i.head.fields) for i in items):
        return False  # points of a text, bold or not
    good = sum(i.looks_like_entry() or is_group(i) or (bool(i.kids) and any(k.has_link for k in i.kids)) for i in items)
    return good * 5 >= len(items) * 2 and good > 0


def _has_anchor(item: Item) -> bool:
    """Whether an item has an anchor of its own (`<a id>`), as entries have that other places point to."""
    return any(m.kind == "tag" and m.node.marker == "a" for m in item.flow.marks)
