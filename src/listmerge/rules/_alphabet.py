"""Alphabetical order, in the several ways that people sort by."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache

from listmerge.patterns import lazy

#: A key to sort by: texts and numbers in turn, so that `Part 10` may come behind `Part 9`.
Key = tuple[str | int, ...]
_ARTICLE = lazy(r"^(?:the|an?) +", re.IGNORECASE)
_SIGNS = lazy(r"[^\w ]+|_")
_NUMBER = lazy(r"(\d+)")


@lru_cache(4096)  # each collation asks for the names of a section
def words(name: str) -> Key:
    """By words: case, accents and punctuation aside."""
    bare = name.casefold()
    if bare.isalnum() and bare.isascii():
        return (bare,)
    if not bare.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    return (" ".join(_SIGNS.sub(" ", bare).split()),)


def _letters(name: str) -> Key:
    return (str(words(name)[0]).replace(" ", ""),)


def _without_article(name: str) -> Key:
    return words(_ARTICLE.sub("", name))


def _natural(name: str) -> Key:
    return tuple(int(p) if i % 2 else p for i, p in enumerate(_NUMBER.split(str(words(name)[0]))))


def _signs_too(name: str) -> Key:
    return (name.casefold(),)


def _characters(name: str) -> Key:
    return (name,)


#: What a collation is called -> its key.
COLLATIONS: dict[str, Callable[[str], Key]] = {
    "words, case and signs aside": words,
    "letters alone": _letters,
    "words, a leading article aside": _without_article,
    "words, numbers by size": _natural,
    "characters, case aside": _signs_too,
    "characters, capitals first": _characters,
}


def longest_ascent(keys: Sequence[Key]) -> list[int]:
    """Indices of a longest run of keys that ascend, not need be adjacent (patience sorting)."""
    tails: list[Key] = []
    last: list[int] = []
    before: list[int] = []
    for i, key in enumerate(keys):
        pile = bisect_right(tails, key)
        before.append(last[pile - 1] if pile else -1)
        tails[pile : pile + 1] = [key]
        last[pile : pile + 1] = [i]
    result = []
    at = last[-1] if last else -1
    while at >= 0:
        result.append(at)
        at = before[at]
    return result[::-1]
