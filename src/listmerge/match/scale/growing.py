"""Columns as they grow, a row at a time: texts first, which become numbers of a vocabulary in one go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

import numpy as np

from listmerge.match.scale import sheet as s
from listmerge.match.scale.loose import Loose, numbered, sheet_of_numbers
from listmerge.match.scale.numbering import mixed, numbers_of


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

    def sheet(self) -> s.Sheet:
        """The columns as numbers."""
        sets = {name: self._set(name) for name in self.values}
        sets["text"] = _in_forms(sets["text"], sets["words"])
        letters = {word for word in self.values["form_words"] if len(word) == 1}
        return sheet_of_numbers(
            numbers_of(self.ids), self.cores, np.array(self.flags, dtype=np.int64),
            np.array(self.years, dtype=np.int32).reshape(-1, 2),
            {name: numbered(texts) for name, texts in self.texts.items()}, sets, sets["form_words"], letters,
        )  # fmt: skip

    def _set(self, name: str) -> Loose:
        flags = np.frombuffer(bytes(self.bits[name]), dtype=np.uint8) if self.bits[name] else 0
        return Loose.of(np.array(self.sizes[name], dtype=np.int64), numbered(self.values[name]), flags)


def _in_forms(text: Loose, words: Loose) -> Loose:
    """The words of texts, with a flag for those that are in a form of the name."""
    both = np.isin(mixed(text.value, text.rows()), mixed(words.value, words.rows()))
    return Loose(text.sizes, text.value, np.where(both, text.flags | s.IN_FORM, text.flags).astype(np.uint8))
