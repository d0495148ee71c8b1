"""The markdown tree: nodes with spans, independent of the parser that made them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from listmerge.text import Located, Source, Span
from listmerge.values import frozen, frozen_cached

#: Kinds of blocks. `rule` is a thematic break, `definition` a link reference definition.
BLOCKS = frozenset("heading paragraph list item quote code html table row cell rule definition front-matter".split())
#: Kinds of inline nodes. `break` is a soft or hard line break, `tag` a raw HTML tag or comment.
INLINES = frozenset("text strong emphasis strike link image codespan break tag".split())
#: How many levels headings have.
HEADING_LEVELS = 6


@frozen
class Node:
    """One piece of a document.

    kind: one of BLOCKS or INLINES.
    span: where it stands; exact for inline nodes, whole lines (from the first visible character to the end of
        the last visible line) for blocks.
    children: in source order.
    text: the text of `text`, `codespan`, `code`, `tag` and `html`; the label of a `definition`. Backslash escapes
        and entities are resolved in `text` nodes, nowhere else.
    url: the target of a link, image or definition, as written, and its span.
    form: how a link is written: inline, reference, auto (`<…>`), bare, html, code (a URL inside code).
    level: of a heading, 1 to HEADING_LEVELS.
    marker: of a list item (`-`, `*`, `+`, `1.`, `2)`), `setext` or `atx` of a heading, the tag name of a `tag`
        (`/a` for a closing one, `!--` for a comment).
    ordered: of a list.
    """

    kind: str
    span: Span
    children: tuple[Node, ...] = ()
    text: str = ""
    url: Located[str] | None = None
    form: str = ""
    level: int = 0
    marker: str = ""
    ordered: bool = False

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in source order."""
        found: list[Node] = []
        _add_all((self,), found)
        return iter(found)

    def find(self, *kinds: str) -> Iterator[Node]:
        """The nodes of these kinds, this one included, in source order."""
        found: list[Node] = []
        _add_kinds((self,), kinds, found)
        return iter(found)

    @property
    def plain(self) -> str:
        """The text a reader sees: markup off, line breaks as spaces, images as nothing."""
        if self.kind in ("text", "codespan"):
            return self.text
        if self.kind == "break" or (self.kind == "tag" and self.marker == "br"):
            return " "
        if self.kind in ("image", "tag"):
            return ""
        if len(self.children) == 1 and self.children[0].kind == "text":  # as nearly all links and most cells
            return self.children[0].text
        return "".join([child.text if child.kind == "text" else child.plain for child in self.children])


def _add_all(nodes: tuple[Node, ...], found: list[Node]) -> None:
    for node in nodes:
        found.append(node)
        if node.children:
            _add_all(node.children, found)


def _add_kinds(nodes: tuple[Node, ...], kinds: tuple[str, ...], found: list[Node]) -> None:
    for node in nodes:
        if node.kind in kinds:
            found.append(node)
        if node.children:
            _add_kinds(node.children, kinds, found)


@frozen_cached
class Document:
    """A parsed source.

    nodes: the top-level blocks in source order; together with blank lines they cover the whole text.
    skipped: spans that were too long or too tangled for the inline parser; their links were still found where
        they are written out, their markup was not read.
    """

    source: Source
    nodes: tuple[Node, ...]
    skipped: tuple[Span, ...] = ()

    def walk(self) -> Iterator[Node]:
        """Every node, in source order."""
        return iter(self._every)

    def find(self, *kinds: str) -> list[Node]:
        """The nodes of these kinds, in source order."""
        if kinds not in self._found:
            places = sorted([i for k in kinds for i in self._by_kind.get(k, ())])
            self._found[kinds] = list(map(self._every.__getitem__, places))
        return self._found[kinds][:]

    @cached_property
    def links(self) -> dict[Span, Node]:
        """Links and images by where they stand."""
        return {n.span: n for n in self.find("link", "image")}

    @cached_property
    def verbatim_lines(self) -> frozenset[int]:
        """The lines (from 1) of code, HTML blocks, front matter and of text that was not read: layout counts there."""
        source = self.source
        spans = [n.span for n in self.find("code", "html", "front-matter")]
        spans += self.skipped
        return frozenset(k for s in spans for k in range(source.line_of(s.start), source.last_line_of(s) + 1))

    @cached_property
    def _every(self) -> list[Node]:
        """All nodes in source order: dozens of rules ask for them, so the tree is walked once."""
        every: list[Node] = []
        _add_all(self.nodes, every)
        return every

    @cached_property
    def _by_kind(self) -> dict[str, list[int]]:
        """Kind -> places of its nodes in `_every`."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for i, node in enumerate(self._every):
            places[node.kind].append(i)
        return places

    @cached_property
    def _found(self) -> dict[tuple[str, ...], list[Node]]:
        """What was asked for -> what was found."""
        return {}

    @cached_property
    def definitions(self) -> dict[str, Node]:
        """Folded label -> the first definition of it."""
        found: dict[str, Node] = {}
        for node in self.find("definition"):
            found.setdefault(fold_label(node.text), node)
        return found


def fold_label(label: str) -> str:
    """The form in which link labels are compared: case folded, white space collapsed (CommonMark 4.7)."""
    return " ".join(label.split()).casefold()
