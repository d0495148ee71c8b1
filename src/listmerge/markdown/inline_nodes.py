"""From text to inline nodes: mistune's tokens, placed, and the links in raw HTML and code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from listmerge.markdown.bareurl import find_bare_urls
from listmerge.markdown.escapes import unescape
from listmerge.markdown.htmltags import Tag, tags
from listmerge.markdown.inline_texts import DENSE, has_markup, is_dense, is_tangled
from listmerge.markdown.layout import Passage
from listmerge.markdown.node import Node, fold_label
from listmerge.markdown.placing import Token
from listmerge.markdown.plain_links import text_and_links
from listmerge.markdown.plain_markup import plain_markup
from listmerge.once import once
from listmerge.text import Located, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from listmerge.markdown.inline import PositionedInlineParser

Nodes = tuple[Node, ...]


class InlineNodes:
    """Builds inline nodes of one document.

    source: its text. targets: folded label -> where its definition writes the target.
    skipped: the spans whose markup was not read.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.dense = is_dense(source, DENSE)
        self.whole = Passage(source, (0,), (0,))
        self.env: dict[str, Any] = {"ref_links": {}}
        self.targets: dict[str, Located[str]] = {}
        self.skipped: list[Span] = []

    @once
    def parser(self) -> PositionedInlineParser:
        """mistune, which a list of plain texts does without: its import takes a sixth of a short run."""
        from listmerge.markdown.inline import PositionedInlineParser

        return PositionedInlineParser()

    def define(self, label: str, target: Located[str]) -> None:
        """Note a link definition under mistune's key and our folded label; the first of a label counts."""
        from mistune.util import unikey

        key = unikey(label)
        if key not in self.env["ref_links"]:
            self.env["ref_links"][key] = {"url": target.value}
            self.targets[fold_label(label)] = target

    def nodes(self, passage: Passage, span: Span) -> Nodes:
        """Inline nodes of the text of a paragraph, heading or cell that stands at `span`."""
        text = passage.text
        if is_tangled(text) or (self.dense and is_dense(text)):
            self.skipped.append(span)
            return self.linkified(passage, 0, len(text))
        if len(passage.places) == 1:
            plain = text_and_links(text, passage.places[0])
            if plain is None:
                plain = plain_markup(text, passage.places[0], bool(self.env["ref_links"]))
            if plain is not None:
                return tuple(plain)
        if not has_markup(text):
            return tuple(_plain_lines(passage))
        return pair_links([self.node(token, passage) for token in self.parser(text, self.env)])

    def node(self, token: Token, passage: Passage) -> Node:
        """One inline token and what is in it."""
        kind = token["type"]
        start, end = token["_span"]
        span = passage.span(start, end)
        if kind == "text":
            return Node("text", span, text=unescape(token["raw"]))
        if kind in ("softbreak", "linebreak"):
            return Node("break", span)
        if kind == "codespan":
            ticks = end - start - len(passage.text[start:end].lstrip("`"))  # they are no part of a URL
            return Node(kind, span, self.urls_in(passage, start + ticks, end - ticks), text=token["raw"])
        if kind == "inline_html":
            tag = next(tags(passage.text, start, end), None)
            return self.tag(passage, tag) if tag else Node("tag", span, text=token["raw"])
        if kind == "link" and "_close" not in token:  # an automatic link: its text is its target
            form = token.get("_form", "auto")
            edge = form == "auto"  # `<` and `>`
            inner = self.url_node(passage, start + edge, end - edge, form)
            return Node(kind, span, inner.children, url=inner.url, form=form)
        children = pair_links([self.node(child, passage) for child in token.get("children", ())])
        if kind not in ("link", "image"):
            return Node(kind, span, children)
        if kind == "image":  # a URL in the words that stand for an image can't be followed
            children = tuple([Node("text", c.span, text=c.plain) if c.form == "bare" else c for c in children])
        if "label" in token:
            return Node(kind, span, children, url=self.targets.get(token["_label"]), form="reference")
        from listmerge.markdown.inline import link_target

        url = self.located(passage, *link_target(passage.text, token["_close"]))
        return Node(kind, span, children, url=url, form="inline")

    def located(self, passage: Passage, start: int, end: int) -> Located[str]:
        """A target as it is written in the source."""
        span = passage.span(start, end)
        return Located(self.source[span.start : span.end], span)

    # --- text that is not parsed as markdown

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


def _plain_lines(passage: Passage) -> Iterator[Node]:
    """Text nodes of the lines of a text without markup, and the breaks between them."""
    at = ended = 0
    for line in passage.text.split("\n"):
        if at:
            yield Node("break", passage.span(ended, at))
        ended = at + len(line.rstrip(" "))
        if ended > at:
            yield Node("text", passage.span(at, ended), text=unescape(passage.text[at:ended]))
        at += len(line) + 1


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
