"""Field blocks: a heading that names the entry, and below it a list of `_Key_: value` items.

The heading is the entry, not its section. Values that are links become links with the key as their label.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from listmerge.extract.draft import Draft
from listmerge.extract.flow import flow_of_block
from listmerge.extract.numbering import headed_draft
from listmerge.extract.opening import read_head
from listmerge.extract.section import KEY_LINE, Section, ends_in_label, leads_out
from listmerge.extract.vocabulary import is_label
from listmerge.markdown.node import Node
from listmerge.record import Field
from listmerge.styles import Claim
from listmerge.styles._detail import detail, detail_block
from listmerge.styles._item import Item, items_of


def claim(section: Section, blocks: list[Node]) -> Claim | None:
    """The section as one entry, if it is headed and most items of its first list are keyed."""
    key = ("field_block", *map(id, blocks))  # other styles ask what this one says of the same blocks
    if key not in section.claims:
        section.claims[key] = _read(section, before_separator(blocks))
    found: Claim | None = section.claims[key]
    return found


def _read(section: Section, blocks: list[Node]) -> Claim | None:
    first = next((b for b in blocks if b.kind == "list"), None)
    if section.heading is None or section.is_title or first is None or section.children:
        return None
    items = items_of(section, first)
    keyed = sum(is_keyed(i) for i in items)
    if keyed * 3 < len(first.children) * 2 or not keyed or any(b.kind == "table" for b in blocks):
        return None
    if keyed < 2 and not _has_peers(section, items):
        return None
    linked = sum(bool(i.flow.text.strip()) and i.leads_out for i in items)
    if sum(ends_in_label(i.flow) for i in items) * 3 > len(items):
        return None  # `- name: text [Paper](url)` is an entry, though its name may come back in other sections
    labels = all(is_label(i.role_key) for i in items if i.role_key)
    if linked * 2 > len(items) and not labels and not _has_peers(section, items):
        return None  # `- **name**: text` with a link each is a list of entries
    if not any(map(leads_out, (section.heading, *blocks))) and not _has_peers(section, items):
        return None  # notes may be keyed too; an entry leads somewhere, or looks like one that does
    draft = headed_draft(section, "field_block", blocks[-1].span.end)
    heading = flow_of_block(section.heading)
    head = read_head(heading) if heading.links else None
    draft.lead = head.url if head else None
    draft.add_links(heading)
    for block in blocks:
        _read_block(draft, section, block)
    return Claim(list(blocks), [draft], heading=section.heading)


def before_separator(blocks: list[Node]) -> list[Node]:
    """The blocks of an entry without the thematic breaks that divide it from the next."""
    end = len(blocks)
    while end and blocks[end - 1].kind == "rule":
        end -= 1
    return blocks[:end]


def _has_peers(section: Section, items: list[Item]) -> bool:
    """Whether several linked blocks of the document open with the same key, and half of the keys come back.

    Where that key opens most blocks of the document, the others need not.
    """
    opening, seen = section.root.counted(_keys)
    first = opening[items[0].role_key or ""]
    if first >= 3 and first * 2 >= sum(opening.values()):
        return True
    keys = {i.role_key for i in items if i.role_key}
    shared = sum(seen[key] >= 2 for key in keys)
    return first >= 2 and shared * 2 >= len(keys)


def _keys(root: Section) -> tuple[Counter[str], Counter[str]]:
    """How many linked blocks of a document open with each key, and how many have it."""
    blocks = [found for s in root.walk() if (found := _linked_keys(s))]
    return Counter(found[0] for found in blocks), Counter(k for found in blocks for k in set(found))


def _linked_keys(section: Section) -> list[str]:
    """The keys of a headed block that opens with a keyed item and leads somewhere."""
    first = next((b for b in section.blocks if b.kind == "list"), None)
    if section.heading is None or first is None or section.children:
        return []
    if not any(map(leads_out, (section.heading, *section.blocks))):
        return []
    items = items_of(section, first)
    return [i.role_key for i in items if i.role_key] if items and is_keyed(items[0]) else []


def is_keyed(item: Item) -> bool:
    """Whether an item is `Key: value` rather than an entry."""
    return item.role_key is not None and not item.opens_with_link


def _read_block(draft: Draft, section: Section, block: Node) -> None:
    if block.kind != "list":
        if block.kind in ("paragraph", "quote"):
            detail_block(draft, block)
        else:
            draft.add_node_links(block)
        return
    read_fields(draft, items_of(section, block))


def read_fields(draft: Draft, items: Sequence[Item]) -> None:
    """The items of a list below an entry: `Key: value`, and details."""
    for item in items:
        if is_keyed(item):
            _read_field(draft, item)
        else:
            detail(draft, item)


def _read_field(draft: Draft, item: Item) -> None:
    """One `Key: value` item: its value as a field, its links with the key as label."""
    flow = item.flow
    lead = len(flow.text) - len(flow.text.lstrip())
    m = KEY_LINE.match(flow.text, lead)
    assert m is not None
    key = m.group("key").strip()
    value = flow.text[m.end() :].strip()
    if value:
        draft.fields.append(Field(key, " ".join(value.split()), flow.span(m.end())))
    if flow.marks:
        draft.add_links(flow, key, told=len(flow.beside_links(m.end())) > 20)
    for block in item.node.children[1:]:
        if block.kind == "list":
            for kid in block.children:
                draft.add_node_links(kid, key)
        else:
            draft.add_node_links(block, key)
