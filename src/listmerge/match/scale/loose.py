"""Sets of texts as numbers, before there is a vocabulary: what columns are made of, many rows at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from listmerge.match.scale import sheet as s
from listmerge.match.scale.columns import Bytes, Flags, Ints, Places
from listmerge.match.scale.numbering import distinct, numbers_of
from listmerge.match.scale.sets import Sets
from listmerge.match.words import GENERIC

#: The number of no text at all, in columns and sets.
NOTHING = -1
_EMPTY = numbers_of([""])[0]
_LETTERS = numbers_of(list("abcdefghijklmnopqrstuvwxyz0123456789"))


class Known:
    """Some texts that others are looked up among."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.numbers = np.sort(numbers_of(sorted(texts)))

    def has(self, numbers: Ints) -> Flags:
        """Which numbers are those of these texts."""
        at = np.minimum(np.searchsorted(self.numbers, numbers), len(self.numbers) - 1)
        found: Flags = self.numbers[at] == numbers
        return found


GENERIC_WORDS = Known(GENERIC)


@dataclass(frozen=True, slots=True)
class Loose:
    """A set for each row: how many members, their numbers one after the other, and the flags of each."""

    sizes: Ints
    value: Ints
    flags: Bytes

    @classmethod
    def of(cls, sizes: Ints, value: Ints, flags: Bytes | int = 0) -> Loose:
        """Sets of these sizes; flags: of each member, or the same for all."""
        given = np.full(len(value), flags, dtype=np.uint8) if isinstance(flags, int) else flags
        return cls(sizes, value, given)

    @classmethod
    def of_texts(cls, sets: Sequence[Collection[str]], flags: Bytes | int = 0) -> Loose:
        """The sets of some rows."""
        sizes = np.fromiter(map(len, sets), np.int64, len(sets))
        return cls.of(sizes, numbered(list(chain.from_iterable(sets))), flags)

    @classmethod
    def of_some(cls, chosen: Flags, value: Ints) -> Loose:
        """One member for each row that is chosen."""
        return cls.of(chosen.astype(np.int64), value[chosen])

    def rows(self) -> Ints:
        """The row of each member."""
        return np.repeat(np.arange(len(self.sizes)), self.sizes)


def numbered(texts: Sequence[str]) -> Ints:
    """The numbers of texts, NOTHING of an empty one."""
    found = numbers_of(texts)
    found[found == _EMPTY] = NOTHING
    return found


def chosen_of(sets: Loose, chosen: Flags) -> Loose:
    """The sets of some rows."""
    members = np.repeat(chosen, sets.sizes)
    return Loose(sets.sizes[chosen], sets.value[members], sets.flags[members])


def woven(first: Flags, one: Loose, other: Loose) -> Loose:
    """Sets of rows in order: some have been read one way, the rest the other."""
    sizes = np.empty(len(first), dtype=np.int64)
    sizes[first], sizes[~first] = one.sizes, other.sizes
    of_first = np.repeat(first, sizes)
    value, flags = np.empty(len(of_first), dtype=np.int64), np.empty(len(of_first), dtype=np.uint8)
    value[of_first], value[~of_first] = one.value, other.value
    flags[of_first], flags[~of_first] = one.flags, other.flags
    return Loose(sizes, value, flags)


def beside(one: Loose, other: Loose) -> Loose:
    """The members of both for each row, those of the first before those of the other."""
    order = np.argsort(np.concatenate((one.rows(), other.rows())), kind="stable")
    value, flags = (np.concatenate((getattr(one, c), getattr(other, c)))[order] for c in ("value", "flags"))
    return Loose(one.sizes + other.sizes, value, flags)


def sheet_of_numbers(
    ids: Ints, cores: list[str], flags: Ints, years: Places, texts: Mapping[str, Ints], sets: Mapping[str, Loose],
    form_words: Loose, letters: Iterable[str] = (),
) -> s.Sheet:  # fmt: skip
    """The columns of rows; the vocabulary is in any order. letters: words of one letter beside the usual ones."""
    given = [texts[name] for name in s.TEXTS] + [sets[name].value for name in s.SETS] + [form_words.value]
    every = np.concatenate([np.array([NOTHING]), *given])
    chosen, place = distinct(every)
    ends = np.cumsum([1, *map(len, given)])
    columns = [place[a:b] for a, b in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True)]
    of_texts = dict(zip(s.TEXTS, columns, strict=False))
    of_sets = {
        name: Sets(_starts(sets[name]), values, sets[name].flags)
        for name, values in zip(s.SETS, columns[len(s.TEXTS) :], strict=False)
    }
    numbers = every[chosen]
    kinds = np.where(GENERIC_WORDS.has(numbers), s.GENERIC_WORD, 0).astype(np.uint8)
    kinds[np.isin(numbers, np.concatenate((_LETTERS, numbers_of(list(letters)))))] |= s.LETTER
    return s.Sheet(
        numbers, kinds, ids, cores, flags.astype(np.uint16), years, of_texts, of_sets,
        Sets(_starts(form_words), columns[-1], form_words.flags),
    )  # fmt: skip


def _starts(sets: Loose) -> Ints:
    return np.concatenate(([0], np.cumsum(sets.sizes)))
