"""The words of a list's prose: runs of Latin letters, which ones there are, and where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from itertools import accumulate, compress, count, islice
from operator import eq

from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._per_list import per_list
from listmerge.rules._text_mask import masked

_LETTERS = lazy(r"([A-Za-z]+)")


@per_list
def _runs(found: SourceList) -> tuple[list[str], list[int], list[bool]]:
    """The runs of Latin letters in the prose of a list, in order; where each begins; whether a hyphen alone follows."""
    parts = _LETTERS.split(masked(found))
    starts = list(accumulate(map(len, parts)))  # where the next part begins
    return parts[1::2], starts[:-1:2], list(map("-".__eq__, parts[2::2]))


@per_list
def vocabulary(found: SourceList) -> Counter[str]:
    """The words of a list, counted: what rules about single words look up first."""
    return Counter(_runs(found)[0])


@per_list
def forms(found: SourceList) -> dict[str, list[str]]:
    """Each word in lower case -> how the list writes it."""
    written: dict[str, list[str]] = {}
    for word in vocabulary(found):
        written.setdefault(word.lower(), []).append(word)
    return written


def starts_of(found: SourceList, words: Collection[str]) -> dict[str, list[int]]:
    """Where each of some words begins, in order; words without a place are left out. For many at once: it looks at all."""
    places: dict[str, list[int]] = {}
    wanted = vocabulary(found).keys() & set(words)
    runs, starts, _ = _runs(found)
    for i in compress(count(), map(wanted.__contains__, runs)) if wanted else ():
        places.setdefault(runs[i], []).append(starts[i])
    return places


def doubled(found: SourceList, most: int) -> list[int]:
    """Where words begin behind which the same comes, in any case, with at most so many characters between."""
    words, starts, _ = _runs(found)
    folded = "\n".join(words).lower().split("\n")
    same = list(map(eq, folded, islice(folded, 1, None)))
    pairs = zip(compress(words, same), compress(starts, same), compress(islice(starts, 1, None), same), strict=True)
    return [start for word, start, following in pairs if following - start <= len(word) + most]


def hyphenated(found: SourceList) -> list[int]:
    """Where words begin behind which nothing but a hyphen stands, up to the next word."""
    _, starts, joined = _runs(found)
    return list(compress(starts, joined))
