"""Text with links, images, emphasis, code and tags of the plainest kind: read in a part of the parser's time.

What has links and nothing else is left to `plain_links`, which takes less time for it. Only what can't be read in any
other way is read here; all else is left to the parser.
"""

from __future__ import annotations

import re

from listmerge.markdown.bareurl import BARE_URL, match_bare_url
from listmerge.markdown.htmltags import tags
from listmerge.markdown.inline_texts import URL
from listmerge.markdown.layout import Passage
from listmerge.markdown.markers import TAG_INNER
from listmerge.markdown.node import Node
from listmerge.markdown.plain_links import text_node
from listmerge.markdown.raw_nodes import RawNodes
from listmerge.patterns import lazy
from listmerge.text import Located, Span

#: A target without a title, with brackets in it that pair.
_TARGET = r"\]\( *+(?:[^\s()<>\\\x00-\x20\x7f]++|\([^\s()<>\\\x00-\x20\x7f]*+\))*+ *+\)"
_ALT = r"[^\\`*_!\[\]<\n&:]*+"
_LABEL = rf"(?:[^\\`!\[\]<\n]++|!(?!\[)|`[^`\n]++`|!\[{_ALT}{_TARGET}|\[[^\\`*_!\[\]<\n]*+\](?!\())*+"
#: What follows on the beginning of an address.
_REST = r"[^\s<>\[\]`*\\]++"
#: Looked for by what they begin with, as to try each of them at every place takes twice as long.
_PIECE = lazy(
    r"[\[!*_`<hHfFwW](?:"
    rf"(?P<link>(?<=\[)(?<!!\[)(?P<label>{_LABEL}){_TARGET})"
    rf"|(?P<image>(?<=!)\[(?P<alt>{_ALT}){_TARGET})"
    r"|(?P<stars>(?<=\*)(?<!\*\*)(?P<mark>\*?)(?P<inner>[^*\\<\n]++)\*(?P=mark)(?!\*))"
    r"|(?P<scores>(?<=_)(?<![^\s(]_)(?P<low>_?)(?P<within>(?:[^*_\\<\n]++|(?<=[^\W_])_(?=[^\W_]))++)_(?P=low)(?=[\s.,:;)]|\Z))"
    r"|(?P<code>(?<=`)(?<!``)(?P<written>[^`\n]++)`(?!`))"
    rf"|(?P<tag>(?<=<){TAG_INNER})"
    rf"|(?P<url>{URL}{_REST}(?=\s|\Z)))"
)
_URL = lazy(BARE_URL + _REST)
#: Marks that are left over may be more than text. `_` within a word is a letter.
_MARKS = r"[\\`*\n<~](?:(?<=[^<~])|(?<=<)[A-Za-z/!?]|(?<=~)~)|_(?:(?<![^\W_]_)|(?![^\W_]))|\]\("
_BARE = r"[:wW](?:(?<=:)//|(?<=[wW])(?i:ww\.))"
#: The same where a bracket may be a link whose target is defined elsewhere.
_MORE, _MORE_BRACKETS = lazy(rf"{_MARKS}|{_BARE}"), lazy(rf"[\[\]]|{_MARKS}|{_BARE}")
#: Punctuation beside emphasis that is no end of another piece.
_BEFORE, _BEHIND = frozenset("(\"'-:;,."), frozenset(")\"'-:;,.?")


