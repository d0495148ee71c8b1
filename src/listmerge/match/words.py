"""The words of names: folding that works for every script, versions, acronyms, and which words only name a kind of thing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable
from functools import lru_cache

from listmerge.match.url import HOST_NAMES
from listmerge.patterns import lazy
from listmerge.values import frozen

_TOKEN = lazy(r"[^\W_]+(?:\+\+|#)?")
#: A plus behind a word is one: `ChatCAD+` is not `ChatCAD`. Two are part of it, and behind a number it says `or more`.
_PLUS = lazy(r"(?<=[^\W\d_])\+(?![\w+])")
_DAY = lazy(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")
_PARENTHESES = lazy(r"[(（\[]([^()（）\[\]]{2,60})[)）\]]")
_GENITIVE = lazy(r"['’]s\b")
_HEAD = lazy(r"(?:(?<!\s)\s++)?(?:[:：,，]\s|(?<=\s)[-–—|]\s|：)")
#: A citation behind a name: `CAMELYON16 [10]`, `ECDP2020 [27a]`.
_CITATION = lazy(r"(?:(?<!\s)\s++)?\[\d{1,3}[a-z]?(?:\s?[,–-]\s?\d{1,3}[a-z]?)*\]")
#: A number in front of a name that only counts entries: `1. MedPix`, `(2) OASIS`.
_ORDINAL = lazy(r"^\s*(?:\d{1,3}[.)、．]|[(（]\d{1,3}[)）])\s*(?=[^\W\d])")
PART = lazy(
    r"\b(part|track|task|subtask|chapter|week|day|lesson|lecture|episode|volume|vol|level|section|module|phase|stage)"
    r"[\s.#]*(\d{1,3}[a-z]?|[ivx]{1,4}|[a-e])\b"
)
_ROMAN = lazy(r"(?:i{1,3}|iv|vi{0,3}|ix|x)$")
_VERSION = lazy(r"v?\d{1,3}(?:\.\d{1,3}){0,3}$|v\d+$")
_YEAR = lazy(r"(?:19|20)\d\d")
_PIECE = lazy(r"[^\W_]+")
_LETTERS = lazy(r"[^\W\d_]+")
_ACRONYM = lazy(r"[A-Z][a-z]*+[A-Z][A-Za-z0-9]*+(?:[-/][A-Z0-9]+)*$")
STOP_WORDS = frozenset("the a an of for and in on to from with by at or as is & its".split())
#: Words at the edge of a name that say no more than that it names something.
TAIL_WORDS = frozenset(
    "data dataset datasets database databases set sets program programme project website official".split()
)
NOT_IN_ACRONYMS = frozenset("program programme project database dataset".split())
#: Words that name a kind of thing: they make no name special (see `information` in names.py).
GENERIC = frozenset(
    "data dataset datasets database databases set sets collection collections project projects program programme library "
    "libraries archive archives repository resource resources image images imaging list lists study studies challenge "
    "challenges system tool tools toolkit framework platform portal site website page home official public open free "
    "medical health healthcare clinical awesome api sdk app server client package module guide tutorial course book paper "
    "papers benchmark corpus model models learning machine python go rust js javascript java vue node".split()
)


def fold(text: str) -> str:
    """A text as it is compared: NFKC, case folded, Latin marks off; other scripts keep every letter."""
    return text.lower() if text.isascii() else _fold(text)


@lru_cache(maxsize=20_000)
def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFC", "".join(c for c in plain if not "\u0300" <= c <= "\u036f"))


def tokens(text: str) -> tuple[str, ...]:
    """The folded words of a text; hyphens and apostrophes divide (`'s` falls away), a plus behind a word is a word."""
    if "+" in text:
        text = _PLUS.sub(" plus", text)
    if "'" in text or "’" in text:
        return tuple(_TOKEN.findall(fold(_GENITIVE.sub("", text)).replace("'", "").replace("’", "")))
    return tuple(_TOKEN.findall(fold(text)))


@frozen
class Name:
    """A name taken apart.

    words: all folded words. core: those that make it special, in order, without versions. versions: version and
    edition marks (`iii`, `2`, `2020`). forms: core words of the whole name, of its head ("MIMIC-III" of "MIMIC-III, a
    critical care database") and of what stands in brackets. acronyms: given ones (`ADNI`). initials: what an acronym
    of the name would be. marks: words written like a mark (`VinDr`, `MIMIC`), without what hyphens join.
    parts: which of several it is (`Track 2`, `part 1`).
    qualifiers: words in brackets that narrow the name (`MMLU (Professional Medicine)`). latin: whether it is written in Latin letters.
    """

    text: str
    words: tuple[str, ...]
    core: tuple[str, ...]
    versions: frozenset[str]
    forms: tuple[tuple[str, ...], ...]
    acronyms: frozenset[str]
    initials: frozenset[str]
    marks: frozenset[str]
    parts: frozenset[tuple[str, str]]
    qualifiers: frozenset[str]
    latin: bool


@lru_cache(maxsize=100_000)
def read_name(text: str) -> Name:
    """Take a name apart."""
    text = _CITATION.sub(" ", _ORDINAL.sub("", text)).strip() or text
    bracketed = [m.group(1) for m in _PARENTHESES.finditer(text)]
    outside = (_PARENTHESES.sub(" ", text) if bracketed else text).strip() or text
    head = _head(outside)
    words = tokens(outside)
    of_head = words if head == outside else tokens(head)
    versions = {w for i, w in enumerate(of_head) if is_version(w, i)} | {w for w in words if is_year(w)}
    core = core_of(words)
    initials = initials_of(outside)
    aliases = [part for part in bracketed if _is_alias(part, outside, initials)]
    forms = [core] if of_head is words else [core, core_of(of_head)]
    forms += [core_of(tokens(part)) for part in aliases if len(part.split()) <= 3]
    return Name(
        text, words, core, frozenset(versions), tuple(dict.fromkeys(f for f in forms if f)),
        frozenset(fold(w) for w in (*bracketed, head) if is_acronym(w.strip(",;:"))), initials,
        frozenset(fold(w) for w in _PIECE.findall(outside) if is_acronym(w)),
        frozenset((m.group(1), m.group(2)) for m in PART.finditer(fold(text))),
        _qualifiers(part for part in bracketed if part not in aliases), _is_latin(outside),
    )  # fmt: skip


def _qualifiers(brackets: Iterable[str]) -> frozenset[str]:
    """The words of brackets that narrow a name, without sizes, years and citations; a day makes an issue or an episode."""
    brackets = tuple(brackets)
    days = {part.strip() for part in brackets if _DAY.fullmatch(part.strip())}
    words = {w for part in brackets if not _is_reference(part) for w in tokens(part)}
    return frozenset(days | {w for w in words - GENERIC - STOP_WORDS if not w.isdigit()})


def _is_latin(text: str) -> bool:
    """Whether at least half the letters are Latin ones."""
    if text.isascii():
        return True
    letters = [c for c in text if c.isalpha()]
    return sum(ord(c) < 0x250 for c in letters) * 2 >= len(letters)


def _head(text: str) -> str:
    """What stands before a colon, a dash or a comma, if that can be a name of its own: "S2ORC" of "S2ORC: the …"."""
    m = _HEAD.search(text)
    if not m or not m.start():
        return text
    head = text[: m.start()].strip()
    if m.group().strip() in (",", "，"):
        return head if is_acronym(head) else text
    return head if len(head.split()) <= 3 else text


def is_version(word: str, index: int) -> bool:
    """Whether a word of a name, not the first, marks a version or an edition."""
    if index == 0 or not (word[0] in "vix" or word[0].isdecimal()):
        return False
    return bool(_ROMAN.match(word) or _VERSION.match(word) or is_year(word))


def is_year(word: str) -> bool:
    """Whether a word of a name is a year, which marks an edition."""
    return bool(_YEAR.fullmatch(word))


def core_of(words: tuple[str, ...], maybe: Container[str] | None = None) -> tuple[str, ...]:
    """The words that make a name special. maybe: those among which are all versions, if that is known."""
    special = [(i, w) for i, w in enumerate(words) if w not in STOP_WORDS]
    kept = tuple([w for i, w in special if (maybe is not None and w not in maybe) or not is_version(w, i)])
    start, end = 0, len(kept)
    while start < end and kept[start] in TAIL_WORDS:
        start += 1
    while end > start and kept[end - 1] in TAIL_WORDS:
        end -= 1
    return kept[start:end] or kept


def is_acronym(word: str) -> bool:
    return 2 <= len(word) <= 12 and word[0].isupper() and bool(_ACRONYM.match(word))


def is_coined(text: str) -> bool:
    """Whether a name begins with a word made for it (`MIMIC`, `RxRx1`, `CAMELYON16`), not an ordinary one."""
    first = next(iter(text.split()), "")
    return sum(c.isupper() for c in first) >= 2 or any(c.isdigit() for c in first[1:])


def _is_alias(inside: str, outside: str, initials: frozenset[str]) -> bool:
    """Whether brackets hold another name of the same thing: its acronym or what it stands for, or a translation."""
    if _is_reference(inside) or fold(inside) in HOST_NAMES:  # where it lies: `(Kaggle)`
        return False
    mark = "".join(tokens(inside))
    written_out = "".join(tokens(outside)) in initials_of(inside)
    return mark in initials or written_out or is_acronym(inside) or _is_latin(inside) != _is_latin(outside)


def _is_reference(text: str) -> bool:
    """Whether brackets hold a size, a year or a citation rather than a name."""
    return bool(re.search(r"\d{4}|et al|^(?:by|from|via|with|in|for)\b|^\W*[\d.,]+\s?[kKmMgG]?[bB]?\W*$", text))


def initials_of(text: str) -> frozenset[str]:
    """Acronyms a name could have: the first letters of its words, with or without small words and a leading article."""
    words = _LETTERS.findall(_GENITIVE.sub("", text) if "'" in text or "’" in text else text)
    if len(words) < 2:
        return frozenset()
    full = "".join([w[0] for w in words]).casefold()
    big_words = [w for w in words if w.casefold() not in STOP_WORDS]
    big = "".join([w[0] for w in big_words]).casefold()
    special = "".join([w[0] for w in big_words if w.casefold() not in NOT_IN_ACRONYMS]).casefold()
    found = {full, big, special, "t" + big, "t" + special}
    return frozenset([f for f in found if len(f) >= 3])
