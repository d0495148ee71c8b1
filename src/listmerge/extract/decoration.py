"""What stands before the name in the line that opens an entry, and is no part of it."""

from __future__ import annotations

import re

from listmerge.extract.flow import Flow
from listmerge.markdown.emoji import EMOJI, JOINERS, SHORTCODE
from listmerge.patterns import lazy

_DECORATION = lazy(
    rf"(?:\s|\[[ xX]\]|{SHORTCODE}|[•·►▸▪◦※★☆✅❌➡→\-–—]\s|\d{{1,3}}[.)]\s|\[\d+\](?!\()"
    rf"|[{EMOJI}{JOINERS}\u200b-\u200f\u061c\u202a-\u202e\u2066-\u2069])+"
)
#: `Name: value`, `Name of resource: value`: the value is the name.
_NAME_KEY = lazy(r"(?:name(?: of (?:the )?\w+)?|title)\s*[:：]\s+(?=\S)", re.IGNORECASE)
_TAG = lazy(r"[\[【][^\[\]【】]{2,60}[\]】]\s*(?=\S)")
#: What begins no decoration, no key and no tag: most lines.
_NO_OPENING = frozenset("abcdefghijklmopqrsuvwxyzABCDEFGHIJKLMOPQRSUVWXYZ")
_OPENERS = "[(（【「『《\"“'‘*_"


def skip_decoration(flow: Flow) -> int:
    """Where the text begins behind check boxes, emoji, shortcodes, numbers and opening quotes or brackets."""
    pos = 0
    if flow.text[:1] in _NO_OPENING:
        return pos
    if m := _DECORATION.match(flow.text):
        pos = m.end()
    if m := _NAME_KEY.match(flow.text, pos):
        pos = m.end()
    if (m := _TAG.match(flow.text, pos)) and not any(k.start <= pos + 1 < k.end for k in flow.links):
        behind = flow.starts_at(m.end(), "strong", "link")
        if behind or re.search(r"(?:19|20)\d\d", m.group()):
            pos = m.end()  # `[**Venue, 2023**] **Name** text`
    while pos < len(flow.text) and flow.text[pos] in _OPENERS and not flow.starts_at(pos, "link", "strong"):
        after = pos + 1
        if flow.text[pos] in "[(（【" and not flow.starts_at(after, "link", "strong"):
            break
        pos = after
    return pos
