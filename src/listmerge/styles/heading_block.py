"""Heading blocks: a heading that names the entry, and below it text with links that only say what they are for.

Only where other headings of the document are entries too - field blocks, links, or headings above lines such as
`[download](url)` or `Data: url`: a heading alone may just as well be that of a section.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from listmerge.extract.draft import Draft
from listmerge.extract.flow import Flow, flow_of_block
from listmerge.extract.numbering import headed_draft
from listmerge.extract.section import KEY_LINE, Section, leads_out
from listmerge.extract.vocabulary import is_label, words
from listmerge.markdown.node import Node
from listmerge.record import Prose
from listmerge.styles import Claim
from listmerge.styles._detail import detail_block, detail_list
from listmerge.styles.bold_block import title_of
from listmerge.styles.bullet_tree import claim as claim_bullets
from listmerge.styles.field_block import claim as claim_fields
from listmerge.styles.linked_heading import heading_link

_MOST_BLOCKS = 14


def claim(section: Section, blocks: list[Node]) -> Claim | None:
    """The section as one entry, up to the first bold title below its heading, if other headings are entries too."""
    if section.heading is None or section.is_title or section.children or section.meta or heading_link(section):
        return None
    own = _own_blocks(blocks)
    if section.name.endswith(("?", "？")):
        return None  # a question heads its answer
    bracketed = section.name.startswith("[") and section.name.endswith("]")
    linked = any(map(leads_out, own))
    if not (linked or bracketed) or own != section.blocks[: len(own)] or len(own) > _MOST_BLOCKS:
        return None
    if any(_holds_others(b) for b in own) or claim_bullets(section, own):
        return None
    if not _beside_entries(section) and not (_only_labels(own) and section.root.counted(_common_form)):
        return None
    fields = None if section.root.pinned else claim_fields(section, blocks)
    if fields is not None and len(fields.blocks) == len(blocks):
        return None  # that style reads as much, and goes before this one
    end = own[-1].span.end if own else section.heading.span.end
    draft = headed_draft(section, "heading_block", end)
    draft.name = draft.name.strip("[] ")
    for block in own:
        if block.kind == "list":
            detail_list(draft, block)
        elif block.kind == "paragraph":
            _read_lines(draft, block)
        else:
            detail_block(draft, block)
    for link in section.heading.find("link"):
        draft.add_link(link, None, link.plain)
    return Claim(own, [draft], _rules(own), heading=section.heading, left=blocks[len(own) :])


def _own_blocks(blocks: list[Node]) -> list[Node]:
    """The blocks before the first bold title: what follows it is about another entry."""
    for i, block in enumerate(blocks):
        if title_of(block) is not None:
            return blocks[:i]
    return blocks


def _holds_others(block: Node) -> bool:
    """Whether a block may hold entries of its own: a table, or HTML with links."""
    return block.kind == "table" or (block.kind == "html" and leads_out(block))


def _rules(blocks: list[Node]) -> list[Prose]:
    return [Prose("separator", b.span) for b in blocks if b.kind == "rule"]


def _read_lines(draft: Draft, block: Node) -> None:
    """A paragraph: lines `Key: url` with the key as label of the link, else text."""
    flow = flow_of_block(block)
    lines = flow.lines()
    if not any(_label_line(line) for line in lines):
        detail_block(draft, block)
        return
    for line in lines:
        m = KEY_LINE.match(line.text.lstrip())
        draft.add_links(line, m.group("key").strip() if m and _label_line(line) else None)
        if not _label_line(line):
            draft.describe(line)


def _lines(blocks: list[Node]) -> Iterator[Flow]:
    for block in blocks:
        if block.kind == "paragraph":
            yield from flow_of_block(block).lines()


def _label_line(line: Flow) -> bool:
    """Whether a line is only links that say what they are for: `[download](url)`, `Data: url`, a bare URL."""
    if not line.links:
        return False
    covered = line.covered([m for m in line.links if m.node.form in ("bare", "auto") or _is_address(line, m.start)])
    rest = "".join(c for i, c in enumerate(line.text) if i not in covered) if covered else line.text
    if not KEY_LINE.match(rest.lstrip()):
        return is_label(rest)
    key, _, behind = rest.replace("：", ":").partition(":")
    return len(words(key)) <= 3 and is_label(behind)


def _is_address(line: Flow, start: int) -> bool:
    """Whether the text of the link that begins here is an address, whole or cut in two by a word processor."""
    return line.text.startswith(("http", "www.", "//"), start)


def _only_labels(blocks: list[Node]) -> bool:
    """Whether every line with a link below the heading is a label line, so that no other name stands there."""
    lines = [line for line in _lines(blocks) if line.links]
    return bool(lines) and all(_label_line(line) for line in lines)


def _entry_like(section: Section) -> bool:
    """Whether a heading has label lines below it and no bold title right below."""
    if section.children or section.heading is None or section.is_title or section.meta:
        return False
    own = _own_blocks(section.blocks)
    return any(_label_line(line) for line in _lines(own)) and not any(_holds_others(b) for b in own)


def _common_form(root: Section) -> bool:
    """Whether at least three headings, and half of those with links right below, are above nothing but label lines."""
    leaves = [s for s in root.walk() if s.heading and not s.children and any(map(leads_out, s.blocks))]
    found = sum(_entry_like(s) and _only_labels(_own_blocks(s.blocks)) for s in leaves)
    return found >= 3 and found * 2 >= len(leaves)


def _beside_entries(section: Section) -> bool:
    """Whether at least two and at least half of the sibling headings are entries."""
    if section.parent is None:
        return False
    siblings = section.parent.counted(_levels)[section.level] - 1
    found = section.parent.counted(_entries_below)
    return found >= 2 and found * 2 >= siblings


def _levels(parent: Section) -> Counter[int]:
    """How many headings of each level stand right below one."""
    return Counter(s.level for s in parent.children)


def _entries_below(parent: Section) -> int:
    """How many headings right below one are entries."""
    return sum(
        bool(heading_link(s)) or _entry_like(s) or claim_fields(s, s.blocks) is not None for s in parent.children
    )
