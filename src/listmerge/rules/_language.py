"""Whether a list, or a line of it, is in English: what spelling and typography are judged by."""

from __future__ import annotations

from itertools import filterfalse, islice

from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._per_list import per_list
from listmerge.rules._text_mask import masked, prose_lines
from listmerge.rules._vocabulary import small_words

_WORD = lazy(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the of and to for with is that by from are this you or be it at your can using which has an as not on".split()
)
#: Little words of other languages in Latin letters, but for those that English has too.
_OTHERS = frozenset(
    "el los las del por para con una como que y der das und ist für von mit den ein eine auf nicht zu le les des et "
    "est pour dans avec sur une du il di che per della gli sono e o os da do dos não em uma um het een van voor en "
    "och att som är på och og til ikke af med na w z się jest nie dla bir ve için ile bu".split()
)
_BEYOND_LATIN = lazy(r"[^\u0000-\u036f\u1e00-\u1eff]")
#: So many lines tell.
_LINES = 400


@per_list
def is_english(found: SourceList) -> bool:
    """Whether most prose of a list is in English."""
    lines = list(islice(prose_lines(found), _LINES))
    plain, rest = small_words("\n".join(filter(str.isascii, lines))), "\n".join(filterfalse(str.isascii, lines))
    english, others = _counts(plain + _words(rest))
    foreign = sum(map(str.isalpha, _BEYOND_LATIN.findall(rest)))
    return english > others and (not foreign or foreign * 10 < sum(map(len, plain)) + sum(map(str.isalpha, rest)))


def is_english_at(found: SourceList, at: int) -> bool:
    """Whether the line at an offset may be English: its prose is in Latin letters, and with no more little words of others than of English."""
    told, line = _told(found), found.document.source.line_of(at)
    if line not in told:
        span = found.document.source.line_span(line)
        told[line] = _may_be_english(masked(found)[span.start : span.end])
    return told[line]


@per_list
def _told(found: SourceList) -> dict[int, bool]:
    """Lines that were looked at -> whether they may be English: several rules ask of the same places."""
    return {}


def _may_be_english(text: str) -> bool:
    if not text.isascii() and any(map(_is_foreign, text)):
        return False
    english, others = _counts(_words(text))
    return english >= others


def _is_foreign(char: str) -> bool:
    """Whether a character is a letter of another script than Latin."""
    return char.isalpha() and _BEYOND_LATIN.match(char) is not None


def _words(text: str) -> list[str]:
    return small_words(text) if text.isascii() else _WORD.findall(text.lower())


def _counts(words: list[str]) -> tuple[int, int]:
    """How many are little words of English, and of other languages."""
    return sum(map(_ENGLISH.__contains__, words)), sum(map(_OTHERS.__contains__, words))
