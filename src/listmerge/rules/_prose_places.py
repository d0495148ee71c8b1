"""Where a word stands in running English: not in a name, a link, code or a line of another language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.record import SourceList
from listmerge.rules._language import is_english_at
from listmerge.rules._per_list import per_list
from listmerge.rules._scan import whole
from listmerge.rules._text_mask import MARKUP, in_name, masked
from listmerge.text import Span

#: Not glued to signs that make file names, addresses or identifiers of it.
_WHOLE = r"(?:(?<![\w@#$/\\.:~'’+=\x02-])|(?<=[a-z]-)){}(?![\w@/\\+=\x02]|[.:'’][\w/])"


def prose_places(found: SourceList, word: str, opening: str = "") -> Iterator[Span]:
    """The places of a word, in this case. opening: a pattern of what may stand in front, without width."""
    text = masked(found)
    for m in whole(re.compile(opening + _WHOLE.format(word)), word, text):
        span = Span(*m.span())
        if _is_prose(found, text, span):
            yield span


def _is_prose(found: SourceList, text: str, span: Span) -> bool:
    """Whether a word stands in a line of English, in no link and no name of an entry, and is a whole word."""
    before = text[max(0, span.start - 9) : span.start].rstrip(MARKUP)
    if before[-1:].isalpha() or text[span.end : span.end + 9].lstrip(MARKUP)[:1].isalpha():
        return False
    if in_name(found, span.start) or any(n.span.start <= span.start < n.span.end for n in found.document.find("link")):
        return False
    return is_english_at(found, span.start)


@per_list
def names_and_addresses(found: SourceList) -> set[str]:
    """The words, in lower case, of names, addresses and code."""
    texts = [r.name.value for r in found.records]
    texts += [n.url.value if n.url else n.text for n in found.document.find("link", "image", "codespan", "code")]
    return set(re.findall("[a-z]+", " ".join(texts).lower()))
