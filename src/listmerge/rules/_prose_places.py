"""Where a word stands in running English: not in a name, a link, code or a line of another language."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._language import is_english_at
from listmerge.rules._per_list import per_list
from listmerge.rules._text_mask import MARKUP, in_name, masked
from listmerge.rules._vocabulary import small_words, vocabulary
from listmerge.text import Span

#: Not glued to signs that make file names, addresses or identifiers of it.
_BEFORE = r"(?:(?<![\w@#$/\\.:~'’+=\x02-])|(?<=[a-z]-))"
_BEHIND = lazy(r"(?![\w@/\\+=\x02]|[.:'’][\w/])")


def prose_places(found: SourceList, word: str, opening: str = "") -> Iterator[Span]:
    """The places of a word, in this case; it may be of parts joined by hyphens.

    opening: a pattern of what may stand in front, without width.
    """
    text, before = masked(found), re.compile(opening + _BEFORE)
    for start in vocabulary(found).get(word.partition("-")[0], ()):
        span = Span(start, start + len(word))
        whole = text.startswith(word, start) and _BEHIND.match(text, span.end) and before.match(text, start)
        if whole and _is_prose(found, text, span):
            yield span


def places_of(found: SourceList, words: Iterable[str]) -> dict[str, list[Span]]:
    """The places of many words. Words without any are left out."""
    return {word: spans for word in sorted(set(words)) if (spans := list(prose_places(found, word)))}


def _is_prose(found: SourceList, text: str, span: Span) -> bool:
    """Whether a word stands in a line of English, in no link and no name of an entry, and is a whole word."""
    before = text[max(0, span.start - 9) : span.start].rstrip(MARKUP)
    if before[-1:].isalpha() or text[span.end : span.end + 9].lstrip(MARKUP)[:1].isalpha():
        return False
    if in_name(found, span.start) or _in_link(found, span.start):
        return False
    return is_english_at(found, span.start)


def _in_link(found: SourceList, at: int) -> bool:
    starts, ends = _linked(found)
    i = bisect_right(starts, at) - 1
    return i >= 0 and at < ends[i]


@per_list
def _linked(found: SourceList) -> tuple[list[int], list[int]]:
    """Where links begin and, up to there, the last one ends."""
    spans = sorted(n.span for n in found.document.find("link"))
    return [s.start for s in spans], list(accumulate((s.end for s in spans), max))


@per_list
def names_and_addresses(found: SourceList) -> set[str]:
    """The words, in lower case, of names, addresses and code."""
    texts = [r.name.value for r in found.records]
    texts += [n.url.value if n.url else n.text for n in found.document.find("link", "image", "codespan", "code")]
    return set(small_words(" ".join(texts)))
