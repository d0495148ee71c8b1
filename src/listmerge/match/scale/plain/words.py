"""The words of many ASCII texts, found and numbered all at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from listmerge.match.scale.columns import Flags, Ints, Letters
from listmerge.match.scale.numbering import BLOCK, Texts


def class_of(letters: str) -> Flags:
    """For each byte whether it is one of these letters."""
    found = np.zeros(256, dtype=bool)
    found[list(letters.encode())] = True
    return found


LOWER = class_of("abcdefghijklmnopqrstuvwxyz")
UPPER = class_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
DIGIT = class_of("0123456789")
IN_WORD = LOWER | UPPER | DIGIT


@dataclass(frozen=True, slots=True)
class Words:
    """Runs of letters and digits. text: the text that each is in, ascending. start, end: where it stands among the
    letters of all texts. number: that of the word.
    """

    text: Ints
    start: Ints
    end: Ints
    number: Ints


def letters_of(texts: Iterable[str]) -> Letters:
    """Texts as one, a line each."""
    return np.frombuffer("\n".join(texts).encode("utf-8", "replace"), dtype=np.uint8)


def places_of(letters: Letters, texts: Sequence[bytes]) -> Ints:
    """Where any of some texts stand among letters."""
    data, found = letters.tobytes(), list[int]()
    for text in texts:
        at = data.find(text)
        while at >= 0:
            found.append(at)
            at = data.find(text, at + 1)
    return np.array(found, dtype=np.int64)


def words_of(texts: Sequence[str], least: int) -> tuple[Ints, Ints, Flags]:
    """The words of ASCII texts that have so many letters at least: the text of each, its number; which texts have
    digits.

    No text is longer than `LONGEST`, and none has two lines.
    """
    letters = letters_of(texts)
    if len(letters) <= BLOCK:
        found, counted = words_among(letters, least), np.zeros(len(texts), dtype=bool)
        counted[np.searchsorted(np.flatnonzero(letters == 10), np.flatnonzero(DIGIT[letters]))] = True
        return found.text, found.number, counted
    half = len(texts) // 2
    one, other = words_of(texts[:half], least), words_of(texts[half:], least)
    text = np.concatenate((one[0], other[0] + half))
    return text, np.concatenate((one[1], other[1])), np.concatenate((one[2], other[2]))


def words_among(letters: Letters, least: int) -> Words:
    """The words of such a line for each text."""
    inside = np.zeros(len(letters) + 2, dtype=bool)
    inside[1:-1] = IN_WORD[letters]
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    start, end = edges[::2], edges[1::2]
    if least > 1:
        long = end - start >= least
        start, end = start[long], end[long]
    text = np.searchsorted(np.flatnonzero(letters == 10), start)
    return Words(text, start, end, Texts(letters).between(start, end))
