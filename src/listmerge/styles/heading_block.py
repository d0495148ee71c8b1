"""Heading blocks: a heading that names the entry, and below it a few lines of text with a link.

Only where headings beside it are entries already, as field blocks or links: a heading alone may just as well be that
of a section.
"""

from __future__ import annotations

from listmerge.extract.draft import Draft
from listmerge.extract.flow import Flow, flow_of_block
from listmerge.extract.section import Section, heading_text, outward_links
from listmerge.extract.vocabulary import is_label
from listmerge.markdown.node import Node
from listmerge.styles import Claim
from listmerge.styles._detail import detail_block
from listmerge.styles.field_block import claim as claim_fields
from listmerge.styles.linked_heading import heading_link
from listmerge.text import Span


def claim(section: Section, blocks: list[Node]) -> Claim | None:
    """The section as one entry, if half of the headings beside it are entries too."""
    if section.heading is None or section.is_title or section.children or section.meta():
        return None
    if any(b.kind in ("table", "html", "list") for b in blocks) or len(blocks) > 4 or heading_link(section):
        return None
    bracketed = section.name.startswith("[") and section.name.endswith("]")
    if not bracketed and not any(outward_links(b) for b in blocks):
        return None
    if not _beside_entries(section):
        return None
    name = heading_text(section.heading).strip("[] :：")
    end = blocks[-1].span.end if blocks else section.heading.span.end
    flow = Flow.of(section.heading.children)
    draft = Draft(name, flow.span(), section.path[:-1], "heading_block", Span(section.heading.span.start, end))
    for block in blocks:
        detail_block(draft, block)
    return Claim(list(blocks), [draft], heading=section.heading)


def _has_label_line(section: Section) -> bool:
    """Whether a line below the heading is nothing but a link that says what it is for: `[download](url)`."""
    if section.children or section.heading is None:
        return False
    lines = [line for b in section.blocks if b.kind == "paragraph" for line in flow_of_block(b).lines()]
    return any(line.links and is_label(line.text) and line.links[0].node.form == "inline" for line in lines)


def _beside_entries(section: Section) -> bool:
    """Whether at least two and at least half of the sibling headings are entries."""
    if section.parent is None:
        return False
    siblings = [s for s in section.parent.children if s is not section and s.level == section.level]
    root = section
    while root.parent:
        root = root.parent
    cache = root.counts.setdefault("entry headings", {})
    key = id(section.parent)
    if key not in cache:
        cache[key] = sum(
            bool(heading_link(s)) or _has_label_line(s) or claim_fields(s, s.blocks) is not None
            for s in section.parent.children
        )
    found = int(cache[key])
    return found >= 2 and found * 2 >= len(siblings)
