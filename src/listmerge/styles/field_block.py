"""Field blocks: a heading that names the entry, and below it a list of `_Key_: value` items.

The heading is the entry, not its section. Values that are links become links with the key as their label.
"""

from __future__ import annotations

from collections import Counter

from listmerge.extract.draft import Draft
from listmerge.extract.flow import Flow
from listmerge.extract.head import read_head
from listmerge.extract.numbering import heading_name
from listmerge.extract.section import KEY_LINE, Section, outward_links
from listmerge.extract.vocabulary import is_label
from listmerge.markdown.node import Node
from listmerge.record import Field
from listmerge.styles import Claim
from listmerge.styles._detail import detail, detail_block
from listmerge.styles._item import Item, items_of
from listmerge.text import Span


def claim(section: Section, blocks: list[Node]) -> Claim | None:
    """The section as one entry, if it is headed and most items of its first list are keyed."""
    blocks = before_separator(blocks)
    first = next((b for b in blocks if b.kind == "list"), None)
    if section.heading is None or section.is_title or first is None or section.children:
        return None
    items = items_of(section, first)
    keyed = sum(is_keyed(i) for i in items)
    if keyed * 3 < len(first.children) * 2 or not keyed or any(b.kind == "table" for b in blocks):
        return None
    if keyed < 2 and not _has_peers(section, items):
        return None
    linked = sum(bool(i.flow.text.strip()) and bool(outward_links(i.node)) for i in items)
    labels = all(is_label(i.role_key) for i in items if i.role_key)
    if linked * 2 > len(items) and not labels and not _has_peers(section, items):
        return None  # `- **name**: text` with a link each is a list of entries
    if not any(outward_links(b) for b in (section.heading, *blocks)) and not _has_peers(section, items):
        return None  # notes may be keyed too; an entry leads somewhere, or looks like one that does
    span = Span(section.heading.span.start, blocks[-1].span.end)
    head = read_head(Flow.of(section.heading.children))
    name, where = heading_name(section)
    draft = Draft(name, where, section.path[:-1], "field_block", span)
    if head and head.link and head.link.node.url:
        draft.lead = head.link.node.url.value
    draft.add_links(Flow.of(section.heading.children))
    for block in blocks:
        _read_block(draft, block)
    return Claim(list(blocks), [draft], heading=section.heading)


def before_separator(blocks: list[Node]) -> list[Node]:
    """The blocks of an entry without the thematic breaks that divide it from the next."""
    end = len(blocks)
    while end and blocks[end - 1].kind == "rule":
        end -= 1
    return blocks[:end]


def _has_peers(section: Section, items: list[Item]) -> bool:
    """Whether several linked blocks of the document open with the same key, and none that is a section."""
    root = section
    while root.parent:
        root = root.parent
    if "keyed" not in root.counts:
        root.counts["keyed"] = Counter(key for s in root.walk() if (key := _linked_key(s)))
    first = items[0].role_key
    return bool(first) and int(root.counts["keyed"][first]) >= 2


def _linked_key(section: Section) -> str | None:
    """The first key of a headed block of keyed items that leads somewhere."""
    first = next((b for b in section.blocks if b.kind == "list"), None)
    if section.heading is None or first is None or section.children:
        return None
    if not any(outward_links(b) for b in (section.heading, *section.blocks)):
        return None
    items = items_of(section, first)
    return items[0].role_key if items and is_keyed(items[0]) else None


def is_keyed(item: Item) -> bool:
    """Whether an item is `Key: value` rather than an entry."""
    return item.role_key is not None and not item.opens_with_link


def _read_block(draft: Draft, block: Node) -> None:
    if block.kind != "list":
        if block.kind in ("paragraph", "quote"):
            detail_block(draft, block)
        else:
            draft.add_node_links(block)
        return
    for node in block.children:
        item = Item(node)
        if is_keyed(item):
            read_field(draft, item)
        else:
            detail(draft, item)


def read_field(draft: Draft, item: Item) -> None:
    """One `Key: value` item: its value as a field, its links with the key as label."""
    flow = item.flow
    lead = len(flow.text) - len(flow.text.lstrip())
    m = KEY_LINE.match(flow.text, lead)
    assert m is not None
    key = m.group("key").strip()
    value = flow.text[m.end() :].strip()
    if value:
        draft.fields.append(Field(key, " ".join(value.split()), flow.span(m.end())))
    beside = flow.covered(flow.links)
    prose = [c for i, c in enumerate(flow.text) if i >= m.end() and i not in beside and c.isalnum()]
    draft.add_links(flow, key, told=len(prose) > 20)
    for block in item.node.children[1:]:
        if block.kind == "list":
            for kid in block.children:
                draft.add_node_links(kid, key)
        else:
            draft.add_node_links(block, key)
