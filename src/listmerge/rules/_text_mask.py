"""The prose of a list, at its own offsets: what is no prose is masked, so that a pattern can't run into it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from listmerge.markdown.node import Node
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._per_list import per_list
from listmerge.text import LINE_END

#: Outside of any paragraph, heading or cell; a line end within one stays.
BOUNDARY = "\x00"
#: Markup a reader does not see: the marks of bold text, the brackets and target of a link.
MARKUP = "\x01"
#: A thing a reader sees that is no prose: code, an image, a tag, a bare URL, an entity.
OBJECT = "\x02"

#: In ASCII, all but controls.
_COMMON = bytes(range(ord(" "), 0x7F)) + b"\t\n\r"

_LEAVES = ("paragraph", "heading", "cell")
_OBJECTS = frozenset({"codespan", "image", "tag"})
#: Forms of links whose text is their address.
_NO_WORDS = ("bare", "auto", "code")
_ENTITY = lazy(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|\\[!-/:-@\[-`{-~]")
_NO_BLANK = lazy(r"[^\r\n \t]")
_ENDS = (
    "com|org|net|edu|gov|io|dev|ai|app|co|uk|eu|de|fr|ch|cn|jp|ru|in|me|info|js|ts|py|rb|rs|md|html?|json|xml|csv|tsv|"
    "ya?ml|toml|txt|pdf|zip|gz|sh|exe|css|php|go|cpp|cs|net"
)
#: Text without any of these shows as it is.
_MAY_HIDE = lazy(rf"[&\\:.@](?:(?<=[&\\@])|(?<=:)\S|(?<=www\.)\S|(?<=\.)(?:{_ENDS})\b)")
#: Addresses and names of files and hosts that are no links.
_ADDRESS = lazy(
    r"(?:https?|ftp|mailto|git|ssh):\S+|www\.\S+|(?<![\w.+-])[\w.+-]++@[\w-]++\.[\w.-]+|"
    rf"(?<![\w.-])(?:[\w-]++\.)+(?:{_ENDS})\b(?:/[\w./#?=&%~+-]*)?",
)


@per_list
def masked(found: SourceList) -> str:
    """A text as long as the source in which only prose stands: see BOUNDARY, MARKUP and OBJECT."""
    source, skipped = found.document.source, set(found.document.skipped)
    pieces: list[str] = []
    at = 0
    for leaf in leaves(found):
        start, end = leaf.span
        pieces.append(BOUNDARY * (start - at))
        if leaf.span in skipped:
            pieces.append(BOUNDARY * (end - start))
        else:
            behind = _add_visible(leaf.children, source.text, start, pieces)
            if behind < end:
                pieces.append(_without_markup(source.text[behind:end]))
        at = end
    pieces.append(BOUNDARY * (len(source.text) - at))
    return "".join(pieces)


def _add_visible(nodes: tuple[Node, ...], text: str, at: int, pieces: list[str]) -> int:
    """Add what is seen of nodes, and what stands before them from `at` on; returns where they end."""
    for node in nodes:
        kind = node.kind
        start, end = node.span
        if kind == "text":
            shown = text[start:end]
            if _MAY_HIDE.search(shown):
                shown = _shown(shown)
        elif kind in _OBJECTS or (kind == "link" and node.form in _NO_WORDS):
            shown = OBJECT * (end - start)
        else:
            at = _add_visible(node.children, text, at, pieces)
            continue
        if start > at:
            pieces.append(_without_markup(text[at:start]))
        pieces.append(shown[at - start :] if start < at else shown)
        at = max(at, end)
    return at


def _without_markup(text: str) -> str:
    if text.split(maxsplit=1) == [text]:  # no blank in it
        return MARKUP * len(text)
    return _NO_BLANK.sub(MARKUP, text)


@per_list
def leaves(found: SourceList) -> list[Node]:
    """The paragraphs, headings and cells of a list, in order."""
    return found.document.find(*_LEAVES)


@per_list
def characters(found: SourceList) -> frozenset[str]:
    """Which characters stand in a text, but for those on every keyboard: what rules about few of them look up first."""
    text = found.document.source.text.encode("utf-8", "surrogatepass")
    return frozenset(text.translate(None, _COMMON).decode("utf-8", "surrogatepass"))


@per_list
def _names(found: SourceList) -> tuple[list[int], list[int]]:
    """Where names of entries begin, in order, and where each ends."""
    spans = sorted([r.name.span for r in found.records])
    return [s.start for s in spans], [s.end for s in spans]


def in_name(found: SourceList, at: int) -> bool:
    """Whether an offset lies in the name of an entry."""
    starts, ends = _names(found)
    i = bisect_right(starts, at) - 1
    return i >= 0 and at < ends[i]


def prose_lines(found: SourceList) -> Iterator[str]:
    """Each line of prose, masked; of a table, each cell."""
    text = masked(found)
    for leaf in leaves(found):
        start, end = leaf.span
        whole = text[start:end]
        if "\n" not in whole and "\r" not in whole:
            yield whole
        else:
            yield from LINE_END.split(whole)


def _shown(written: str) -> str:
    written = _ENTITY.sub(lambda m: OBJECT * len(m[0]), written) if "&" in written or "\\" in written else written
    return _ADDRESS.sub(lambda m: OBJECT * len(m[0]), written)
