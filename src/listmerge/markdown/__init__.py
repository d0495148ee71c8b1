"""Source -> Document: a markdown tree in which every node knows where it stands. The only room that knows mistune."""

from __future__ import annotations

from listmerge.collection import no_collection
from listmerge.markdown.node import Document, Node, fold_label
from listmerge.markdown.table import has_closing_pipe
from listmerge.patterns import lazy
from listmerge.text import Source

__all__ = ["Document", "Node", "fold_label", "has_closing_pipe", "parse"]

_FRONT_MATTER_KEY = lazy(r"[\w-]+[ \t]*:(?:\s|$)|#|-\s|\s|$")


def parse(source: Source) -> Document:
    """Parse a source as GitHub flavoured markdown. Never fails; never reorders or drops text.

    Where GitHub's own parser and this one are known to differ is listed in docs/markdown.md.
    """
    with no_collection():
        return _parse(source)


def _parse(source: Source) -> Document:
    from listmerge.markdown.block import BlockParser
    from listmerge.markdown.block_nodes import BlockNodes

    matter = _front_matter_end(source.lines)
    builder = BlockNodes(source)
    nodes = builder.document(BlockParser(source).parse(first=matter))
    if matter:
        span = source.line_span(1, matter)
        nodes = (Node("front-matter", span, text=source.slice(span)), *nodes)
    return Document(source, nodes, tuple(builder.skipped))


def _front_matter_end(lines: list[str]) -> int:
    """How many lines at the top are YAML front matter; 0 if none."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    for i, line in enumerate(lines[1:200], 1):
        if line.rstrip() in ("---", "..."):
            return i + 1 if i > 1 else 0
        if not _FRONT_MATTER_KEY.match(line):
            return 0
    return 0
