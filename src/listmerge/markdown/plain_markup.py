"""Text with links, images, emphasis and code of the plainest kind: read in a part of the parser's time.

Only what can't be read in any other way is read here; all else is left to the parser.
"""

from __future__ import annotations

import re

from listmerge.markdown.bareurl import BARE_URL, match_bare_url
from listmerge.markdown.escapes import unescape
from listmerge.markdown.node import Node
from listmerge.patterns import lazy
from listmerge.text import Located, Span

#: A target without a title.
_TARGET = r"\]\([^\s()<>\\\x00-\x20\x7f]++\)"
_ALT = r"[^\\`*_!\[\]<\n&:.]*+"
#: A label may hold code and images, and may be in brackets.
_LABEL = rf"(?:[^\\`!\[\]<\n]|!(?!\[)|`[^`\n]++`|!\[{_ALT}{_TARGET})*+|\[[^\\`*_!\[\]<\n]*+\](?!\()"
_PIECE = lazy(
    rf"(?P<link>(?<!!)\[(?P<label>{_LABEL}){_TARGET})"
    rf"|(?P<image>!\[(?P<alt>{_ALT}){_TARGET})"
    r"|(?P<stars>(?<!\*)(?P<mark>\*\*?)(?P<inner>[^*\\<\n]++)(?P=mark)(?!\*))"
    r"|(?P<scores>(?<![^\s(])(?P<low>__?)(?P<within>(?:[^*_\\<\n]|(?<=[^\W_])_(?=[^\W_]))++)(?P=low)(?=[\s.,:;)]|\Z))"
    r"|(?P<code>(?<!`)`(?P<written>[^`\n]++)`(?!`))"
    rf"|(?P<url>{BARE_URL}[^\s<>\[\]`*~!&|]++(?=\s|\Z))"
)
#: Marks that are left over may be more than text. `_` within a word is a letter.
_MARKS = r"[\\`*<\n~](?:(?<=[^~])|(?<=~)~)|_(?:(?<![^\W_]_)|(?![^\W_]))|!\[|\]\("
_BARE = r"[:wW](?:(?<=:)//|(?<=[wW])(?i:ww\.))"
#: The same where a bracket may be a link whose target is defined elsewhere.
_MORE, _MORE_BRACKETS = lazy(rf"{_MARKS}|{_BARE}"), lazy(rf"[\[\]]|{_MARKS}|{_BARE}")
_URL = lazy(r"(?i:://|www\.)")


def plain_markup(text: str, place: int, has_definitions: bool) -> list[Node] | None:
    """The nodes of a text that stands at an offset of the source; None if there may be more in it.

    has_definitions: whether a text in brackets may be a link.
    """
    if "&!" in text:
        return None
    return _read(text, place, _MORE_BRACKETS if has_definitions or "&" in text else _MORE)


def _read(text: str, place: int, more: re.Pattern[str], is_inner: bool = False) -> list[Node] | None:
    nodes, at = [], 0
    for piece in _PIECE.finditer(text):
        start = piece.start()
        if more.search(text, at, start) or (is_inner and piece.lastgroup == "url"):
            return None
        node = _READERS[piece.lastgroup or ""](piece, place, more)
        if node is None:
            return None
        if start > at:
            nodes.append(_text(text[at:start], place + at))
        nodes.append(node)
        at = node.span.end - place
    if at < len(text):
        if more.search(text, at):
            return None
        nodes.append(_text(text[at:], place + at))
    return nodes


def _link(piece: re.Match[str], place: int, more: re.Pattern[str]) -> Node | None:
    return _linked("link", piece, "label", place, more)


def _image(piece: re.Match[str], place: int, more: re.Pattern[str]) -> Node | None:
    return _linked("image", piece, "alt", place, more)


def _linked(kind: str, piece: re.Match[str], group: str, place: int, more: re.Pattern[str]) -> Node | None:
    start, end = piece.span(group)
    children = _read(piece[group], place + start, more, is_inner=True)
    if children is None:
        return None
    target = piece.string[end + 2 : piece.end() - 1]
    url = Located(target, Span(place + end + 2, place + piece.end() - 1))
    return Node(kind, Span(place + piece.start(), url.span.end + 1), tuple(children), url=url, form="inline")


def _emphasis(piece: re.Match[str], place: int, more: re.Pattern[str]) -> Node | None:
    """Emphasis whose delimiters can't but open and close (CommonMark 6.2: flanking)."""
    marks, group = ("mark", "inner") if piece.lastgroup == "stars" else ("low", "within")
    inner, text = piece[group], piece.string
    start, end = piece.span()
    opens = inner[0].isalnum() or (not inner[0].isspace() and (start == 0 or text[start - 1].isspace()))
    closes = inner[-1].isalnum() or (not inner[-1].isspace() and (end == len(text) or text[end].isspace()))
    children = _read(inner, place + piece.start(group), more, is_inner=True) if opens and closes else None
    if children is None:
        return None
    kind = "strong" if len(piece[marks]) > 1 else "emphasis"
    return Node(kind, Span(place + start, place + end), tuple(children))


def _code(piece: re.Match[str], place: int, _: object) -> Node | None:
    written = piece["written"]
    if _URL.search(written):
        return None
    if written.startswith(" ") and written.endswith(" ") and written.strip(" "):
        written = written[1:-1]
    return Node("codespan", Span(place + piece.start(), place + piece.end()), text=written)


def _bare_url(piece: re.Match[str], place: int, _: object) -> Node | None:
    start, text = piece.start(), piece.string
    end = match_bare_url(text, start)
    if end is None:
        return None
    span = Span(place + start, place + end)
    return Node(
        "link", span, (Node("text", span, text=text[start:end]),), url=Located(text[start:end], span), form="bare"
    )


def _text(text: str, place: int) -> Node:
    return Node("text", Span(place, place + len(text)), text=unescape(text))


_READERS = {"link": _link, "image": _image, "stars": _emphasis, "scores": _emphasis, "code": _code, "url": _bare_url}
