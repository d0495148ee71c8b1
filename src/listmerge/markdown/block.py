"""The block structure of a text: containers, leaves and where they stand, in one pass over the lines.

This is the algorithm of the CommonMark specification (appendix "A parsing strategy") with GFM's tables. mistune's
block parser is not used: it parses the text of items and quotes again at each level and guesses which lines
continue them, which costs quadratic time and glues or moves lines that GitHub keeps apart.
"""

from __future__ import annotations

from listmerge.markdown import markers
from listmerge.markdown.definition import split_definitions
from listmerge.markdown.layout import Block, Range
from listmerge.markdown.line import Line
from listmerge.markdown.openblocks import OpenBlocks
from listmerge.markdown.table import is_delimiter_row, split_cells
from listmerge.text import Source

#: Containers nested deeper are read as text; real lists stay below 10, GitHub stops at 100.
MAX_NESTING = 40


class BlockParser:
    """Takes a source line by line. Columns are as in `Line`; `depth` counts containers, the document among them."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.open = OpenBlocks(source.text)
        self.line = Line()

    def parse(self, first: int = 0) -> list[Block]:
        """The top-level blocks of the lines from index `first` on."""
        lines, starts = self.source.lines, self.source.line_starts
        for i in range(first, len(lines)):
            if self.line.take(lines[i], starts[i]):
                self._visible_line()
            else:
                self._blank_line()
        self.open.close_to(1)
        return self.open.stack[0].children

    # --- one line

    def _blank_line(self) -> None:
        stack = self.open.stack
        depth = min(self.open.outer_quote, len(stack))
        if stack[-1].kind == "item" and not stack[-1].children:
            depth = min(depth, len(stack) - 1)  # an item may begin with one blank line, not two
        if depth < len(stack):
            self.open.close_to(depth)
        else:
            self._blank_leaf(0)

    def _visible_line(self) -> None:
        depth, column = self._continued()
        first = self.line.first(column)
        if first == len(self.line.text):
            if depth < len(self.open.stack):
                self.open.close_to(depth)
            else:
                self._blank_leaf(column)
        elif depth < len(self.open.stack) or not self._continue_leaf(column, first):
            self._new_blocks(depth, column, first)

    def _continued(self) -> tuple[int, int]:
        """How many open containers this line continues, and the column behind their marks."""
        text, column = self.line.text, 0
        for depth in range(1, len(self.open.stack)):
            block = self.open.stack[depth]
            first = self.line.first(column)
            if block.kind == "quote":
                if first - column > 3 or not text.startswith(">", first):
                    return depth, column
                block.end = self.line.end
                column = self.line.behind_quote_mark(first)
            elif first - column >= block.indent:
                column += block.indent
            elif first == len(text) and block.children:
                column = first
            else:
                return depth, column
        return len(self.open.stack), column

    def _continue_leaf(self, column: int, first: int) -> bool:
        """Give the line to an open leaf that takes lines as they come: code, HTML."""
        leaf = self.open.tip
        if leaf is None or leaf.kind not in ("code", "html"):
            return False
        if leaf.kind == "html":
            self._append_raw(leaf, column)
            if markers.ends_html(leaf.closing, self.line.text[column:]):
                self.open.close_tip()
        elif leaf.closing:
            if first - column <= 3 and markers.closes_fence(self.line.text, first, leaf.closing):
                leaf.end = self.line.end
                self.open.close_tip()
            else:
                self._append_raw(leaf, min(first, column + leaf.indent))
        elif first - column >= 4:
            self._append_raw(leaf, column + 4)
        else:
            self.open.close_tip()
            return False
        return True

    def _blank_leaf(self, column: int) -> None:
        """A blank line, within all open containers."""
        leaf = self.open.tip
        if leaf is None:
            return
        if leaf.kind == "code":
            self._append_raw(leaf, column + (leaf.indent if leaf.closing else 4), visible=False)
        elif leaf.kind == "html" and not markers.html_ends_at_blank(leaf.closing):
            self._append_raw(leaf, column, visible=False)
        else:
            self.open.close_tip()

    def _new_blocks(self, depth: int, column: int, first: int) -> None:
        """Open the containers and the leaf that begin on this line, or continue a paragraph or table."""
        text = self.line.text
        while first - column <= 3 and text[first] in markers.STARTS:
            whole = depth == len(self.open.stack)
            paragraph = self.open.paragraph if whole else None
            if text[first] == ">" and depth <= MAX_NESTING:
                self.open.add_quote(Block("quote", self.line.offset(first), self.line.end), depth)
                column = self.line.behind_quote_mark(first)
            elif self._leaf(depth, column, first, paragraph):
                return
            elif depth <= MAX_NESTING and (marker := self._item_marker(first, paragraph)):
                column = self._open_item(depth, column, first, marker)
            elif paragraph and self._table(depth, first, paragraph):
                return
            else:
                break
            depth += 1
            first = self.line.first(column)
            if first == len(text):
                return
        if self.open.tip and self.open.tip.kind == "paragraph":  # a lazy line, if containers are left open
            self.open.tip.lines.append((self.line.offset(first), self.line.limit))
            self.open.tip.end = self.line.end
        elif first - column > 3:
            code = self.open.add(Block("code", self.line.offset(first), self.line.end, marker="indent"), depth)
            self._append_raw(code, column + 4)
        elif depth == len(self.open.stack) and self.open.tip and self.open.tip.kind == "table":
            self.open.tip.lines.append((self.line.offset(first), self.line.end))
            self.open.tip.end = self.line.end
        else:
            place = self.line.offset(first)
            lines = [(place, self.line.limit)]
            self.open.add(Block("paragraph", place, self.line.end, lines=lines), depth)

    # --- what a line begins

    def _leaf(self, depth: int, column: int, first: int, paragraph: Block | None) -> bool:
        """Open the leaf, other than a paragraph or indented code, that begins here."""
        text, start = self.line.text, self.line.offset(first)
        mark = text[first]
        if mark == "#" and (level := markers.heading_level(text, first)):
            heading = Block("heading", start, self.line.end, level=level, marker="atx")
            heading.lines.append(self._heading_text(start + level))
            self.open.add(heading, depth)
            self.open.close_tip()
        elif mark in "`~" and (fence := markers.fence(text, first)):
            code = Block("code", start, self.line.end, marker="fenced", closing=fence, indent=first - column)
            self.open.add(code, depth)
        elif mark == "<" and (condition := self._html_start(first)):
            html = self.open.add(Block("html", start, self.line.end, closing=condition), depth)
            self._append_raw(html, column)
            if markers.ends_html(condition, text[first:]):
                self.open.close_tip()
        elif paragraph and (level := markers.underline_level(text, first)) and self._underline(level, paragraph):
            return True
        elif markers.is_rule(text, first):
            self.open.add(Block("rule", start, self.line.end), depth)
            self.open.close_tip()
        else:
            return False
        return True

    def _html_start(self, first: int) -> str:
        condition = markers.html_start(self.line.text, first)
        return "" if condition == "tag" and self.open.paragraph else condition

    def _underline(self, level: int, paragraph: Block) -> bool:
        """Make a heading of the open paragraph, unless nothing but link definitions is in it."""
        siblings = self.open.stack[-1].children
        before = split_definitions(self.source.text, paragraph)
        if not paragraph.lines:
            paragraph.lines = [line for block in before for line in block.lines]
            return False
        siblings[-1:] = [*before, paragraph]
        paragraph.kind, paragraph.level, paragraph.marker = "heading", level, "setext"
        paragraph.end = self.line.end
        self.open.close_tip()
        return True

    def _table(self, depth: int, first: int, paragraph: Block) -> bool:
        """Make a table of the last line of the open paragraph, if this line is the delimiter row to it."""
        if not is_delimiter_row(self.line.text[first:]):
            return False
        start, end = paragraph.lines[-1]
        header = self.source.text[start:end].rstrip(" \t")
        row = (self.line.offset(first), self.line.end)
        if len(split_cells(header)) != len(split_cells(self.source.text[slice(*row)])):
            return False
        paragraph.lines.pop()
        if paragraph.lines:
            last = paragraph.lines[-1]
            paragraph.end = last[0] + len(self.source.text[slice(*last)].rstrip(" \t"))
        else:
            self.open.stack[-1].children.pop()
            self.open.tip = None
        self.open.add(Block("table", start, self.line.end, lines=[(start, start + len(header)), row]), depth)
        return True

    def _item_marker(self, first: int, paragraph: Block | None) -> str:
        marker = markers.list_marker(self.line.text, first)
        if paragraph and marker:
            empty = first + len(marker) == len(self.line.text)
            if empty or (len(marker) > 1 and int(marker[:-1]) != 1):
                return ""  # may not interrupt a paragraph
        return marker

    def _open_item(self, depth: int, column: int, first: int, marker: str) -> int:
        """Open a list item, and a list if none goes on; the column its content begins at."""
        behind = first + len(marker)
        content = self.line.first(behind)
        if content == len(self.line.text) or content - behind > 4:
            content = behind + 1
        item = Block("item", self.line.offset(first), self.line.end, marker=marker, indent=content - column)
        self.open.add_item(item, depth)
        return min(content, len(self.line.text))

    def _append_raw(self, leaf: Block, column: int, visible: bool = True) -> None:
        """Add this line from `column` on to code or HTML."""
        leaf.lines.append((self.line.offset(column), self.line.limit))
        leaf.raw.append(self.line.raw(column))
        if visible:
            leaf.end = self.line.end

    def _heading_text(self, start: int) -> Range:
        """Where the text of a `#` heading stands whose marks end at `start`."""
        body = self.source.text[start : self.line.end]
        text = body.rstrip("#")
        text = text.rstrip(" \t") if not text or text[-1] in " \t" else body
        lead = len(text) - len(text.lstrip(" \t"))
        return start + lead, start + len(text)
