"""From the parsed blocks to nodes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from listmerge.markdown.inline_nodes import InlineNodes
from listmerge.markdown.layout import Block, Passage
from listmerge.markdown.node import Node
from listmerge.markdown.table import split_cells
from listmerge.text import Located, Source, Span


class BlockNodes:
    """Builds the nodes of one document. `skipped` collects the spans whose markup was not read."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.inline = InlineNodes(source.text)

    @property
    def skipped(self) -> list[Span]:
        """Spans that were too long or too tangled for the inline parser, in source order."""
        return self.inline.skipped

    def document(self, blocks: list[Block]) -> tuple[Node, ...]:
        """The nodes of all top-level blocks, which are used up.

        Definitions are collected first: a link may stand before its own.
        """
        for block in _definitions(blocks):
            if block.url:
                target = Located(self.text[slice(*block.url)], Span(*block.url))
                self.inline.define(block.label, target)
        nodes = []
        blocks.reverse()
        while blocks:  # taking them off as they are done halves the memory
            nodes.append(self.block(blocks.pop()))
        return tuple(nodes)

    def blocks(self, blocks: Sequence[Block]) -> tuple[Node, ...]:
        """The nodes of sibling blocks."""
        return tuple([self.block(block) for block in blocks])

    def block(self, block: Block) -> Node:
        """One block with all that is in it."""
        span = Span(block.start, block.end)
        kind = block.kind
        if kind in ("paragraph", "heading"):
            children = self.inline.nodes(self.visible(block), span)
            return Node(kind, span, children, level=block.level, marker=block.marker)
        if kind == "list":
            return Node(kind, span, self.blocks(block.children), ordered=block.ordered)
        if kind in ("item", "quote"):
            return Node(kind, span, self.blocks(block.children), marker=block.marker)
        if kind == "table":
            return Node(kind, span, tuple(self.rows(block)))
        if kind == "html":
            passage = Passage.of_lines(self.text, block.lines)
            lead = len(passage.text) - len(passage.text.lstrip(" \t\n"))
            children = self.inline.raw.html(passage, lead, len(passage.text.rstrip(" \t\n")))
            return Node(kind, span, children, text="\n".join(block.raw))
        if kind == "code":
            return self.code(block, span)
        if kind == "definition" and block.url:
            target = Located(self.text[slice(*block.url)], Span(*block.url))
            return Node(kind, span, text=block.label, url=target)
        return Node(kind, span)

    def visible(self, block: Block) -> Passage:
        """The text of a paragraph or heading, without blanks at its end; those at line starts are off already."""
        start, end = block.lines[-1]
        if len(block.lines) == 1:
            return Passage(self.text[start:end].rstrip(" \t"), (0,), (start,))
        end = start + len(self.text[start:end].rstrip(" \t"))
        return Passage.of_lines(self.text, [*block.lines[:-1], (start, end)])

    def code(self, block: Block, span: Span) -> Node:
        """A code block; the URLs in it are links of the form `code`."""
        urls = [n for start, end in block.lines for n in self.inline.raw.urls(start, end)]
        text = "\n".join(block.raw)
        if block.marker == "indent":
            text = text.rstrip(" \t\n")
        return Node("code", span, tuple(urls), text=text, marker=block.marker)

    def rows(self, table: Block) -> Iterator[Node]:
        """The rows of a table; the delimiter row has the marker `delimiter`, the one above it `header`."""
        for i, (start, end) in enumerate(table.lines):
            marker = ("header", "delimiter")[i] if i < 2 else ""
            ranges = split_cells(self.text[start:end]) if i != 1 else []
            cells = tuple([self.cell(start + a, start + b) for a, b in ranges])
            yield Node("row", Span(start, end), cells, marker=marker)

    def cell(self, start: int, end: int) -> Node:
        """One cell of a table."""
        span = Span(start, end)
        return Node("cell", span, self.inline.nodes(_unescape_pipes(self.text, start, end), span))


def _unescape_pipes(text: str, start: int, end: int) -> Passage:
    """The text of a cell, in which `\\|` is a pipe before it is anything else."""
    raw = text[start:end]
    if "\\|" not in raw:
        return Passage(raw, (0,), (start,))
    starts, places, parts = [0], [start], raw.split("\\|")
    at, place = 0, start
    for part in parts[:-1]:
        at += len(part) + 1
        place += len(part) + 2
        starts += [at - 1, at]
        places += [place - 2, place]
    return Passage("|".join(parts), starts, places)


def _definitions(blocks: Sequence[Block]) -> Iterator[Block]:
    """All definitions, in source order."""
    for block in blocks:
        if block.kind == "definition":
            yield block
        elif block.children:
            yield from _definitions(block.children)
