"""Headings that name the entry above bullets that only say what their link is for: `## Name`, text, `- [Docs](url)`.

What such bullets say comes back below heading after heading (`Source`, `Documentation`, `Notebook`), which names of
entries do not: a word that stands below at least three headings of one outline, and is most of what stands there, is
a label. A heading alone is never enough.
"""

from __future__ import annotations

from collections import Counter

from listmerge.extract.numbering import headed_draft
from listmerge.extract.section import Section
from listmerge.extract.vocabulary import words
from listmerge.markdown.node import Node
from listmerge.styles import Claim
from listmerge.styles._detail import detail, detail_block
from listmerge.styles._item import Item, items_of
from listmerge.styles.linked_heading import heading_link

Label = tuple[str, ...]


def claim(section: Section, blocks: list[Node]) -> Claim | None:
    """The section as one entry, if its bullets are labels that its sibling headings have too."""
    if section.heading is None or section.is_title or section.children or section.meta or heading_link(section):
        return None
    lists = [b for b in blocks if b.kind == "list"]
    if not lists or any(b.kind in ("table", "html", "heading") for b in blocks) or not _labelled(section):
        return None
    draft = headed_draft(section, "heading_links", max(b.span.end for b in blocks))
    for block in blocks:
        if block.kind == "list":
            for item in items_of(section, block):
                detail(draft, item, _name(item))
        else:
            detail_block(draft, block)
    return Claim(list(blocks), [draft], heading=section.heading)


def _labelled(section: Section) -> bool:
    """Whether this and at least half of the sibling headings with bullets have mostly labels for bullets."""
    return section.parent is not None and id(section) in section.parent.counted(_labelled_children)


def _labelled_children(parent: Section) -> frozenset[int]:
    """Ids of the headings below one that name entries."""
    bullets = {id(s): found for s in parent.children if (found := _bullets(s))}
    seen = Counter(label for found in bullets.values() for label in set(found))
    labels = {label for label, n in seen.items() if n >= 3}
    good = [key for key, found in bullets.items() if 2 * sum(label in labels for label in found) >= len(found)]
    return frozenset(good) if len(good) >= 3 and 2 * len(good) >= len(bullets) else frozenset()


def _bullets(section: Section) -> list[Label]:
    """What the bullets below a heading are called; none if one opens with other words or has others below it."""
    items = [i for b in section.blocks if b.kind == "list" for i in items_of(section, b)]
    if section.children or not items or any(not i.opens_with_link or i.kids for i in items):
        return []
    return [words(_name(i).partition("(")[0]) for i in items]


def _name(item: Item) -> str:
    """What the link is called that a bullet opens with."""
    return item.head.name if item.head else ""
