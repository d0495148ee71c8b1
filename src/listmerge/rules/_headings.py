"""The headings of a page and the anchors that GitHub gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from listmerge.markdown.node import Node
from listmerge.record import SourceList
from listmerge.rules._per_list import per_list

#: What GitHub takes off a heading before spaces become hyphens: all but letters, marks, digits, `_`, `-` and spaces.
_DROPPED = re.compile(r"[^\w\- \u0300-\u036f\ufe0f]")
_ID = re.compile(r"""\b(?:id|name)\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_NUMBER = re.compile(r"^[\W_]*(?:\d+(?:\.\d+)*|[IVX]+(?=[.)]))(?:[.):]|(?=\s))[\W_]*")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the page. text: as a reader sees it. anchor: as GitHub makes it, without `#`."""

    node: Node
    text: str
    anchor: str

    @property
    def level(self) -> int:
        """From 1 to 6."""
        return self.node.level

    @property
    def words(self) -> str:
        """The text without its number, signs and case: what two headings have in common if they say the same."""
        return bare_words(self.text)


def bare_words(text: str) -> str:
    """Letters and digits of a title, folded, its number left off."""
    kept = _NUMBER.sub("", text) or text
    return " ".join(re.findall(r"\w+", kept.replace("_", " ").casefold()))


def anchor(text: str) -> str:
    """The anchor of a heading of this text, the first of its kind on its page."""
    return _DROPPED.sub("", text.strip().lower()).replace(" ", "-")


@per_list
def headings(found: SourceList) -> list[Heading]:
    """All headings with their anchors; a repeated anchor gets `-1`, `-2` as GitHub counts them."""
    result: list[Heading] = []
    count: dict[str, int] = {}
    for node in found.document.walk():
        if node.kind != "heading":
            continue
        text = " ".join(node.plain.split())
        first = name = anchor(node.plain)
        while name in count:
            count[first] += 1
            name = f"{first}-{count[first]}"
        count[name] = 0
        result.append(Heading(node, text, name))
    return result


@per_list
def anchors(found: SourceList) -> dict[str, Heading | None]:
    """Every place that a link within the page can lead to, folded -> its heading (None for an HTML id)."""
    places: dict[str, Heading | None] = {folded(h.anchor): h for h in headings(found)}
    source = found.document.source
    for node in found.document.walk():
        if node.kind in ("tag", "html") or (node.kind == "image" and node.form == "html"):
            written = source.slice(node.span)
        elif node.kind == "link" and node.form == "html":
            written = source.slice(node.span).partition(">")[0]
        else:
            continue
        places |= {folded(m[1]): None for m in _ID.finditer(written) if folded(m[1]) not in places}
    return places


def folded(name: str) -> str:
    """An anchor as browsers and GitHub's script compare it, lenient about invisible marks at its ends."""
    return unquote(name).removeprefix("user-content-").replace("\ufe0f", "").casefold().strip("-")
