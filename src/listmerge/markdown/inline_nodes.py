"""From text to inline nodes: mistune's tokens, placed, and the links in raw HTML and code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from listmerge.markdown.escapes import unescape
from listmerge.markdown.htmltags import tags
from listmerge.markdown.inline_texts import DENSE, has_markup, is_dense, is_tangled
from listmerge.markdown.layout import Passage
from listmerge.markdown.node import Node, fold_label
from listmerge.markdown.placing import Token
from listmerge.markdown.plain_links import text_and_links
from listmerge.markdown.plain_markup import PlainMarkup
from listmerge.markdown.raw_nodes import Nodes, RawNodes, pair_links
from listmerge.once import once
from listmerge.patterns import lazy
from listmerge.text import Located, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from listmerge.markdown.inline import PositionedInlineParser


_ANCHOR = lazy(r"<[aA][\s>]")


class InlineNodes:
    """Builds inline nodes of one document.

    source: its text. targets: folded label -> where its definition writes the target.
    skipped: the spans whose markup was not read.
    """

    def __init__(self, source: str) -> None:
        self.dense = is_dense(source, DENSE)
        self.raw = RawNodes(source)
        self.plain = PlainMarkup(self.raw)
        self.env: dict[str, Any] = {"ref_links": {}}
        self.targets: dict[str, Located[str]] = {}
        self.skipped: list[Span] = []

    @once
    def parser(self) -> PositionedInlineParser:
        """mistune, which a list of plain texts does without: its import takes a sixth of a short run."""
        from listmerge.markdown.inline import PositionedInlineParser

        return PositionedInlineParser()

    @once
    def key_of(self) -> Callable[[str], str]:
        """By what mistune looks up a label."""
        from mistune.util import unikey

        return unikey

    def define(self, label: str, target: Located[str]) -> None:
        """Note a link definition under mistune's key and our folded label; the first of a label counts."""
        key = self.key_of(label)
        if key not in self.env["ref_links"]:
            self.env["ref_links"][key] = {"url": target.value}
            self.targets[fold_label(label)] = target

    def nodes(self, passage: Passage, span: Span) -> Nodes:
        """Inline nodes of the text of a paragraph, heading or cell that stands at `span`."""
        text = passage.text
        if is_tangled(text) or (self.dense and is_dense(text)):
            self.skipped.append(span)
            return self.raw.linkified(passage, 0, len(text))
        plain = self.without_parser(passage)
        if plain is None:
            plain = [self.node(token, passage) for token in self.parser(text, self.env)]
        return pair_links(plain) if "<" in text else tuple(plain)

    def without_parser(self, passage: Passage) -> Sequence[Node] | None:
        """The nodes of a text whose lines can each be read in one way only; None if they can't."""
        text = passage.text
        may_link = "<" not in text or not _ANCHOR.search(text)
        if len(passage.places) == 1:
            return self.line(text, passage.places[0], may_link)
        if "\n" not in text:  # a cell with a pipe in it
            return None if has_markup(text) else [Node("text", passage.span(0, len(text)), text=unescape(text))]
        nodes: list[Node] = []
        at = ended = 0
        for line in text.split("\n"):
            if at:
                nodes.append(Node("break", passage.span(ended, at)))
            written = line.rstrip(" ")
            found = self.line(written, passage.locate(at), may_link)
            if found is None:
                return None
            nodes += found
            ended = at + len(written)
            at += len(line) + 1
        return nodes

    def line(self, text: str, place: int, may_link: bool) -> list[Node] | None:
        """The nodes of a line that stands at an offset of the source, if it can be read in one way only."""
        plain = text_and_links(text, place) if may_link else None
        return self.plain.nodes(text, place, bool(self.env["ref_links"]), may_link) if plain is None else plain

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
            return Node(kind, span, self.raw.urls_in(passage, start + ticks, end - ticks), text=token["raw"])
        if kind == "inline_html":
            tag = next(tags(passage.text, start, end), None)
            return self.raw.tag(passage, tag) if tag else Node("tag", span, text=token["raw"])
        if kind == "link" and "_close" not in token:  # an automatic link: its text is its target
            form = token.get("_form", "auto")
            edge = form == "auto"  # `<` and `>`
            inner = self.raw.url_node(passage, start + edge, end - edge, form)
            return Node(kind, span, inner.children, url=inner.url, form=form)
        children = pair_links([self.node(child, passage) for child in token.get("children", ())])
        if kind not in ("link", "image"):
            return Node(kind, span, children)
        if kind == "image":  # a URL in the words that stand for an image can't be followed
            children = tuple([Node("text", c.span, text=c.plain) if c.form == "bare" else c for c in children])
        if "label" in token:
            return Node(kind, span, children, url=self.targets.get(token["_label"]), form="reference")
        from listmerge.markdown.inline import link_target

        url = self.raw.located(passage, *link_target(passage.text, token["_close"]))
        return Node(kind, span, children, url=url, form="inline")
