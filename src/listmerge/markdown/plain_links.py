"""Text with links in it and nothing else, which is what most entries are: read in a fraction of the parser's time.

Only what can't be read in any other way is read here; all else is left to the parser.
"""

from __future__ import annotations

from listmerge.markdown.escapes import unescape
from listmerge.markdown.node import Node
from listmerge.patterns import lazy
from listmerge.text import Located, Span

#: `[label](target)` without a title, and nothing in the label that could be more than text.
_LINK = lazy(r"\[([^\\`*_!\[\]<~\n]*+)\]\(([^\s()<>\\\x00-\x20\x7f]++)\)")
#: What markup is made of, and what it takes for a bare URL to begin.
_MARKUP = lazy(r"[\\`*_\[\]<\n~:wW](?:(?<=[\\`*_\[\]<\n])|(?<=~)~|(?<=:)//|(?<=[wW])(?i:ww\.))")
#: The same where no bracket closes: one that opens means nothing there.
_NO_LINKS = lazy(r"[\\`*_<\n~:wW](?:(?<=[\\`*_<\n])|(?<=~)~|(?<=:)//|(?<=[wW])(?i:ww\.))")


def text_and_links(text: str, place: int) -> list[Node] | None:
    """The nodes of a text that stands at an offset of the source; None if there may be more in it than links."""
    markup = _MARKUP if "]" in text or "&" in text else _NO_LINKS
    if "[" not in text:
        return (
            None if markup.search(text) or ("!" in text and "&" in text) else [text_node(text, place)] if text else []
        )
    parts = _LINK.split(text)
    between = parts[::3]
    if markup.search("\x00".join([*between, *parts[1::3]])):
        return None
    if "!" in text and ("&" in text or any(part.endswith("!") for part in between[:-1])):
        return None  # it may be an image
    nodes = []
    for i in range(0, len(parts) - 1, 3):
        before, label, target = parts[i : i + 3]
        if before:
            nodes.append(text_node(before, place))
            place += len(before)
        inner, behind = place + 1, place + len(label) + 3
        url = Located(target, Span(behind, behind + len(target)))
        place = url.span.end + 1
        children = (text_node(label, inner),) if label else ()
        nodes.append(Node("link", Span(inner - 1, place), children, url=url, form="inline"))
    if parts[-1]:
        nodes.append(text_node(parts[-1], place))
    return nodes


def text_node(text: str, place: int) -> Node:
    """A text without markup that stands at an offset of the source."""
    return Node("text", Span(place, place + len(text)), text=unescape(text))
