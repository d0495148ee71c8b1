"""What hangs below an entry: further paragraphs, roles above links, facts, and more description."""

from __future__ import annotations

from listmerge.extract.draft import Draft
from listmerge.extract.flow import flow_of_block
from listmerge.extract.section import KEY_LINE
from listmerge.extract.vocabulary import is_label, may_describe
from listmerge.markdown.node import Node
from listmerge.record import Field
from listmerge.styles._item import Item


def detail_block(draft: Draft, block: Node) -> None:
    """A further paragraph, quote or other block of an entry."""
    if block.kind == "paragraph":
        flow = flow_of_block(block)
        draft.add_links(flow)
        draft.describe(flow)
    else:
        for paragraph in block.find("paragraph"):
            draft.describe(flow_of_block(paragraph))
        draft.add_node_links(block)


def detail_list(draft: Draft, node: Node) -> None:
    """A list below an entry, each of its items a detail."""
    for child in node.children:
        detail(draft, Item(child))


def detail(draft: Draft, kid: Item, label: str | None = None) -> None:
    """A bullet below an entry: a role above links, a fact, a link, or more description."""
    text = kid.flow.text.strip()
    key = kid.role_key
    role = label
    fact = False
    if key and (not kid.has_link or not kid.opens_with_link):
        m = KEY_LINE.match(text)
        value = text[m.end() if m else 0 :].strip()
        role = key
        if value and not (kid.has_link and is_label(value)):
            at = kid.flow.text.find(value)
            links_only = kid.has_link and not kid.flow.beside_links(at)
            if not links_only and not kid.kids:
                draft.fields.append(Field(key, " ".join(value.split()), kid.flow.span(at)))
                fact = not may_describe(key)
    draft.add_links(kid.flow, role)
    if fact and not kid.has_link:
        draft.state_facts(kid.flow)
    elif not key or not kid.has_link:
        draft.describe(kid.flow)
    for block in kid.more:
        detail_block(draft, block)
    for below in kid.kids:
        detail(draft, below, role)