class PlainMarkup:
    """Reads lines of one document. raw: builds the nodes of its tags."""

    def __init__(self, raw: RawNodes) -> None:
        self.raw = raw
        self.more, self.may_link = _MORE, True
        self.readers = {
            "link": self.link, "image": self.image, "stars": self.emphasis, "scores": self.emphasis,
            "code": self.code, "tag": self.tag, "url": self.bare_url,
        }  # fmt: skip

    def nodes(self, text: str, place: int, has_definitions: bool, may_link: bool) -> list[Node] | None:
        """The nodes of a line that stands at an offset of the source; None if there may be more in it.

        has_definitions: whether a text in brackets may be a link. may_link: whether it is not within `<a>`.
        """
        if "&!" in text or "&<" in text:
            return None  # the parser looks at what may be an entity from there on
        self.more = _MORE_BRACKETS if has_definitions or "&[" in text or "&]" in text else _MORE
        self.may_link = may_link
        return self.pieces(text, place)

    def pieces(self, text: str, place: int, is_inner: bool = False) -> list[Node] | None:
        """As `nodes`. is_inner: of what stands within a link or emphasis, where addresses end in other ways."""
        nodes: list[Node] = []
        at = 0
        for piece in _PIECE.finditer(text):
            start = piece.start()
            if (is_inner and piece.lastgroup == "url") or self.more.search(text, at, start):
                return None
            node = self.readers[piece.lastgroup or ""](piece, place)
            if node is None:
                return None
            if start > at:
                nodes.append(text_node(text[at:start], place + at))
            nodes.append(node)
            at = node.span.end - place
        if at < len(text):
            if self.more.search(text, at):
                return None
            nodes.append(text_node(text[at:], place + at))
        return nodes

    def link(self, piece: re.Match[str], place: int) -> Node | None:
        """`[label](target)`; a label that is an address is text."""
        if not self.may_link:
            return None
        label, start = piece["label"], place + piece.start("label")
        inner = [text_node(label, start)] if _URL.fullmatch(label) else self.pieces(label, start, is_inner=True)
        return _linked(piece, "label", place, inner)

    def image(self, piece: re.Match[str], place: int) -> Node | None:
        """`![alt](target)`."""
        inner = self.pieces(piece["alt"], place + piece.start("alt"), is_inner=True)
        return _linked(piece, "alt", place, inner)

    def emphasis(self, piece: re.Match[str], place: int) -> Node | None:
        """Emphasis whose delimiters can't but open and close (CommonMark 6.2: flanking)."""
        marks, group = ("mark", "inner") if piece.lastgroup == "stars" else ("low", "within")
        written, (start, end) = piece[group], piece.span()
        before, behind = piece.string[start - 1 : start] or " ", piece.string[end : end + 1] or " "
        opens = written[0].isalnum() or (not written[0].isspace() and (before.isspace() or before in _BEFORE))
        closes = written[-1].isalnum() or (not written[-1].isspace() and (behind.isspace() or behind in _BEHIND))
        inner = self.pieces(written, place + piece.start(group), is_inner=True) if opens and closes else None
        if inner is None:
            return None
        kind = "strong" if piece[marks] else "emphasis"
        return Node(kind, Span(place + start, place + end), tuple(inner))

    def code(self, piece: re.Match[str], place: int) -> Node:
        """One backtick on each side."""
        written = piece["written"]
        if written.startswith(" ") and written.endswith(" ") and written.strip(" "):
            written = written[1:-1]
        urls = self.raw.urls_in(_passage(piece, place), *piece.span("written"))
        return Node("codespan", Span(place + piece.start(), place + piece.end()), urls, text=written)

    def tag(self, piece: re.Match[str], place: int) -> Node | None:
        """A tag of HTML."""
        found = next(tags(piece.string, *piece.span()), None)
        return self.raw.tag(_passage(piece, place), found) if found else None

    def bare_url(self, piece: re.Match[str], place: int) -> Node | None:
        """An address without brackets."""
        end = match_bare_url(piece.string, piece.start()) if self.may_link else None
        if end is None:
            return None
        return self.raw.url_node(_passage(piece, place), piece.start(), end, "bare")


def _linked(piece: re.Match[str], group: str, place: int, children: list[Node] | None) -> Node | None:
    if children is None:
        return None
    written = piece.string[piece.end(group) + 2 : piece.end() - 1]
    target, start = written.strip(" "), place + piece.end(group) + 2 + len(written) - len(written.lstrip(" "))
    url, span = Located(target, Span(start, start + len(target))), Span(place + piece.start(), place + piece.end())
    return Node(piece.lastgroup or "", span, tuple(children), url=url, form="inline")


def _passage(piece: re.Match[str], place: int) -> Passage:
    return Passage(piece.string, (0,), (place,))
