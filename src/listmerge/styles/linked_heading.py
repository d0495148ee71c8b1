"""Linked headings: `## [name](url)` with text, bullets or sub-headings below it.

Only where at least two headings of one level are links, so that a single linked heading stays a heading.
"""

from __future__ import annotations

from collections import Counter

from listmerge.extract.draft import Draft
from listmerge.extract.flow import Flow, flow_of_block
from listmerge.extract.head import Head
from listmerge.extract.opening import read_head
from listmerge.extract.section import Section, leads_out
from listmerge.markdown.node import Node
from listmerge.styles import Claim
from listmerge.styles._detail import detail_block
from listmerge.styles._item import items_of
from listmerge.styles.bullet_tree import claim as claim_bullets
from listmerge.styles.field_block import before_separator, is_keyed, read_fields
from listmerge.text import Span


def claim(section: Section, blocks: list[Node]) -> Claim | None:
    """The section, and those below its heading, as one entry."""
    head = heading_link(section)
    if head is None or section.meta or not _has_peers(section):
        return None
    blocks = before_separator(blocks)
    below = list(section.walk())[1:]
    if any(heading_link(s) or _heads_others(s) for s in below):
        below = []  # they are or hold entries of their own
    if any(b.kind == "table" for s in (section, *below) for b in s.blocks) or _holds_entries(section, blocks):
        return None
    assert section.heading is not None
    inner = [b for s in below for b in ([s.heading] if s.heading else []) + s.blocks]
    end = max(b.span.end for b in (section.heading, *blocks, *inner))
    draft = Draft.from_head(head, section.path[:-1], "linked_heading", Span(section.heading.span.start, end))
    for block in [*blocks, *inner]:
        if block.kind == "list":
            read_fields(draft, items_of(section, block))
        elif block.kind == "html":
            draft.add_links(Flow.of(block.children))
        elif block.kind == "heading":
            draft.add_node_links(block)
        else:
            detail_block(draft, block)
    return Claim(list(blocks), [draft], sections=below, heading=section.heading)


def heading_link(section: Section) -> Head | None:
    """The heading read as an entry's line, if its name is a link out of the document."""
    if section.heading is None or section.is_title:
        return None
    if ("heading_link",) not in section.claims:
        section.claims["heading_link",] = _heading_link(section.heading)
    found: Head | None = section.claims["heading_link",]
    return found


def _heading_link(heading: Node) -> Head | None:
    if not leads_out(heading):
        return None
    head = read_head(flow_of_block(heading))
    return head if head and head.opening == "link" else None


def _has_peers(section: Section) -> bool:
    """Whether another heading of the same level in the document is a link too."""
    return section.root.counted(_linked_levels)[section.level] >= 2


def _linked_levels(root: Section) -> Counter[int]:
    """How many headings of each level are links."""
    return Counter(s.level for s in root.walk() if heading_link(s))


def _heads_others(section: Section) -> bool:
    """Whether a heading below a linked one is that of a section of the list, and not of a part that entries have."""
    return section.root.counted(_names)[section.name] < 3 and _holds_entries(section, section.blocks)


def _names(root: Section) -> Counter[str]:
    """How often each heading stands in a document."""
    return Counter(s.name for s in root.walk())


def _holds_entries(section: Section, blocks: list[Node]) -> bool:
    """Whether a list of entries stands right below the heading: then it heads a section of a list."""
    items = [i for b in blocks if b.kind == "list" for i in items_of(section, b)]
    if items and sum(map(is_keyed, items)) * 3 >= len(items) * 2:
        return False  # `Data: [one](…)`, `Paper: [two](…)` are links of one entry
    found = claim_bullets(section, blocks)
    return found is not None and len(found.drafts) >= 3
