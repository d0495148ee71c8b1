"""Bullets: one mark for each depth, one indentation and one gap behind the mark, each as most of the list has it.

Lists that hold more than text and lists (code, tables, quotes) keep their indentation: it would change theirs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from listmerge.edit import Edit
from listmerge.fmt.normalise._lines import leading, width
from listmerge.markdown.node import Node
from listmerge.record import SourceList
from listmerge.text import Source, Span

ORDER = 5
K = TypeVar("K", str, int)


@dataclass
class Habits:
    """How a list writes its bullets: marks by depth, columns (or a tab) from a bullet to those below, gaps."""

    marks: dict[int, Counter[str]] = field(default_factory=dict)
    steps: Counter[int] = field(default_factory=Counter)
    tabs: int = 0
    gaps: dict[bool, Counter[int]] = field(default_factory=dict)

    def mark(self, depth: int) -> str:
        """The mark of this depth."""
        return _most(self.marks[depth])

    @property
    def step(self) -> int:
        """Columns from a bullet to the bullets below it; 0 stands for a tab."""
        if not self.steps:
            return 2
        return 0 if self.tabs * 2 > self.steps.total() else _most(self.steps)

    def gap(self, ordered: bool) -> int:
        """Spaces behind a mark."""
        found = _most(self.gaps[ordered])
        return found if found in (1, 2, 3) else 1


def propose(found: SourceList) -> Iterator[tuple[Edit, ...]]:
    """Marks of each top-level list as one group, its indentation as another."""
    source = found.document.source
    lists = [n for n in found.document.nodes if n.kind == "list"]
    habits = Habits()
    for node in lists:
        _learn(node, source, habits, 0, None)
    for node in lists:
        yield tuple(_marks(node, habits, 0))
        if _is_plain(node, source):
            yield tuple(_indents(node, source, habits, 0, ""))


def _most(counts: Counter[K]) -> K:
    return min(counts, key=lambda k: (-counts[k], str(k)))


def _learn(node: Node, source: Source, habits: Habits, depth: int, above: int | None) -> None:
    for item in node.children:
        indent = leading(source, source.line_of(item.span.start))
        column = width(source.slice(indent))
        if not node.ordered:
            habits.marks.setdefault(depth, Counter())[item.marker] += 1
        if indent.end == item.span.start:
            habits.gaps.setdefault(node.ordered, Counter())[_gap(item, source)] += 1
            if above is not None and column > above:
                habits.steps[column - above] += 1
                habits.tabs += "\t" in source.slice(indent)
        for child in item.children:
            if child.kind == "list":
                _learn(child, source, habits, depth + 1, column)


def _gap(item: Node, source: Source) -> int:
    """Columns of white space between a mark and its text."""
    start = item.span.start + len(item.marker)
    line = source.lines[source.line_of(item.span.start) - 1]
    rest = line[start - source.line_starts[source.line_of(item.span.start) - 1] :]
    return len(rest) - len(rest.lstrip(" \t"))


def _marks(node: Node, habits: Habits, depth: int) -> Iterator[Edit]:
    for item in node.children:
        if not node.ordered:
            yield Edit(Span(item.span.start, item.span.start + 1), habits.mark(depth))
        for child in item.children:
            if child.kind == "list":
                yield from _marks(child, habits, depth + 1)


def _is_plain(node: Node, source: Source) -> bool:
    """Whether a list holds items of text and lists alone, each item opening a line of its own."""
    for child in node.walk():
        if child.kind in ("code", "html", "table", "quote", "heading", "rule", "definition"):
            return False
        if child.kind == "item":
            first = child.children[0] if child.children else None
            if first is None or first.kind != "paragraph":
                return False
            if leading(source, source.line_of(child.span.start)).end != child.span.start:
                return False
            if source.line_of(first.span.start) != source.line_of(child.span.start):
                return False
    return True


def _indents(node: Node, source: Source, habits: Habits, depth: int, indent: str) -> Iterator[Edit]:
    """The white space before and behind each mark, and before each further line of text."""
    gap = habits.gap(node.ordered)
    for item in node.children:
        line = source.line_of(item.span.start)
        after = item.span.start + len(item.marker)
        yield Edit(leading(source, line), indent)
        yield Edit(Span(after, after + _gap(item, source)), " " * gap)
        inner = width(indent) + len(item.marker) + gap
        below = _below(indent, inner, habits.step)
        text = below if habits.step == 0 else " " * inner
        for child in item.children:
            if child.kind == "list":
                yield from _indents(child, source, habits, depth + 1, below)
                continue
            for k in range(source.line_of(child.span.start), source.last_line_of(child.span) + 1):
                if k != line:
                    yield Edit(leading(source, k), text)


def _below(indent: str, inner: int, step: int) -> str:
    """The indentation of bullets below a bullet whose text begins at column `inner`."""
    if step == 0:
        return indent + "\t"
    column = width(indent) + step
    return " " * (column if inner <= column < inner + 4 else inner)
