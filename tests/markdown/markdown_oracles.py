"""What other parsers see in a markdown text, in the form in which it is compared with what ours sees.

A block is `(kind, line)`: line from 1. Blocks are listed in document order, containers before what is in them.
"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import NamedTuple

import cmarkgfm
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt

from listmerge.markdown import Document
from listmerge.text import LINE_END


class Block(NamedTuple):
    """A block as a parser sees it."""

    kind: str
    line: int


_OURS = {"heading", "paragraph", "list", "item", "quote", "code", "html", "table", "row", "rule"}
_MARKDOWN_IT = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "list_item_open": "item",
    "blockquote_open": "quote",
    "code_block": "code",
    "fence": "code",
    "html_block": "html",
    "table_open": "table",
    "tr_open": "row",
    "hr": "rule",
}
_TAGS = {
    **{f"h{level}": f"heading{level}" for level in range(1, 7)},
    "ul": "list",
    "ol": "list",
    "li": "item",
    "blockquote": "quote",
    "pre": "code",
    "table": "table",
    "tr": "row",
    "hr": "rule",
    "p": "paragraph",
}
_PARSER = MarkdownIt("commonmark", {"html": True, "linkify": True, "maxNesting": 200}).enable(
    ["table", "strikethrough", "linkify"]
)
_PARSER.linkify.set({"fuzzy_email": False})


def body_of(document: Document) -> str:
    """The text for the other parsers: front matter blanked, which they don't know."""
    source = document.source
    if document.nodes and document.nodes[0].kind == "front-matter":
        end = document.nodes[0].span.end
        return "\n" * len(LINE_END.findall(source.text[:end])) + source.text[end:]
    return source.text


def blocks_of(document: Document) -> list[Block]:
    """Our blocks."""
    found = []
    for node in document.walk():
        if node.kind in _OURS and node.marker != "delimiter":
            kind = f"heading{node.level}" if node.kind == "heading" else node.kind
            found.append(Block(kind, document.source.line_of(node.span.start)))
    return found


def markdown_it_blocks(text: str) -> list[Block]:
    """The blocks markdown-it-py sees."""
    found = []
    for token in _PARSER.parse(text):
        kind = _MARKDOWN_IT.get(token.type)
        if kind and token.map:
            found.append(Block(f"heading{token.tag[1]}" if kind == "heading" else kind, token.map[0] + 1))
    return found


class _Blocks(HTMLParser):
    """Collects the elements that carry a source position."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Block] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        place = dict(attrs).get("data-sourcepos")
        if place and tag in _TAGS:
            self.found.append(Block(_TAGS[tag], int(place.split(":")[0])))


def cmark_html(text: str) -> str:
    """HTML by GitHub's own parser, raw HTML left out, so that every element in it comes from markdown."""
    return cmarkgfm.github_flavored_markdown_to_html(text.replace("\0", "\ufffd"), Options.CMARK_OPT_SOURCEPOS)


def cmark_blocks(text: str) -> list[Block]:
    """The blocks cmark-gfm sees; it does not tell HTML blocks and the paragraphs of tight lists."""
    parser = _Blocks()
    parser.feed(cmark_html(text))
    return parser.found


def markdown_it_links(text: str) -> list[tuple[str, int]]:
    """Targets of the links and images that are written as such, with their lines, as markdown-it-py sees them."""
    found = []
    row = 0
    for token in _PARSER.parse(text):
        if token.type == "tr_open" and token.map:
            row = token.map[0] + 1
        if token.type == "inline":
            line = token.map[0] + 1 if token.map else row
            for child in token.children or []:
                target = child.attrs.get("href") or child.attrs.get("src")
                if target and child.markup != "linkify":
                    found.append((str(target), line))
                breaks = [child, *(child.children or [])]
                line += sum(c.type in ("softbreak", "hardbreak") for c in breaks)
                line += child.content.count("\n") if child.type == "html_inline" else 0
    return found


def cmark_links(text: str) -> list[str]:
    """Targets of links and images that cmark-gfm writes, in document order."""
    return [html.unescape(t) for t in re.findall(r'<(?:a href|img src)="([^"]*)"', cmark_html(text))]
