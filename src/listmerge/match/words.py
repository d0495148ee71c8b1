"""The words of names: folding that works for every script, versions, acronyms, and which words only name a kind of thing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r"[^\W_]+(?:\+\+|#)?")
_PARENTHESES = re.compile(r"[(（\[]([^()（）\[\]]{2,60})[)）\]]")
_HEAD = re.compile(r"\s*(?:[:：,，]\s|\s[-–—|]\s|：)")
_ROMAN = re.compile(r"(?:i{1,3}|iv|vi{0,3}|ix|x)$")
_VERSION = re.compile(r"v?\d{1,3}(?:\.\d{1,3}){0,3}$|v\d+$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z0-9]*(?:[-/][A-Z0-9]+)*$")
STOP_WORDS = frozenset("the a an of for and in on to from with by at or as is & its".split())
#: Words at the edge of a name that say no more than that it names something.
TAIL_WORDS = frozenset(
    "data dataset datasets database databases set sets program programme project website official".split()
)
#: Words that name a kind of thing: they make no name special (see `information` in compare.py).
GENERIC = frozenset(
    "data dataset datasets database databases set sets collection collections project projects program programme library "
    "libraries archive archives repository resource resources image images imaging list lists study studies challenge "
    "challenges system tool tools toolkit framework platform portal site website page home official public open free "
    "medical health healthcare clinical awesome api sdk app server client package module guide tutorial course book paper "
    "papers benchmark corpus model models learning machine python go rust js javascript java vue node".split()
)


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """A text as it is compared: NFKC, case folded, Latin marks off; other scripts keep every letter."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFC", "".join(c for c in plain if not "\u0300" <= c <= "\u036f"))


def tokens(text: str) -> tuple[str, ...]:
    """The folded words of a text; hyphens and apostrophes divide (`'s` falls away)."""
    return tuple(_TOKEN.findall(fold(re.sub(r"['’]s\b", "", text)).replace("'", "").replace("’", "")))


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart.

    words: all folded words. core: those that make it special, in order, without versions. versions: version and
    edition marks (`iii`, `2`, `2020`). forms: core words of the whole name, of its head ("MIMIC-III" of "MIMIC-III, a
    critical care database") and of what stands in brackets. acronyms: given ones (`ADNI`). initials: what an acronym
    of the name would be. marks: words written like a mark (`VinDr`, `MIMIC`), without what hyphens join. latin: whether it is written in Latin letters.
    """

    text: str
    words: tuple[str, ...]
    core: tuple[str, ...]
    versions: frozenset[str]
    forms: tuple[tuple[str, ...], ...]
    acronyms: frozenset[str]
    initials: frozenset[str]
    marks: frozenset[str]
    latin: bool


@lru_cache(maxsize=100_000)
def read_name(text: str) -> Name:
    """Take a name apart."""
    outside = _PARENTHESES.sub(" ", text).strip() or text
    inside = [m.group(1) for m in _PARENTHESES.finditer(text)]
    head = _head(outside)
    words = tokens(outside)
    versions = frozenset(w for i, w in enumerate(tokens(head)) if is_version(w, i)) | frozenset(
        w for w in words if _YEAR.match(w)
    )
    forms = [_core(tokens(part)) for part in (outside, head) if part]
    acronyms = {fold(w) for w in (*inside, *head.split()) if _is_acronym(w.strip(",;:"))}
    forms += [_core(tokens(part)) for part in inside if len(part.split()) <= 3 and not _is_reference(part)]
    unique = tuple(dict.fromkeys(f for f in forms if f))
    marks = frozenset(fold(w) for w in re.findall(r"[^\W_]+", outside) if _is_acronym(w))
    letters = [c for c in outside if c.isalpha()]
    latin = sum(ord(c) < 0x250 for c in letters) * 2 >= len(letters)
    return Name(text, words, _core(words), versions, unique, frozenset(acronyms), _initials(outside), marks, latin)


def _head(text: str) -> str:
    """What stands before a colon, a dash or a comma, if that can be a name of its own: "S2ORC" of "S2ORC: the …"."""
    m = _HEAD.search(text)
    if not m or not m.start():
        return text
    head = text[: m.start()].strip()
    if m.group().strip() in (",", "，"):
        return head if _is_acronym(head) else text
    return head if len(head.split()) <= 3 else text


def is_version(word: str, index: int) -> bool:
    """Whether a word of a name, not the first, marks a version or an edition."""
    return index > 0 and bool(_ROMAN.match(word) or _VERSION.match(word) or _YEAR.match(word))


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    kept = tuple(w for i, w in enumerate(words) if w not in STOP_WORDS and not is_version(w, i))
    special = tuple(w for w in kept if w not in TAIL_WORDS)
    return special or kept


def _is_acronym(word: str) -> bool:
    return 2 <= len(word) <= 12 and bool(_ACRONYM.match(word))


def _is_reference(text: str) -> bool:
    """Whether brackets hold a size, a year or a citation rather than a name."""
    return bool(re.search(r"\d{4}|et al|^(?:by|from|via|with|in|for)\b|^\W*[\d.,]+\s?[kKmMgG]?[bB]?\W*$", text))


def _initials(text: str) -> frozenset[str]:
    """Acronyms a name could have: the first letters of its words, with or without small words and a leading article."""
    words = re.findall(r"[^\W\d_]+", re.sub(r"['’]s\b", "", text))
    if len(words) < 2:
        return frozenset()
    full = "".join(w[0] for w in words).casefold()
    big = "".join(w[0] for w in words if w.casefold() not in STOP_WORDS).casefold()
    special = "".join(
        w[0]
        for w in words
        if w.casefold() not in STOP_WORDS | {"program", "programme", "project", "database", "dataset"}
    ).casefold()
    found = {full, big, special, "t" + big, "t" + special}
    return frozenset(f for f in found if len(f) >= 3)
