"""Link paragraphs: `[name](url): text` as a paragraph of its own, `Name: url url`, several such lines in one, or a
term with `: text` on the next line.
"""

from __future__ import annotations

from listmerge.extract.draft import Draft
from listmerge.extract.flow import Flow, flow_of_block
from listmerge.extract.head import Head
from listmerge.extract.opening import read_head
from listmerge.extract.section import Section
from listmerge.extract.vocabulary import ON_PAGES, is_back_link, is_label, words
from listmerge.markdown.node import Node
from listmerge.styles import Claim
from listmerge.styles._detail import detail_list
from listmerge.styles._item import items_of
from listmerge.text import Span


def claim(section: Section, blocks: list[Node]) -> Claim | None:
    """The paragraphs of a section that are entries, and the lists of details below them."""
    if section.meta or section.heading is None or (section.is_title and _is_preamble(section)):
        return None
    drafts: list[Draft] = []
    taken = []
    above: Draft | None = None
    for block in blocks:
        found = _read(block, section.path_of(block)) if block.kind == "paragraph" else []
        if found:
            drafts += found
            taken.append(block)
            above = found[-1]
        elif above is not None and block.kind == "list" and _is_details(section, block):
            detail_list(above, block)
            above.span = Span(above.span.start, block.span.end)
            taken.append(block)
        else:
            above = None
    return Claim(taken, drafts) if drafts else None


def _is_preamble(section: Section) -> bool:
    """Whether the text below the title introduces other sections."""
    return bool(section.children) or (section.parent is not None and len(section.parent.children) > 1)


def _read(block: Node, path: tuple[str, ...]) -> list[Draft]:
    """The entries of one paragraph: one a line if each line opens one, else at most one."""
    flow = flow_of_block(block)
    if not flow.links:
        return []
    lines = flow.lines()
    heads = [read_head(line) for line in lines]
    opening = [h for h in heads if h and _opens_entry(h)]
    if len(lines) > 1 and len(opening) > 1 and opening[0] is heads[0]:
        return _several(block, lines, heads, path)
    if definition := _definition(block, lines, path):
        return [definition]
    head = heads[0] if lines and lines[0] is flow else read_head(flow)
    if head is None or not _opens_entry(head):
        return []
    return [Draft.from_head(head, path, "link_paragraph", block.span)]


def _definition(block: Node, lines: list[Flow], path: tuple[str, ...]) -> Draft | None:
    """A term on a line of its own, and what it is on the next, behind a colon: `Term`, `: text [Data](url)`."""
    if len(lines) < 2 or not lines[1].text.startswith(": ") or not 0 < len(words(lines[0].text)) <= 12:
        return None
    if not any(line.links for line in lines):
        return None
    name = lines[0].text.strip()
    draft = Draft(name, lines[0].span(), path, "link_paragraph", block.span)
    draft.lead = next((m.url for m in lines[0].links if m.url), None)
    draft.add_links(lines[0])
    for n, line in enumerate(lines[1:]):
        draft.add_links(line)
        draft.describe(line.part(2) if n == 0 else line)
    return draft


def _several(block: Node, lines: list[Flow], heads: list[Head | None], path: tuple[str, ...]) -> list[Draft]:
    """One entry for each line that opens one; other lines belong to the entry above."""
    drafts: list[Draft] = []
    for line, head in zip(lines, heads, strict=True):
        span = line.span()
        if head and _opens_entry(head):
            drafts.append(Draft.from_head(head, path, "link_paragraph", span))
        else:
            drafts[-1].add_links(line)
            drafts[-1].describe(line)
            drafts[-1].span = Span(drafts[-1].span.start, max(drafts[-1].span.end, span.end))
    last = drafts[-1]
    last.span = Span(last.span.start, max(last.span.end, block.span.end))
    return drafts


def _opens_entry(head: Head) -> bool:
    """Whether a line is an entry: its name a link with a separator or nothing behind it, or `Name: url`."""
    if head.link is None and not head.flow.links:
        return False
    mark = head.link or head.flow.links[0]
    if mark.url is None or ON_PAGES.match(mark.url) or not words(head.name):
        return False
    if is_back_link(head.name):
        return False
    if head.opening == "citation":
        return True
    before = head.flow.text[: head.start].strip(' [("“*_')
    if head.opening == "link" and is_label(head.name):
        return False  # `[download](url)` alone belongs to the heading above it
    if head.opening == "link":
        return (head.separated or not head.tail.text.strip()) and len(words(before)) <= 1
    if head.opening == "strong":
        return head.link is not None or head.separated
    if is_label(head.name) or len(words(head.name)) > 14:
        return False
    between = head.flow.text[head.end : mark.start].strip()
    if head.start >= mark.start:
        return bool(before.endswith((":", "："))) and len(words(before)) <= 6
    return between in (":", "：", "-", "–", "—", "|")


def _is_details(section: Section, block: Node) -> bool:
    """Whether a list below a link paragraph is about that entry: no item has the form of an entry."""
    return not any(i.looks_like_entry for i in items_of(section, block))
