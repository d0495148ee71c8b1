"""What the comparisons of columns need to know of all rows, worked out once for each row, word or form."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from listmerge.match.names import LITTLE, MOST, rarity
from listmerge.match.scale import sheet as s
from listmerge.match.scale.columns import Doubles, Flags, Ints
from listmerge.match.scale.numbering import mixed, numbers_of
from listmerge.match.scale.sets import Sets
from listmerge.match.scale.sheet import Sheet
from listmerge.match.scale.whole import Whole
from listmerge.match.scale.wording import bits_of_texts, by_value, sums


@dataclass(frozen=True, slots=True)
class Known:
    """Rows and what is known of them.

    address_hub, repository_hub, twice: rows of whose list that is a hub, or that bear a name their list uses twice.
    names_at: for each row, how many names lead to its address. pages: how many pages have rows below that, if it is a
    host's. word_counts, text_bits: for each text of the vocabulary. form_bits: `information` of each form. text_sum:
    the bits of all words of a row's text.
    named, described: how many longer words its name and its description have.
    """

    sheet: Sheet
    whole: Whole
    address_hub: Flags
    repository_hub: Flags
    twice: Flags
    names_at: Ints
    pages: Ints
    word_counts: Ints
    form_bits: Doubles
    text_bits: Doubles
    text_sum: Doubles
    named: Ints
    described: Ints


def known_of(sheet: Sheet, whole: Whole) -> Known:
    """What is known of the rows of these columns."""
    numbers, size, texts = sheet.numbers, len(sheet.numbers), sheet.texts
    words = np.bincount(sheet.sets["words"].value, minlength=size)
    text = sheet.sets["text"]
    of_address = numbers[texts["address"]]
    return Known(
        sheet, whole, _hubs(sheet, whole, "address"), _hubs(sheet, whole, "repository"),
        whole.twice.times_of(numbers[texts["exact"]]) > 1, whole.names_at.times_of(of_address),
        whole.pages.times_of(of_address), words, _form_bits(sheet, words, whole.size),
        *bits_of_texts(sheet, whole.size), _flagged(text, s.IN_NAME), _flagged(text, s.IN_DESCRIPTION),
    )  # fmt: skip


def _flagged(sets: Sets, flag: int) -> Ints:
    """How many members of each row's set have a flag."""
    found: Ints = np.diff(np.concatenate(([0], np.cumsum((sets.flags & flag) > 0)))[sets.start])
    return found


def _form_bits(sheet: Sheet, words: Ints, size: int) -> Doubles:
    """`information` of each form."""
    bits = by_value(words, lambda n: rarity(n, size))
    bits[(sheet.kinds & (s.GENERIC_WORD | s.LETTER)) > 0] = LITTLE
    return np.minimum(MOST, sums(bits[sheet.form_words.value], sheet.form_words.start))


def _hubs(sheet: Sheet, whole: Whole, column: str) -> Flags:
    """Rows of which that identifier is a hub of their list."""
    kind = "" if column == "address" else f"{column} "
    hubs = [(name, f"{kind}{value}") for name, (of, value) in sorted(whole.hubs) if of == column]
    if not hubs:
        return np.zeros(len(sheet.ids), dtype=bool)
    codes = mixed(numbers_of([name for name, _ in hubs]), numbers_of([value for _, value in hubs]))
    numbers = sheet.numbers
    found: Flags = np.isin(mixed(numbers[sheet.texts["list"]], numbers[sheet.texts[column]]), codes)
    return found
