"""The blocks that are open while a text is parsed."""

from __future__ import annotations

from listmerge.markdown.definition import split_definitions
from listmerge.markdown.layout import Block

_NONE = 1 << 30


class OpenBlocks:
    """The containers that may still take lines, and the leaf in them.

    stack: the open containers, the document first. A list is not among them: it goes on as long as it is the last
    child of its container. tip: the open leaf in the innermost container.
    outer_quote: index in `stack` of the outermost open quote, or a huge number. As a blank line ends quotes and
    nothing else, it costs the same at any depth.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack = [Block("document", 0, 0)]
        self.tip: Block | None = None
        self.outer_quote = _NONE

    @property
    def paragraph(self) -> Block | None:
        """The open leaf, if it is a paragraph."""
        return self.tip if self.tip is not None and self.tip.kind == "paragraph" else None

    def add(self, leaf: Block, depth: int) -> Block:
        """Add a leaf to the container at `depth - 1` and close what is open below that."""
        self.close_to(depth)
        self.stack[-1].children.append(leaf)
        self.tip = leaf
        return leaf

    def add_quote(self, quote: Block, depth: int) -> None:
        """Add a quote likewise."""
        self.close_to(depth)
        self.stack[-1].children.append(quote)
        self.stack.append(quote)
        self.outer_quote = min(self.outer_quote, depth)

    def add_item(self, item: Block, depth: int) -> None:
        """Add a list item likewise, and a list around it unless one with the same kind of marker goes on."""
        self.close_to(depth)
        siblings = self.stack[-1].children
        mark = item.marker[-1]
        if not siblings or siblings[-1].kind != "list" or siblings[-1].marker != mark:
            siblings.append(Block("list", item.start, item.end, marker=mark, ordered=len(item.marker) > 1))
        siblings[-1].children.append(item)
        self.stack.append(item)

    def close_to(self, depth: int) -> None:
        """Close the open leaf and the containers beyond `depth`."""
        self.close_tip()
        while depth < len(self.stack):
            block = self.stack.pop()
            if block.children:
                block.end = max(block.end, block.children[-1].end)
            if block.kind == "item":
                self.stack[-1].children[-1].end = block.end
        if self.outer_quote >= depth:
            self.outer_quote = _NONE

    def close_tip(self) -> None:
        """Close the open leaf; only now it is known which of a paragraph's lines are definitions."""
        leaf, self.tip = self.tip, None
        if leaf is not None and leaf.kind == "paragraph" and self.text.startswith("[", leaf.start):
            before = split_definitions(self.text, leaf)
            self.stack[-1].children[-1:] = [*before, leaf] if leaf.lines else before
