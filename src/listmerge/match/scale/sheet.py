"""Rows as columns: all that the table compares, as numbers that stand for words, and sets of them.

A number stands for a text of the vocabulary, 0 for none. Every text has one number, whatever it is used for, so that
what two rows have in common can be seen without looking at texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from listmerge.match.scale import sets
from listmerge.match.scale.columns import Bytes, Ints, Places, Sets16
from listmerge.match.scale.numbering import distinct
from listmerge.match.scale.sets import Sets

#: Bits of `Sheet.flags`. ODD: has what columns can't tell, ask the table.
#: OWNED_WITHIN: the address's owner is also what it is called. HOSTED: it is that of a repository with an owner.
#: ASCII: all words of name and description are. SPACED: there is a space in the name. MARKED: a word of the name is
#: written as a mark.
(
    ODD,
    SHARED,
    HOME,
    ABOUT_IT,
    REPOSITORY,
    COINED,
    PAPER,
    LATIN,
    MENTIONS,
    SIGNPOST,
    LIST,
    OWNED_WITHIN,
    HOSTED,
    ASCII,
    SPACED,
    MARKED,
) = (1 << i for i in range(16))
#: Bits of the flags of `text`: whether a word is in the name, in the description, in a form of the name.
#: STANDS: in the description, undivided.
IN_NAME, IN_DESCRIPTION, IN_FORM, STANDS = 1, 2, 4, 8
#: Bits of the flags of `forms`: the address is named so, its owner is called so, long enough for that to tell.
NAMED, OWNED, NAMES = 1, 2, 4
#: Bits of the flags of `numbers`: an exact count, one of at least a thousand.
EXACT, LARGE = 1, 2
#: Bit of the flags of `identifiers`: of what the row is about, not of a paper or code beside it.
ABOUT = 1
#: Bits of `Sheet.kinds`: a word that only names a kind of thing, one letter.
GENERIC_WORD, LETTER = 1, 2
#: Columns of numbers of texts. core, joined: the special words of the name; exact: list, core and versions; site,
#: address, repository, repository_name, owner: of the address. all_versions, versions: with years and without. single:
#: the name, if it is one word that texts can mention. medium: see medium.py.
TEXTS = (
    "list", "core", "joined", "exact", "address", "site", "repository", "repository_name", "owner", "all_versions",
    "versions", "parts", "qualifiers", "single", "medium",
)  # fmt: skip
#: Sets of numbers of texts. forms: whole forms; spellings: the same without spaces; words: of all forms; names: all
#: words of the name; text: words of name and description; given, initials, acronyms: as in `Name`, given are those that
#: an acronym may be; stands: further words of text, links and address; prefixes: addresses above the address; marks:
#: what the address is called; releases: versions without years.
SETS = (
    "forms", "spellings", "words", "names", "text", "given", "initials", "acronyms", "stands", "headings", "numbers",
    "units", "prefixes", "marks", "identifiers", "releases",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """The columns of some rows.

    numbers: of each text of the vocabulary, ascending (see numbering.py). kinds: what kind of word it is. ids: the
    numbers of the rows' ids. cores: the special words of names, divided by spaces. years: first and last, 0 for none.
    form_words: the words of each form in order, as in `forms`; the first form of a row is its core.
    """

    numbers: Ints
    kinds: Bytes
    ids: Ints
    cores: list[str]
    flags: Sets16
    years: Places
    texts: dict[str, Places]
    sets: dict[str, Sets]
    form_words: Sets

    def has(self, rows: Ints, flag: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Which of some rows have a flag."""
        return (self.flags[rows] & flag) > 0

    def core_sizes(self) -> Ints:
        """How many words each row's core has."""
        forms = self.sets["forms"]
        sizes = self.form_words.sizes
        if not len(sizes):
            return np.zeros(len(self.ids), dtype=np.int64)
        first = np.minimum(forms.start[:-1], len(sizes) - 1)
        return np.where(forms.sizes > 0, sizes[first], 0)


def taken(sheet: Sheet, order: Ints) -> Sheet:
    """The same rows in another order."""
    forms = sheet.sets["forms"]
    words = sets.taken(
        sheet.form_words,
        sets.taken(Sets(forms.start, np.arange(len(forms.value), dtype=np.int32), forms.flags), order).value.astype(
            np.int64
        ),
    )
    return Sheet(
        sheet.numbers, sheet.kinds, sheet.ids[order], [sheet.cores[i] for i in order.tolist()], sheet.flags[order],
        sheet.years[order], {k: v[order] for k, v in sheet.texts.items()},
        {k: sets.taken(v, order) for k, v in sheet.sets.items()}, words,
    )  # fmt: skip


def joined(parts: Sequence[Sheet], in_order: bool = True) -> Sheet:
    """The columns of consecutive rows as those of one, with one vocabulary, ascending or in any order."""
    every = np.concatenate([p.numbers for p in parts])
    ends = np.cumsum([0, *(len(p.numbers) for p in parts)]).tolist()
    chosen, place = distinct(every)
    if in_order:
        order = np.argsort(every[chosen])
        rank = np.empty(len(order), dtype=np.int32)
        rank[order] = np.arange(len(order), dtype=np.int32)
        place = rank[place]
    numbers, kinds = np.empty(int(chosen.sum()), dtype=np.int64), np.empty(int(chosen.sum()), dtype=np.uint8)
    numbers[place], kinds[place] = every, np.concatenate([p.kinds for p in parts])
    new = [place[a:b] for a, b in pairwise(ends)]

    def moved(given: Sequence[Sets]) -> Sets:
        return Sets.joined([Sets(s.start, n[s.value], s.flags) for s, n in zip(given, new, strict=True)])

    return Sheet(
        numbers, kinds, np.concatenate([p.ids for p in parts]), [c for p in parts for c in p.cores],
        np.concatenate([p.flags for p in parts]), np.concatenate([p.years for p in parts]),
        {k: np.concatenate([n[p.texts[k]] for p, n in zip(parts, new, strict=True)]) for k in TEXTS},
        {k: moved([p.sets[k] for p in parts]) for k in SETS}, moved([p.form_words for p in parts]),
    )  # fmt: skip
