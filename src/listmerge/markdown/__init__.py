"""Source -> Document: a markdown tree in which every node knows where it stands. The only room that knows mistune."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from listmerge.markdown.node import Document, Node, fold_label
from listmerge.markdown.table import has_closing_pipe
from listmerge.text import Located, Source, Span

__all__ = ["Document", "Node", "fold_label", "has_closing_pipe", "parse"]

_FRONT_MATTER_KEY = re.compile(r"[\w-]+[ \t]*:(?:\s|$)|#|-\s|\s|$")


def parse(source: Source) -> Document:
    """Parse a source as GitHub flavoured markdown. Never fails; never reorders or drops text.

    Where GitHub's own parser and this one are known to differ is listed in docs/markdown.md.
    """
    from listmerge.markdown.block import PositionedBlockParser, PositionedState
    from listmerge.markdown.build import Builder

    lines, starts = source.lines, source.line_starts
    matter = _front_matter_end(lines)
    body = [""] * matter + lines[matter:] if matter else lines
    state = PositionedState()
    state.lines, state.starts = lines, starts
    state.process("\n".join(body) + "\n")
    PositionedBlockParser().parse(state)
    builder = Builder(lines, starts, dict(state.env))
    for token in _definitions(state.tokens):
        start, end = token["_url"]
        at = token["_state"]
        target = Located(at.src[start:end], Span(at.locate(start), at.locate(end)))
        builder.targets.setdefault(fold_label(token["label"]), target)
    nodes = builder.blocks(state.tokens, len(lines))
    if matter:
        span = Span(0, starts[matter - 1] + len(lines[matter - 1]))
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


def _definitions(tokens: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for token in tokens:
        if token["type"] == "definition":
            yield token
        elif "children" in token:
            yield from _definitions(token["children"])
