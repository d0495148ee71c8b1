"""From stamped mistune tokens to nodes."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from typing import Any

from listmerge.markdown.bareurl import find_bare_urls
from listmerge.markdown.htmltags import tags
from listmerge.markdown.inline import PositionedInlineParser, is_tangled, link_target
from listmerge.markdown.node import Node, fold_label
from listmerge.markdown.table import split_cells
from listmerge.text import Located, Span

Token = dict[str, Any]
Locate = Callable[[int], int]
_BLOCK_KINDS = {"block_text": "paragraph", "thematic_break": "rule", "block_quote": "quote"}


class Builder:
    """Builds the nodes of one document.

    lines, starts: the document's lines and their offsets. `skipped` collects the spans whose markup was not read.
    """

    def __init__(self, lines: Sequence[str], starts: Sequence[int], env: dict[str, Any]) -> None:
        self.lines, self.starts, self.env = lines, starts, env
        self.inline = PositionedInlineParser()
        self.targets: dict[str, Located[str]] = {}
        self.skipped: list[Span] = []

    def blocks(self, tokens: list[Token], limit: int) -> tuple[Node, ...]:
        """Nodes of sibling tokens; `limit` is the index of the line behind the last of them."""
        siblings = [t for t in tokens if t["type"] != "blank_line"]
        siblings.sort(key=lambda t: t["_state"].line_at(t["_pos"]))
        firsts = [t["_state"].line_at(t["_pos"]) for t in siblings] + [limit]
        return tuple(self.block(t, firsts[i], firsts[i + 1]) for i, t in enumerate(siblings))

    def block(self, token: Token, first: int, limit: int) -> Node:
        """One block that lies within the lines from `first` up to `limit`."""
        state, pos = token["_state"], token["_pos"]
        while pos < len(state.src) and state.src[pos] in " \t":
            pos += 1
        span = Span(state.locate(pos), self.end_of(first, limit))
        kind = _BLOCK_KINDS.get(token["type"], token["type"])
        if kind in ("paragraph", "heading"):
            return self.text_block(token, kind, span)
        if kind == "list":
            return self.list_block(token, span, limit)
        if kind == "quote":
            return Node(kind, span, self.blocks(token["children"], limit))
        if kind == "table":
            return Node(kind, span, self.rows(token))
        if kind == "definition":
            url = token["_url"]
            target = Located(state.src[url[0] : url[1]], Span(state.locate(url[0]), state.locate(url[1])))
            return Node(kind, span, text=token["label"], url=target)
        if kind == "block_html":
            start = token["_pos"]
            children = self.html(token["raw"].rstrip(), lambda k: int(state.locate(start + k)))
            return Node("html", span, children, text=token["raw"])
        if kind == "block_code":
            return Node("code", span, self.code_urls(span), text=token["raw"], marker=token.get("style", ""))
        return Node(kind, span)

    def end_of(self, first: int, limit: int) -> int:
        """Offset of the end of the last visible line before `limit`."""
        last = min(limit, len(self.lines)) - 1
        while last > first and not self.lines[last].strip():
            last -= 1
        return self.starts[last] + len(self.lines[last].rstrip())

    def text_block(self, token: Token, kind: str, span: Span) -> Node:
        """A paragraph or heading, its inline nodes in it."""
        state = token["_state"]
        text = token["text"]
        body = text.strip(" \r\n\t\f")
        at = token.get("_text_pos", token["_pos"]) + len(text) - len(text.lstrip(" \r\n\t\f"))
        children = self.inlines(body, lambda k: int(state.locate(at + k)), span)
        level = token["attrs"]["level"] if kind == "heading" else 0
        return Node(kind, span, children, level=level, marker=token.get("style", ""))

    def list_block(self, token: Token, span: Span, limit: int) -> Node:
        """A list with its items."""
        firsts = [*token["_lines"], limit]
        items = []
        for i, item in enumerate(token["children"]):
            line = self.lines[firsts[i]]
            at = self.item_column(token, firsts[i])
            marker = line[at:].split(None, 1)[0] if line[at:].strip() else ""
            if not token["attrs"]["ordered"]:
                marker = marker[:1]
            item_span = Span(self.starts[firsts[i]] + at, self.end_of(firsts[i], firsts[i + 1]))
            items.append(Node("item", item_span, self.blocks(item["children"], firsts[i + 1]), marker=marker))
        return Node("list", span, tuple(items), ordered=token["attrs"]["ordered"])

    def item_column(self, token: Token, line: int) -> int:
        """Column (from 0) of the marker of the list item that begins on this line."""
        state = token["_state"]
        index = line - state.first_line
        start = state.line_ends[index - 1] + 1 if index else 0
        while start < len(state.src) and state.src[start] in " \t":
            start += 1
        return int(state.locate(start)) - self.starts[line]

    def rows(self, token: Token) -> tuple[Node, ...]:
        """The rows of a table; the delimiter row has the marker `delimiter`, the one above it `header`."""
        state = token["_state"]
        rows = []
        for i, start in enumerate(token["_rows"]):
            end = state.find_line_end_at(start)
            text = state.src[start:end].rstrip("\n")
            marker = ("header", "delimiter")[i] if i < 2 else ""
            cells = [self.cell(state, start, text, a, b) for a, b in split_cells(text)] if i != 1 else []
            lead = len(text) - len(text.lstrip())
            span = Span(state.locate(start + lead), state.locate(start + len(text.rstrip())))
            rows.append(Node("row", span, tuple(cells), marker=marker))
        return tuple(rows)

    def cell(self, state: Any, row: int, text: str, start: int, end: int) -> Node:
        """One cell; `\\|` in it is read as a pipe."""
        raw = text[start:end]
        body = raw.replace("\\|", "|")
        escaped = [i for i, _ in enumerate(raw) if raw.startswith("\\|", i)]
        gone = [at - n for n, at in enumerate(escaped)]
        base = row + start
        span = Span(state.locate(base), state.locate(base + len(raw)))
        locate = lambda k: int(state.locate(base + k + sum(g < k for g in gone)))  # noqa: E731
        return Node("cell", span, self.inlines(body, locate, span))

    def inlines(self, text: str, locate: Locate, span: Span) -> tuple[Node, ...]:
        """Inline nodes of a text; `locate` turns its offsets into the document's."""
        if is_tangled(text):
            self.skipped.append(span)
            return self.with_urls(text, locate, "bare")
        tokens = self.inline(text, self.env)
        return self.pair_html([self.inline_node(t, text, locate) for t in tokens])

    def inline_node(self, token: Token, text: str, locate: Locate) -> Node:
        """One inline token and what is in it."""
        kind = token["type"]
        start, end = token["_span"]
        span = Span(locate(start), max(locate(start), locate(end)))
        if kind == "text":
            return Node("text", span, text=html.unescape(token["raw"]))
        if kind in ("softbreak", "linebreak"):
            return Node("break", span)
        if kind == "codespan":
            inside = text[start:end].rstrip("`")  # the closing backticks are not part of a URL
            urls = self.url_nodes(inside, lambda k: locate(start + k), "code")
            return Node(kind, span, urls, text=token["raw"])
        if kind == "inline_html":
            found = self.html(text[start:end], lambda k: locate(start + k))
            return found[0] if found else Node("text", span, text=token["raw"])
        if kind == "link" and "_close" not in token:  # an automatic link: its text is its target
            form = token.get("_form", "auto")
            if form == "bare":
                return _url_node(text, start, end, locate, form)
            inner = _url_node(text, start + 1, end - 1, locate, form)
            return Node(kind, span, inner.children, url=inner.url, form=form)
        children = self.pair_html([self.inline_node(c, text, locate) for c in token.get("children", ())])
        if kind in ("link", "image"):
            return self.link(token, text, locate, span, children)
        return Node(kind, span, children)

    def link(self, token: Token, text: str, locate: Locate, span: Span, children: tuple[Node, ...]) -> Node:
        """A link or image with its target as written."""
        kind = token["type"]
        target = link_target(text, token["_close"]) if "label" not in token else None
        if target is None:
            url = self.targets.get(fold_label(token.get("label", "")))
            return Node(kind, span, children, url=url, form="reference")
        where = Span(locate(target[0]), max(locate(target[0]), locate(target[1])))
        return Node(kind, span, children, url=Located(text[target[0] : target[1]], where), form="inline")

    def html(self, text: str, locate: Locate) -> tuple[Node, ...]:
        """Tags, links, images and text of a piece of HTML, flat but for what stands inside a link."""
        nodes: list[Node] = []
        at = 0
        for tag in tags(text):
            nodes += self.with_urls(text[at : tag.start], lambda k, at=at: locate(at + k), "bare")  # type: ignore[misc]
            span = Span(locate(tag.start), locate(tag.end))
            url = None
            if tag.url and tag.url[1] > tag.url[0]:
                url = Located(text[slice(*tag.url)], Span(locate(tag.url[0]), locate(tag.url[1])))
            kind = "image" if tag.name == "img" else "tag"
            urls = self.url_nodes(text[tag.start : tag.end], lambda k, t=tag.start: locate(t + k), "code")  # type: ignore[misc]
            nodes.append(
                Node(kind, span, urls if tag.name == "!--" else (), tag.label, url, "html", marker=tag.name)
            )
            at = tag.end
        nodes += self.with_urls(text[at:], lambda k: locate(at + k), "bare")
        return self.pair_html(nodes)

    def pair_html(self, nodes: list[Node]) -> tuple[Node, ...]:
        """Make a link node of each `<a href>` and what follows it up to `</a>`; other tags stay as they are."""
        if not any(n.kind == "tag" and n.marker == "a" for n in nodes):
            return tuple(nodes)
        result: list[Node] = []
        i = 0
        while i < len(nodes):
            node = nodes[i]
            if node.kind == "tag" and node.marker == "a" and node.url is not None:
                close = next((j for j in range(i + 1, len(nodes)) if nodes[j].marker in ("/a", "a")), len(nodes))
                found = close < len(nodes) and nodes[close].marker == "/a"
                end = nodes[close].span.end if found else nodes[close - 1].span.end
                span = Span(node.span.start, end)
                result.append(Node("link", span, tuple(nodes[i + 1 : close]), url=node.url, form="html"))
                i = close + found
            else:
                result.append(node)
                i += 1
        return tuple(result)

    def with_urls(self, text: str, locate: Locate, form: str) -> tuple[Node, ...]:
        """Text without markup as text and link nodes."""
        nodes = []
        at = 0
        for start, end in [*find_bare_urls(text), (len(text), len(text))]:
            if start > at:
                span = Span(locate(at), locate(start))
                nodes.append(Node("text", span, text=html.unescape(text[at:start])))
            if end > start:
                nodes.append(_url_node(text, start, end, locate, form))
            at = end
        return tuple(nodes)

    def url_nodes(self, text: str, locate: Locate, form: str) -> tuple[Node, ...]:
        """The bare URLs of a text, as link nodes."""
        return tuple(_url_node(text, start, end, locate, form) for start, end in find_bare_urls(text))

    def code_urls(self, span: Span) -> tuple[Node, ...]:
        """The URLs written in a code block."""
        nodes: list[Node] = []
        first = next(i for i in range(len(self.starts) - 1, -1, -1) if self.starts[i] <= span.start)
        for i in range(first, len(self.lines)):
            if self.starts[i] >= span.end:
                break
            nodes += self.url_nodes(self.lines[i], lambda k, at=self.starts[i]: at + k, "code")  # type: ignore[misc]
        return tuple(nodes)


def _url_node(text: str, start: int, end: int, locate: Locate, form: str) -> Node:
    span = Span(locate(start), locate(end))
    url = text[start:end]
    return Node("link", span, (Node("text", span, text=url),), url=Located(url, span), form=form)
