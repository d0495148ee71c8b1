"""What is known of all rows together, as columns small enough to hand to every batch: a `Catalog` of any of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from listmerge.match.agreement import LEAST, NAME_LIMIT, Lists
from listmerge.match.catalog import Catalog, exact_name
from listmerge.match.features import Features
from listmerge.match.scale import sheet as s
from listmerge.match.scale.columns import Flags, Ints, Places, open_column, save_column
from listmerge.match.scale.groups import groups_of, pairs_within
from listmerge.match.scale.numbering import mixed, numbers_of
from listmerge.match.scale.sets import common
from listmerge.match.scale.sheet import Sheet
from listmerge.match.scale.wording import apart_of
from listmerge.match.url import host_of

Hubs = frozenset[tuple[str, tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Counts:
    """How often things occur, by their numbers in order. Only those that occur several times: others once at most."""

    numbers: Ints
    times: Ints

    @classmethod
    def of(cls, numbers: Ints, least: int = 2) -> Counts:
        """Count how often each number stands there."""
        values, times = np.unique(numbers, return_counts=True)
        return cls(values[times >= least], times[times >= least])

    def among(self, numbers: Ints) -> Counts:
        """Only those of some numbers."""
        kept = np.isin(self.numbers, numbers)
        return Counts(self.numbers[kept], self.times[kept])

    def times_of(self, numbers: Ints) -> Ints:
        """How often each of some things occurs; 0 if it is not among those that occur several times."""
        if not len(self.numbers):
            return np.zeros(len(numbers), dtype=np.int64)
        at = np.minimum(np.searchsorted(self.numbers, numbers), len(self.numbers) - 1)
        return np.where(self.numbers[at] == numbers, self.times[at], 0)

    def by_text(self, texts: Iterable[str], otherwise: int = 0) -> dict[str, int]:
        """The same for texts; `otherwise` for those that do not occur several times."""
        given = list(dict.fromkeys(texts))
        times = np.maximum(self.times_of(numbers_of(given)), otherwise)
        return dict(zip(given, times.tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class Whole:
    """What a batch must know of all rows; see `Catalog` for what each is. size: how many rows there are."""

    size: int
    words: Counts
    texts: Counts
    names_at: Counts
    pages: Counts
    agree: Counts
    differ: Counts
    twice: Counts
    hubs: Hubs
    apart: float

    def catalog(self, found: Sequence[Features]) -> Catalog:
        """The part of what is known that these rows need."""
        words = self.words.by_text((w for f in found for form in f.name.forms for w in form), 1)
        texts = self.texts.by_text((w for f in found for w in f.text_words), 1)
        urls = [f.url for f in found if f.url]
        lists = _lists_of_namesakes(found)
        codes = _codes(numbers_of([a for a, _ in lists]), numbers_of([b for _, b in lists]))
        agree, differ = (c.times_of(codes).tolist() for c in (self.agree, self.differ))
        several = self.twice.by_text(map(exact_text, found))
        twice = frozenset((f.list_name, exact_name(f)) for f in found if several[exact_text(f)])
        return Catalog(
            self.size, Counter(words), self.hubs, Counter(texts),
            self.names_at.by_text(urls), self.pages.by_text(map(host_of, urls)),
            Counter(dict(zip(lists, agree, strict=True))), Counter(dict(zip(lists, differ, strict=True))), twice,
            self.apart,
        )  # fmt: skip

    def save(self, folder: Path) -> None:
        """Write the columns beside each other."""
        for name in _COUNTS:
            counts = getattr(self, name)
            save_column(folder, name, np.array([counts.numbers, counts.times]))
        hubs = [[name, kind, value] for name, (kind, value) in sorted(self.hubs)]
        save_column(folder, "hubs", np.array(hubs, dtype=np.str_).reshape(-1, 3))
        save_column(folder, "apart", np.array([self.apart]))

    @classmethod
    def open(cls, folder: Path, size: int) -> Whole:
        """What was saved."""
        a, b, c, d, e, f, g = (Counts(*open_column(folder, name)) for name in _COUNTS)
        hubs = open_column(folder, "hubs").tolist()
        apart = float(open_column(folder, "apart")[0])
        return cls(size, a, b, c, d, e, f, g, frozenset((n, (k, v)) for n, k, v in hubs), apart)


_COUNTS = ("words", "texts", "names_at", "pages", "agree", "differ", "twice")


def exact_text(f: Features) -> str:
    """The list and exact name of a row as one text."""
    return "\0".join((f.list_name, *exact_name(f)))


def whole_of(sheet: Sheet, hubs: Hubs) -> Whole:
    """What is known of all the rows of these columns."""
    texts, numbers, size = sheet.texts, sheet.numbers, len(sheet.numbers)

    def often(values: Places) -> Counts:
        times = np.bincount(values, minlength=size)
        kept = times > 1
        return Counts(numbers[kept], times[kept])

    led = np.flatnonzero(texts["address"])
    at, core = texts["address"][led], texts["core"][led]
    pages = led[sheet.flags[led] & s.HOME == 0]
    names_at = _distinct(at, core)[0]
    below = _distinct(texts["site"][pages], texts["address"][pages])[0]
    several = _distinct(texts["exact"][led], at)[0]
    group, a, b, one = _namesakes(sheet)
    return Whole(
        len(sheet.ids), often(sheet.sets["words"].value), often(sheet.sets["text"].value), often(names_at),
        often(below), *_agreement(sheet, group, a, b, one), often(several), hubs, apart_of(sheet, a[one], b[one]),
    )  # fmt: skip


def _distinct(a: Places, b: Places) -> tuple[Places, Places]:
    """Each pair of numbers once."""
    both = np.unique(a.astype(np.int64) << 32 | b)
    return (both >> 32).astype(np.int32), (both & 0xFFFFFFFF).astype(np.int32)


def _namesakes(sheet: Sheet) -> tuple[Ints, Ints, Ints, Flags]:
    """Pairs of rows of one name in different lists: the name's number, both rows, whether one address."""
    core, lists = sheet.texts["core"], sheet.texts["list"]
    rows = np.flatnonzero((core > 0) & (sheet.texts["address"] > 0))
    rows = rows[np.argsort(core[rows], kind="stable")]
    starts, sizes = groups_of(core[rows].astype(np.int64))
    group, size = np.repeat(np.arange(len(starts)), sizes), np.repeat(sizes, sizes)
    few = (size > 1) & (size <= NAME_LIMIT)
    group, rows = group[few], rows[few]
    a, b = pairs_within(group)
    group, a, b = group[a], rows[a], rows[b]
    apart = lists[a] != lists[b]
    group, a, b = group[apart], a[apart], b[apart]
    return group, a, b, share_identifier(sheet, a, b)


