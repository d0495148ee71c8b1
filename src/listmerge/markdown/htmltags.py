"""Raw HTML: tags, their attributes and the links in them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from listmerge.patterns import lazy

#: Possessive: what does not match must not be tried in another way.
_TAG = lazy(
    r"<!--(?P<comment>.*?)(?:-->|\Z)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*+)(?P<attrs>(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>",
    re.DOTALL,
)
_ATTRIBUTE = lazy(r"([A-Za-z_:][A-Za-z0-9_.:-]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'=<>`]++)))?+")
#: Attributes that hold an address a reader can follow or sees.
_ADDRESS = {"a": "href", "img": "src", "source": "src", "video": "src", "iframe": "src", "area": "href"}


class Tag(NamedTuple):
    """One tag or comment: offsets into the text, lower-case name (`/a` closes, `!--` is a comment), address.

    label: what `alt` or else `title` says, or the text of a comment.
    """

    start: int
    end: int
    name: str
    url: tuple[int, int] | None
    label: str


def tags(text: str, start: int, end: int) -> Iterator[Tag]:
    """The tags and comments in a range of HTML, in order."""
    for m in _TAG.finditer(text, start, end):
        if m.group("name") is None:
            yield Tag(m.start(), m.end(), "!--", None, (m.group("comment") or "").strip())
            continue
        name = m.group("close") + m.group("name").lower()
        url, label = None, ""
        for attribute in _ATTRIBUTE.finditer(text, m.start("attrs"), m.end("attrs")):
            group = attribute.lastindex or 1
            key = attribute.group(1).lower()
            if group == 1:
                continue  # it has no value
            if key == _ADDRESS.get(name):
                url = url or attribute.span(group)
            elif key in ("alt", "title") and not label:
                label = html.unescape(attribute.group(group))
        yield Tag(m.start(), m.end(), name, url, label)
