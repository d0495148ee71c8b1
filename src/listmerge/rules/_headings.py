"""The headings of a page and the anchors that GitHub gives them."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import unquote

from listmerge.markdown.node import Node
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._per_list import per_list
from listmerge.values import frozen

#: What GitHub takes off a heading before spaces become hyphens: all but letters, marks, digits, `_`, `-` and spaces.
_DROPPED = lazy(r"[^\w\- \u0300-\u036f\ufe0f]")
_ID = lazy(r"""\b(?:id|name)\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_NUMBER = lazy(r"^[\W_]*(?:\d+(?:\.\d+)*|[IVX]+(?=[.)]))(?:[.):]|(?=\s))[\W_]*")


@frozen
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
    def has_link(self) -> bool:
        """Whether it holds a link: then it is an entry too."""
        return any(n.url is not None for n in self.node.walk())

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
    for node in found.document.find("heading"):
        text = " ".join(node.plain.split())
        first = name = anchor(node.plain)
        while name in count:
            count[first] += 1
            name = f"{first}-{count[first]}"
        count[name] = 0
        result.append(Heading(node, text, name))
    return result


@per_list
def empty_headings(found: SourceList) -> list[Heading]:
    """Headings followed by one of their own or a higher level, or by the end of the file.

    The page's title is left out, and a heading that holds a link is an entry.
    """
    by_span = {h.node.span: h for h in headings(found)}
    blocks = [n for n in found.document.nodes if not _is_nothing(n)]
    result = []
    for block, after in pairwise([*blocks, None]):
        if block is None or block.kind != "heading" or (block is blocks[0] and block.level == 1 and after is not None):
            continue
        heading = by_span[block.span]
        is_empty = after is None or (after.kind == "heading" and after.level <= block.level)
        if is_empty and heading.text and not heading.has_link:
            result.append(heading)
    return result


def _is_nothing(block: Node) -> bool:
    """Whether a block shows nothing: a separator, a definition, a comment."""
    if block.kind in ("rule", "definition", "front-matter"):
        return True
    if block.kind != "html":
        return False
    shown = [
        n for n in block.walk() if n is not block and not (n.kind == "tag" and n.marker in ("!--", "a", "/a", "br"))
    ]
    return not any(n.plain.strip() or n.kind in ("image", "tag") for n in shown)


@per_list
def anchors(found: SourceList) -> dict[str, Heading | None]:
    """Every place that a link within the page can lead to, folded -> its heading (None for an HTML id)."""
    places: dict[str, Heading | None] = {folded(h.anchor): h for h in headings(found)}
    source = found.document.source
    html = [n for n in found.document.find("image", "link") if n.form == "html"]
    for node in [*found.document.find("tag", "html"), *html]:
        written = source.slice(node.span)
        for m in _ID.finditer(written.partition(">")[0] if node.kind == "link" else written):
            places.setdefault(folded(m[1]))
    return places


def folded(name: str) -> str:
    """An anchor as browsers and GitHub's script compare it, lenient about invisible marks at its ends."""
    return unquote(name).removeprefix("user-content-").replace("\ufe0f", "").casefold().strip("-")
