"""The words of a list's prose: runs of Latin letters, which ones there are, and where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate, compress, islice
from operator import eq

from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._per_list import per_list
from listmerge.rules._text_mask import masked

_LETTERS = lazy(r"([A-Za-z]+)")
#: Each byte -> the small letter that it is in ASCII, or a space.
_SMALL = bytes(ord(c.lower()) if (c := chr(i)).isascii() and c.isalpha() else ord(" ") for i in range(256))


def small_words(text: str) -> list[str]:
    """The runs of Latin letters of a text, in order, in small letters."""
    return text.encode("ascii", "replace").translate(_SMALL).decode("ascii").split()


@per_list
def _runs(found: SourceList) -> tuple[list[str], list[int], list[str]]:
    """The runs of Latin letters in the prose of a list, in order; where each begins; what stands behind it."""
    # one byte a character: parts of text with an emoji in it would be made from four
    parts = _LETTERS.split(masked(found).encode("ascii", "replace").decode("ascii"))
    starts = list(accumulate(map(len, parts)))  # where the next part begins
    return parts[1::2], starts[:-1:2], parts[2::2]


@per_list
def vocabulary(found: SourceList) -> dict[str, list[int]]:
    """Each word of a list -> where it begins, in order: what rules about single words look up."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    words, starts, _ = _runs(found)
    for word, start in zip(words, starts, strict=True):
        places[word].append(start)
    return dict(places)


def in_order(found: SourceList, words: Iterable[str]) -> list[tuple[int, str]]:
    """Where any of some words begins, and which it is."""
    known = vocabulary(found)
    return sorted((at, word) for word in words for at in known.get(word, ()))


@per_list
def forms(found: SourceList) -> dict[str, list[str]]:
    """Each word in lower case -> how the list writes it."""
    written: dict[str, list[str]] = {}
    for word in vocabulary(found):
        written.setdefault(word.lower(), []).append(word)
    return written


def doubled(found: SourceList, most: int) -> list[int]:
    """Where words begin behind which the same comes, in any case, with at most so many characters between."""
    words, starts, _ = _runs(found)
    folded = "\n".join(words).lower().split("\n")
    same = list(map(eq, folded, islice(folded, 1, None)))
    pairs = zip(compress(words, same), compress(starts, same), compress(islice(starts, 1, None), same), strict=True)
    return [start for word, start, following in pairs if following - start <= len(word) + most]


def hyphenated(found: SourceList) -> Iterator[tuple[int, str]]:
    """Where words begin behind which nothing but a hyphen stands, up to the next word; and the two without it."""
    words, starts, behind = _runs(found)
    for i in compress(range(len(words) - 1), map("-".__eq__, behind)):
        yield starts[i], words[i] + words[i + 1]
