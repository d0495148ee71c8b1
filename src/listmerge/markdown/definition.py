"""Link reference definitions (`[label]: target "title"`), which stand at the head of what looks like a paragraph."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from listmerge.markdown.layout import Block, Passage
from listmerge.patterns import lazy

_LABEL = lazy(r"\[((?:[^\\\[\]]|\\.){0,999}+)\]:", re.DOTALL)
_REST = lazy(r"[ \t]*+(?:\n|\Z)")


def split_definitions(source: str, paragraph: Block) -> list[Block]:
    """Take the definitions off the head of a paragraph; what is left of it, perhaps no line, stays in it."""
    if not source.startswith("[", paragraph.start) or source.find("]:", paragraph.start, paragraph.end) < 0:
        return []
    passage = Passage.of_lines(source, paragraph.lines)
    found: list[Block] = []
    pos = taken = 0
    while definition := _definition(passage, pos):
        end, block = definition
        count = passage.text.count("\n", pos, end) + (end == len(passage.text))
        block.lines = paragraph.lines[taken : taken + count]
        taken += count
        pos = end
        found.append(block)
        if taken == len(paragraph.lines):
            break
    if found:
        del paragraph.lines[:taken]
    if paragraph.lines:
        paragraph.start = paragraph.lines[0][0]
    return found


@cache
def _helpers() -> Any:
    """mistune's module that reads targets and titles, imported when a list has definitions."""
    from mistune import helpers

    return helpers


def _definition(passage: Passage, start: int) -> tuple[int, Block] | None:
    """The definition that begins at `start`, with the offset behind its last line end."""
    text = passage.text
    label = _LABEL.match(text, start)
    if not label or not label.group(1).strip():
        return None
    read = _helpers()
    href, end = read.parse_link_href(text, label.end(), block=True)
    if href is None or end is None:
        return None
    angle = int(text[end - 1] == ">" and text[end - len(href) - 2] == "<")
    title, title_end = read.parse_link_title(text, end, len(text))
    rest = _REST.match(text, title_end) if title is not None and title_end is not None else None
    rest = rest or _REST.match(text, end)
    if rest is None:
        return None
    block = Block("definition", passage.locate(start), passage.locate(rest.start()), label=label.group(1))
    block.url = (passage.locate(end - angle - len(href)), passage.locate(end - angle))
    return rest.end(), block
