"""The keys of rows as columns of numbers: who could be compared with whom, before anything is known of the whole."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from listmerge.match.scale import sheet as s
from listmerge.match.scale.columns import Bytes, Flags, Ints, Places
from listmerge.match.scale.sets import common
from listmerge.match.scale.sheet import Sheet

#: What a key is made of, strongest first. Two records that share a key only as initials, or only as words of their
#: descriptions, are not brought together by it: one of them must have it in its name.
IDENTIFIER, NAME, ACRONYM, WORD, COUNT, SITE, INITIALS, MENTION = range(8)
KINDS = ("identifier", "name", "acronym", "word", "count", "site", "initials", "mention")
#: Kinds that may meet have one mask, which is put over the number of a text.
_MASKS = np.random.default_rng(2).integers(0, 2**62, 8)
_MASKS[INITIALS], _MASKS[MENTION] = _MASKS[ACRONYM], _MASKS[WORD]


@dataclass(frozen=True, slots=True)
class Keys:
    """One line a key of a record. key: its value as a number. row: the record. kind: index into KINDS.

    ids: for every row, in order, its id as a number.
    """

    key: Ints
    row: Places
    kind: Bytes
    ids: Ints


def word_keys(numbers: Ints) -> Ints:
    """The keys that words of names are, by their numbers."""
    keys: Ints = numbers ^ _MASKS[WORD]
    return keys


def keys_of(sheet: Sheet, first: int = 0) -> Keys:
    """The keys of some rows. first: the number of the first."""
    sets, texts, count = sheet.sets, sheet.texts, len(sheet.ids)
    found: list[tuple[int, Places, Ints]] = []

    def take(kind: int, name: str, chosen: Flags | None = None) -> None:
        rows, values = sets[name].rows(), sets[name].value
        found.append((kind, values, rows) if chosen is None else (kind, values[chosen], rows[chosen]))

    def take_column(kind: int, values: Places, chosen: Flags) -> None:
        rows = np.flatnonzero(chosen)
        found.append((kind, values[rows], rows))

    one_word = sheet.core_sizes() == 1
    take(IDENTIFIER, "identifiers")
    take(NAME, "spellings")
    take(ACRONYM, "acronyms", ~_also(sheet, "acronyms", one_word))
    take_column(ACRONYM, texts["core"], one_word)
    take(INITIALS, "initials", ~_also(sheet, "initials", one_word) & ~_within(sheet, "initials", "acronyms"))
    take(WORD, "words")
    mentions = sets["text"]
    special = (sheet.kinds[mentions.value] & s.GENERIC_WORD) == 0
    take(MENTION, "text", (mentions.flags & (s.IN_DESCRIPTION | s.IN_FORM) == s.IN_DESCRIPTION) & special)
    take_column(SITE, texts["site"], (texts["site"] > 0) & (sheet.flags & s.SHARED == 0))
    take(COUNT, "numbers", (sets["numbers"].flags & s.LARGE) > 0)
    return Keys(
        np.concatenate([sheet.numbers[values] ^ _MASKS[kind] for kind, values, _ in found]),
        np.concatenate([rows.astype(np.int32) + np.int32(first) for _, _, rows in found]),
        np.repeat(np.array([kind for kind, _, _ in found], dtype=np.uint8), [len(rows) for _, _, rows in found]),
        sheet.ids if count else np.zeros(0, dtype=np.int64),
    )


def _also(sheet: Sheet, name: str, one_word: Flags) -> Flags:
    """Which members of a set are the whole name of their row."""
    rows = sheet.sets[name].rows()
    same: Flags = one_word[rows] & (sheet.texts["core"][rows] == sheet.sets[name].value)
    return same


def _within(sheet: Sheet, name: str, other: str) -> Flags:
    """Which members of a set are in another of the same row."""
    rows = np.flatnonzero(sheet.sets[other].sizes)
    found = np.zeros(len(sheet.sets[name].value), dtype=bool)
    found[common(sheet.sets[name], rows, sheet.sets[other], rows)[1]] = True
    return found
