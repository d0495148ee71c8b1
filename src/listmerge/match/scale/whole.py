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
from listmerge.match.scale.candidates import groups_of
from listmerge.match.scale.columns import Flags, Ints
from listmerge.match.scale.facts import exact_text
from listmerge.match.scale.keys import WORD, Keys
from listmerge.match.scale.numbering import numbers_of
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

    def catalog(self, found: Sequence[Features]) -> Catalog:
        """The part of what is known that these rows need."""
        words = self.words.by_text((f"w {w}" for f in found for form in f.name.forms for w in form), 1)
        texts = self.texts.by_text((w for f in found for w in f.text_words), 1)
        urls = [f.url for f in found if f.url]
        lists = _lists_of_namesakes(found)
        codes = [_pair_code(*numbers_of(list(pair)).tolist()) for pair in lists]
        agree, differ = (c.times_of(np.array(codes, dtype=np.int64)).tolist() for c in (self.agree, self.differ))
        several = self.twice.by_text(map(exact_text, found))
        twice = frozenset((f.list_name, exact_name(f)) for f in found if several[exact_text(f)])
        return Catalog(
            self.size, Counter({w[2:]: n for w, n in words.items()}), self.hubs, Counter(texts),
            self.names_at.by_text(urls), self.pages.by_text(map(host_of, urls)),
            Counter(dict(zip(lists, agree, strict=True))), Counter(dict(zip(lists, differ, strict=True))), twice,
        )  # fmt: skip

    def save(self, folder: Path) -> None:
        """Write the columns beside each other."""
        for name in _COUNTS:
            counts = getattr(self, name)
            np.save(folder / f"{name}.npy", np.array([counts.numbers, counts.times]))
        hubs = [[name, kind, value] for name, (kind, value) in sorted(self.hubs)]
        np.save(folder / "hubs.npy", np.array(hubs, dtype=np.str_).reshape(-1, 3))

    @classmethod
    def open(cls, folder: Path, size: int) -> Whole:
        """What was saved."""
        a, b, c, d, e, f, g = (Counts(*np.load(folder / f"{name}.npy", mmap_mode="r")) for name in _COUNTS)
        hubs = np.load(folder / "hubs.npy").tolist()
        return cls(size, a, b, c, d, e, f, g, frozenset((n, (k, v)) for n, k, v in hubs))


_COUNTS = ("words", "texts", "names_at", "pages", "agree", "differ", "twice")


def whole_of(keys: Keys, hubs: Hubs) -> Whole:
    """What is known of all the rows of these keys."""
    facts = keys.facts
    texts, back = np.unique(facts.texts, return_inverse=True)
    times = np.bincount(back, weights=facts.text_counts, minlength=len(texts)).astype(np.int64)
    led = facts.address > 0
    at, page = facts.address[led], facts.page[led]
    names = _distinct(at, facts.core[led])[0]
    several = _distinct(facts.exact[led], at)[0]
    pages = _distinct(page[page > 0], at[page > 0])[0]
    return Whole(
        len(keys.ids), Counts.of(keys.key[keys.kind == WORD]), Counts(texts[times > 1], times[times > 1]),
        Counts.of(names), Counts.of(pages), *_agreement(keys), Counts.of(several), hubs,
    )  # fmt: skip


def _distinct(a: Ints, b: Ints) -> tuple[Ints, Ints]:
    """Each pair of numbers once."""
    order = np.lexsort((b, a))
    a, b = a[order], b[order]
    first = np.ones(len(a), dtype=bool)
    first[1:] = (a[1:] != a[:-1]) | (b[1:] != b[:-1])
    return a[first], b[first]


def _agreement(keys: Keys) -> tuple[Counts, Counts]:
    """`count_agreement` of all rows: how many names each two lists mean alike, and how many not."""
    facts = keys.facts
    rows = np.flatnonzero((facts.core > 0) & (facts.address > 0))
    rows = rows[np.argsort(facts.core[rows], kind="stable")]
    starts, sizes = groups_of(facts.core[rows])
    group, size = np.repeat(np.arange(len(starts)), sizes), np.repeat(sizes, sizes)
    group, rows = group[size <= NAME_LIMIT], rows[size <= NAME_LIMIT]
    a, b = _pairs_within(group)
    group, a, b = group[a], rows[a], rows[b]
    one = _share_identifier(keys, a, b)
    counted = (keys.lists[a] != keys.lists[b]) & (one | (facts.paper[a] == facts.paper[b]))
    group, one = group[counted], one[counted]
    x, y = keys.lists[a[counted]], keys.lists[b[counted]]
    code = _codes(x, y)
    order = np.lexsort((~one, code, group))
    group, code, one = group[order], code[order], one[order]
    first = np.ones(len(code), dtype=bool)  # of one name and two lists, a pair that agrees if there is one
    first[1:] = (group[1:] != group[:-1]) | (code[1:] != code[:-1])
    code, one = code[first], one[first]
    agree, differ = Counts.of(code[one], 1), Counts.of(code[~one], 1)
    telling = np.concatenate((agree.numbers[agree.times >= LEAST], differ.numbers[differ.times >= LEAST]))
    return agree.among(telling), differ.among(telling)


def _pairs_within(group: Ints) -> tuple[Ints, Ints]:
    """Places of all pairs with equal numbers, which stand together."""
    found: list[tuple[Ints, Ints]] = []
    here, step = np.arange(len(group)), 0
    while len(here):
        step += 1
        here = here[here + step < len(group)]
        here = here[group[here] == group[here + step]]
        found.append((here, here + step))
    none = np.zeros(0, dtype=np.int64)
    return np.concatenate([none, *(a for a, _ in found)]), np.concatenate([none, *(b for _, b in found)])


def _share_identifier(keys: Keys, a: Ints, b: Ints) -> Flags:
    """Which pairs of rows with one name are about one identifier."""
    facts = keys.facts
    core = facts.core[facts.about_row]
    order = np.lexsort((facts.about_row, facts.about, core))
    about, row, core = facts.about[order], facts.about_row[order].astype(np.int64), core[order]
    new = np.ones(len(about), dtype=bool)
    new[1:] = (about[1:] != about[:-1]) | (core[1:] != core[:-1])
    group = np.cumsum(new)
    _, sizes = groups_of(group)
    few = np.repeat(sizes, sizes) <= NAME_LIMIT
    row = row[few]
    x, y = _pairs_within(group[few])
    return np.isin(np.minimum(a, b) << 31 | np.maximum(a, b), row[x] << 31 | row[y])


def _codes(x: Ints, y: Ints) -> Ints:
    """Two lists as one number, whichever comes first."""
    low, high = np.minimum(x, y).view(np.uint64), np.maximum(x, y).view(np.uint64)
    return ((low * np.uint64(11400714819323198485) ^ high) >> np.uint64(2)).astype(np.int64)


def _pair_code(x: int, y: int) -> int:
    """`_codes` of one pair."""
    return int(_codes(np.array([x]), np.array([y]))[0])


def _lists_of_namesakes(found: Sequence[Features]) -> list[Lists]:
    """Every two lists that both have a record of one name among these."""
    by_name: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for f in found:
        by_name[f.name.core].add(f.list_name)
    return sorted({pair for lists in by_name.values() for pair in combinations(sorted(lists), 2)})
