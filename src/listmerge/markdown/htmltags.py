"""Raw HTML: tags, their attributes and the links in them, with spans."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_TAG = re.compile(
    r"<!--(?P<comment>.*?)(?:-->|\Z)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<attrs>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([A-Za-z_:][A-Za-z0-9_.:-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))")
#: Attributes that hold an address a reader can follow or sees.
_ADDRESS = {"a": "href", "img": "src", "source": "src", "video": "src", "iframe": "src", "area": "href"}


class Tag(NamedTuple):
    """One tag or comment: offsets into the text, lower-case name (`/a` closes, `!--` is a comment), address."""

    start: int
    end: int
    name: str
    url: tuple[int, int] | None
    label: str


def tags(text: str) -> Iterator[Tag]:
    """The tags and comments of a piece of HTML, in order."""
    for m in _TAG.finditer(text):
        if m.group("name") is None:
            yield Tag(m.start(), m.end(), "!--", None, (m.group("comment") or "").strip())
            continue
        name = m.group("close") + m.group("name").lower()
        url, label = None, ""
        for attribute in _ATTRIBUTE.finditer(m.group("attrs")):
            key = attribute.group(1).lower()
            group = next(g for g in (2, 3, 4) if attribute.group(g) is not None)
            if key == _ADDRESS.get(name):
                offset = m.start("attrs")
                url = (offset + attribute.start(group), offset + attribute.end(group))
            elif key in ("alt", "title") and not label:
                label = html.unescape(attribute.group(group))
        yield Tag(m.start(), m.end(), name, url, label)
