"""Nodes of what is not parsed as markdown: raw HTML, code, and the addresses in plain text."""

from __future__ import annotations

from collections.abc import Sequence

from listmerge.markdown.bareurl import find_bare_urls
from listmerge.markdown.escapes import unescape
from listmerge.markdown.htmltags import Tag, tags
from listmerge.markdown.layout import Passage
from listmerge.markdown.node import Node
from listmerge.text import Located, Span

Nodes = tuple[Node, ...]


class RawNodes:
    """Builds such nodes of one document, of which `source` is the text."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.whole = Passage(source, (0,), (0,))

    def located(self, passage: Passage, start: int, end: int) -> Located[str]:
        """A target as it is written in the source."""
        span = passage.span(start, end)
        return Located(self.source[span.start : span.end], span)

    def html(self, passage: Passage, start: int, end: int) -> Nodes:
        """Tags, links, images and text of a range of HTML, flat but for what stands inside a link."""
        nodes: list[Node] = []
        at = start
        for tag in tags(passage.text, start, end):
            nodes += self.linkified(passage, at, tag.start)
            nodes.append(self.tag(passage, tag))
            at = tag.end
        nodes += self.linkified(passage, at, end)
        return pair_links(nodes)

    def tag(self, passage: Passage, tag: Tag) -> Node:
        """One tag or comment; an image if it shows one."""
        span = passage.span(tag.start, tag.end)
        url = self.located(passage, *tag.url) if tag.url and tag.url[1] > tag.url[0] else None
        kind = "image" if tag.name == "img" else "tag"
        urls = self.urls_in(passage, tag.start, tag.end) if tag.name == "!--" else ()
        return Node(kind, span, urls, tag.label, url, "html", marker=tag.name)

    def linkified(self, passage: Passage, start: int, end: int) -> Nodes:
        """A range without markup as text nodes and the bare URLs between them."""
        nodes = []
        for first, last in [*find_bare_urls(passage.text, start, end), (end, end)]:
            if first > start:
                nodes.append(Node("text", passage.span(start, first), text=unescape(passage.text[start:first])))
            if last > first:
                nodes.append(self.url_node(passage, first, last, "bare"))
            start = last
        return tuple(nodes)

    def urls_in(self, passage: Passage, start: int, end: int) -> Nodes:
        """The URLs in a range of code or of a comment."""
        return tuple([self.url_node(passage, *found, "code") for found in find_bare_urls(passage.text, start, end)])

    def urls(self, start: int, end: int) -> Nodes:
        """The URLs in a range of the source, which is code."""
        return self.urls_in(self.whole, start, end)

    def url_node(self, passage: Passage, start: int, end: int, form: str) -> Node:
        """A link whose text is its target."""
        url = self.located(passage, start, end)
        return Node("link", url.span, (Node("text", url.span, text=url.value),), url=url, form=form)


def pair_links(nodes: Sequence[Node]) -> Nodes:
    """Make a link node of each `<a href>` and what follows it up to `</a>`; other tags stay as they are."""
    if not any(n.marker == "a" and n.kind == "tag" for n in nodes):
        return tuple(nodes)
    result: list[Node] = []
    i = 0
    while i < len(nodes):
        node = nodes[i]
        i += 1
        if node.kind == "tag" and node.marker == "a" and node.url is not None:
            start = i
            while i < len(nodes) and nodes[i].marker not in ("a", "/a"):
                i += 1
            inside = tuple(nodes[start:i])
            i += i < len(nodes) and nodes[i].marker == "/a"
            result.append(Node("link", Span(node.span.start, nodes[i - 1].span.end), inside, url=node.url, form="html"))
        else:
            result.append(node)
    return tuple(result)
