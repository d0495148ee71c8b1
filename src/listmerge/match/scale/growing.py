"""Columns as they grow: texts first, which become numbers of a vocabulary in one go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import chain

import numpy as np

from listmerge.match.scale import sheet as s
from listmerge.match.scale.columns import Bytes
from listmerge.match.scale.numbering import numbers_of
from listmerge.match.scale.sets import Sets, common
from listmerge.match.words import GENERIC


class _Vocabulary(dict[str, int]):
    """text -> its number, in order of appearance."""

    def __missing__(self, text: str) -> int:
        self[text] = number = len(self)
        return number


class Columns:
    """What `Sheet` holds, as texts; see there."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.cores: list[str] = []
        self.flags: list[int] = []
        self.years: list[tuple[int, int]] = []
        self.texts: dict[str, list[str]] = {name: [] for name in s.TEXTS}
        self.values: dict[str, list[str]] = {name: [] for name in (*s.SETS, "form_words")}
        self.sizes: dict[str, list[int]] = {name: [] for name in (*s.SETS, "form_words")}
        self.bits: dict[str, bytearray] = defaultdict(bytearray)

    def column(self, name: str, text: str) -> None:
        """Add one row's text."""
        self.texts[name].append(text)

    def set(self, name: str, texts: Collection[str], bits: bytes = b"") -> None:
        """Add one row's set, with the flags of each member if they have any."""
        self.values[name] += texts
        self.sizes[name].append(len(texts))
        self.bits[name] += bits

    def fill(self, name: str, sets: Sequence[Collection[str]]) -> None:
        """Add the sets of many rows."""
        self.values[name] += chain.from_iterable(sets)
        self.sizes[name] += map(len, sets)

    def sheet(self) -> s.Sheet:
        """The columns as numbers; the vocabulary is in order of appearance."""
        vocabulary = _Vocabulary({"": 0})
        number = vocabulary.__getitem__
        texts = {name: np.array(list(map(number, self.texts[name])), dtype=np.int32) for name in s.TEXTS}
        sets = {
            name: Sets.of(self.sizes[name], list(map(number, values)), self.bits[name])
            for name, values in self.values.items()
        }
        form_words = sets.pop("form_words")
        text, rows = sets["text"], np.arange(len(self.ids))
        flags = text.flags.copy()
        flags[common(text, rows, sets["words"], rows)[1]] |= s.IN_FORM
        sets["text"] = Sets(text.start, text.value, flags)
        numbers = numbers_of(list(vocabulary))
        numbers[0] = -1
        return s.Sheet(
            numbers, _kinds(vocabulary), numbers_of(self.ids), self.cores, np.array(self.flags, dtype=np.uint16),
            np.array(self.years, dtype=np.int32).reshape(-1, 2), texts, sets, form_words,
        )  # fmt: skip


def _kinds(vocabulary: dict[str, int]) -> Bytes:
    kinds = np.zeros(len(vocabulary), dtype=np.uint8)
    kinds[[vocabulary[w] for w in GENERIC if w in vocabulary]] |= s.GENERIC_WORD
    kinds[[n for w, n in vocabulary.items() if len(w) == 1]] |= s.LETTER
    return kinds
