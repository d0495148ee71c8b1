"""What no style reads: which kind of prose a block is, or that it is none and should have been read."""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.extract.section import KEY_LINE, Section, outward_links
from listmerge.extract.vocabulary import ON_PAGES
from listmerge.markdown.node import Node
from listmerge.record import ProseKind
from listmerge.text import Span

_FIXED: dict[str, ProseKind] = {
    "rule": "separator",
    "front-matter": "front-matter",
    "definition": "note",
    "code": "note",
}


def classify(
    section: Section, block: Node, first: int | None, last: int | None
) -> Iterator[tuple[ProseKind | None, Span]]:
    """The kind of each part of a block; None for what looks like entries that nobody read.

    first, last: offsets where the first record begins and the last ends; None where there are no records.
    """
    if block in section.label_nodes:
        yield "heading", block.span
    elif block.kind in _FIXED:
        yield _FIXED[block.kind], block.span
    elif block.kind == "html":
        yield _html(block, first, last), block.span
    elif (first is None or block.span.end <= first) and not _looks_unread(section, block):
        yield _before(section, block), block.span
    elif last is not None and block.span.start >= last:
        yield ("contents" if section.contents else "footer"), block.span
    elif section.contents or _is_contents(block):
        yield "contents", block.span
    elif (
        section.meta
        or block.kind in ("paragraph", "quote")
        or (block.kind == "list" and len(outward_links(block)) * 2 <= len(block.children))
        or (block.kind == "table" and not outward_links(block))
    ):
        yield "note", block.span
    else:
        yield None, block.span


def _looks_unread(section: Section, block: Node) -> bool:
    """Whether a block below a heading of its own holds so many links that it should have been read."""
    if section.heading is None or section.is_title or section.meta or _is_contents(block):
        return False
    size = max(1, len(block.children) - 2 if block.kind == "table" else len(block.children))
    return block.kind in ("table", "list") and size >= 3 and len(outward_links(block)) * 2 > size


def _before(section: Section, block: Node) -> ProseKind:
    """What stands before the first record."""
    if section.contents or _is_contents(block):
        return "contents"
    if block.kind == "table" or (block.kind == "list" and _is_legend(block)):
        return "legend"
    return "preamble"


def _html(block: Node, first: int | None, last: int | None) -> ProseKind:
    tags = {n.marker for n in block.children if n.kind == "tag"}
    text = "".join(n.plain for n in block.children).strip()
    if tags <= {"!--"} and not text:
        return "comment"
    if first is None or block.span.end <= first:
        return "preamble" if text else "separator"
    if last is not None and block.span.start >= last:
        return "footer"
    return "note" if text else "separator"


def _is_contents(block: Node) -> bool:
    """Whether a list is mostly links to places in the document."""
    links = [n for n in block.find("link") if n.url is not None]
    anchors = sum(n.url is not None and ON_PAGES.match(n.url.value) is not None for n in links)
    return block.kind in ("list", "table", "paragraph") and anchors >= 2 and anchors * 2 > len(links)


def _is_legend(block: Node) -> bool:
    keyed = [i for i in block.children if KEY_LINE.match(i.plain.strip()) and len(i.plain.split()) <= 8]
    return len(keyed) * 2 > len(block.children)
