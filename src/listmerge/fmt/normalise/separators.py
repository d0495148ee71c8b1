"""One space on each side of the dash between a name and what is said of it; one behind a colon, none before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.edit import Edit
from listmerge.markdown.node import Node
from listmerge.record import SourceList
from listmerge.text import Span

ORDER = 4
#: A dash needs white space on one side at least: `name-based` has no separator.
_SEPARATOR = re.compile(r"(?:[ \t]+(?P<dash>[-–—])[ \t]*|(?P<glued>[-–—])[ \t]+|[ \t]*(?P<colon>:)[ \t]+)(?=[^\s|])")


def propose(found: SourceList) -> Iterator[tuple[Edit, ...]]:
    """Space around the separators right behind links and bold names that open an item or a paragraph."""
    source = found.document.source
    for node in found.document.find("paragraph"):
        lead = _lead(node)
        if lead is None:
            continue
        m = _SEPARATOR.match(source.text, lead.span.end)
        if not m or "\n" in m.group() or m.end() > node.span.end:
            continue
        dash = m.group("dash") or m.group("glued")
        yield (Edit(Span(*m.span()), f" {dash} " if dash else ": "),)


def _lead(paragraph: Node) -> Node | None:
    """The link or bold text that a paragraph opens with."""
    first = next((n for n in paragraph.children if n.kind != "text" or n.text.strip()), None)
    return first if first is not None and first.kind in ("link", "strong") and first.form != "bare" else None