def _agreement(sheet: Sheet, group: Ints, a: Ints, b: Ints, one: Flags) -> tuple[Counts, Counts]:
    """`count_agreement` of such pairs: how many names each two lists mean alike, and how many not."""
    counted = one | (sheet.has(a, s.PAPER) == sheet.has(b, s.PAPER))
    group, one = group[counted], one[counted]
    code = list_codes(sheet, a[counted], b[counted])
    order = np.lexsort((~one, code, group))
    group, code, one = group[order], code[order], one[order]
    first = np.ones(len(code), dtype=bool)  # of one name and two lists, a pair that agrees if there is one
    first[1:] = (group[1:] != group[:-1]) | (code[1:] != code[:-1])
    code, one = code[first], one[first]
    agree, differ = Counts.of(code[one], 1), Counts.of(code[~one], 1)
    telling = np.concatenate((agree.numbers[agree.times >= LEAST], differ.numbers[differ.times >= LEAST]))
    return agree.among(telling), differ.among(telling)


def share_identifier(sheet: Sheet, a: Ints, b: Ints, about: bool = True) -> Flags:
    """Which pairs of rows are about one identifier, or have one in any link."""
    found = sheet.sets["identifiers"]
    pair, x, y = common(found, a, found, b)
    both = (found.flags[x] & found.flags[y] & s.ABOUT) > 0
    return np.bincount(pair[both] if about else pair, minlength=len(a)) > 0


def list_codes(sheet: Sheet, a: Ints, b: Ints) -> Ints:
    """The lists of two rows as one number, whichever comes first."""
    lists = sheet.numbers[sheet.texts["list"]]
    return _codes(lists[a], lists[b])


def _codes(x: Ints, y: Ints) -> Ints:
    return mixed(np.minimum(x, y), np.maximum(x, y))


def _lists_of_namesakes(found: Sequence[Features]) -> list[Lists]:
    """Every two lists that both have a record of one name among these."""
    by_name: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for f in found:
        by_name[f.name.core].add(f.list_name)
    return sorted({pair for lists in by_name.values() for pair in combinations(sorted(lists), 2)})
