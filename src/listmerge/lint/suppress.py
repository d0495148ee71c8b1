"""Inline suppressions: comments that allow a rule at one place, for a reason.

    <!-- listmerge: allow RULE[, RULE] -- reason -->

on a line of its own allows the rules for the entry or block that follows; behind other text, for that line.
`allow-file` in place of `allow` holds for the whole file. `<!-- listmerge: generated -- reason -->` stands on pages
that listmerge writes: what they say comes from the lists, and is found wrong there; only their form is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.lint.place import Places
from listmerge.markdown.node import Node
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.text import Span
from listmerge.values import frozen

_COMMENT = lazy(r"<!--\s*listmerge:\s*+(?P<word>\w*+(?:-\w++)*+)(?P<rest>.*?)-->", re.DOTALL)
_CONTAINERS = frozenset({"list"})
#: The word of pages that are written by listmerge.
GENERATED = "generated"


@frozen
class Suppression:
    """One comment.

    rules: as written. spans: of each of them. reason: empty if none is given. word: `allow` or `allow-file`,
    or what stands there instead. first, last: the lines it holds for, from 1, inclusive. span: of the
    comment.
    """

    word: str
    rules: tuple[str, ...]
    spans: tuple[Span, ...]
    reason: str
    span: Span
    first: int
    last: int

    def covers(self, line: int) -> bool:
        """Whether it holds for a line."""
        return self.first <= line <= self.last


def suppressions(found: SourceList) -> list[Suppression]:
    """The suppressing comments of a list, in order."""
    source = found.document.source
    if "listmerge:" not in source.text:
        return []
    places = Places(found)
    result = []
    for node in found.document.find("tag"):
        if node.marker == "!--" and (m := _COMMENT.match(source.text, node.span.start)):
            span = Span(m.start(), m.end())
            names, _, reason = m["rest"].partition("--")
            words = list(re.finditer(r"[^\s,]+", names))
            at = m.start("rest")
            first, last = _scope(found, places, span, m["word"])
            result.append(
                Suppression(
                    m["word"],
                    tuple(w.group() for w in words),
                    tuple(Span(at + w.start(), at + w.end()) for w in words),
                    " ".join(reason.split()),
                    span,
                    first,
                    last,
                )
            )
    return result


def _scope(found: SourceList, places: Places, span: Span, word: str) -> tuple[int, int]:
    """First and last line that a comment holds for."""
    source = found.document.source
    if word in ("allow-file", GENERATED):
        return 1, len(source.lines)
    line, last = source.line_of(span.start), source.last_line_of(span)
    around = source.text[source.line_starts[line - 1] : span.start] + source.text[span.end : source.line_span(last).end]
    if around.strip():
        return line, last
    below = next((n for n in range(last + 1, len(source.lines) + 1) if source.lines[n - 1].strip()), last)
    if record := places.record_starting_on(below):
        return below, source.last_line_of(record.span)
    block = next((n for n in _outermost(found.document.nodes) if source.line_of(n.span.start) == below), None)
    return below, source.last_line_of(block.span) if block else below


def _outermost(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Blocks from the outside in; of a list its items, not the whole."""
    for node in nodes:
        if node.kind not in _CONTAINERS:
            yield node
        yield from _outermost(node.children)
