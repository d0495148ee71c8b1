"""What the descriptions of plain rows say, beside their names and addresses, as `Features` has it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from listmerge.match.features import counts_in
from listmerge.match.scale import sheet as s
from listmerge.match.scale.cells import RUN, count_bits
from listmerge.match.scale.columns import Flags
from listmerge.match.scale.loose import Loose, woven
from listmerge.match.scale.numbering import distinct, mixed
from listmerge.match.scale.plain.part import Part
from listmerge.match.scale.plain.words import words_of
from listmerge.match.scale.sets import MOST
from listmerge.match.texts import units_of
from listmerge.match.words import fold, tokens

#: Longer descriptions are read one by one.
_LONGEST = 1000
#: A word that stands in text or address, whatever else it is; the bit is not kept.
_ANYWHERE = 128
#: Letters of a word that a text is known by.
LEAST = 4


def part_of_texts(texts: Sequence[str], names: Loose, forms: Loose, runs: Loose) -> Part:
    """What descriptions say. names: the longer words of the names; forms: the words of their forms; runs: the longer
    runs of letters of the addresses.
    """
    described, others, ascii_, counted = _said(texts)
    given = (names, s.IN_NAME), (forms, s.IN_FORM), (runs, _ANYWHERE)
    words, stands = _told_apart([described, others, *(Loose.of(sets.sizes, sets.value, flag) for sets, flag in given)])
    sets = {"text": words, "stands": stands, **_counts(texts, counted)}
    letters = np.fromiter(map(len, texts), np.int64, len(texts))
    flags = np.where(letters, s.MENTIONS, 0) | np.where(ascii_, s.ASCII, 0)
    many = np.max([each.sizes for each in sets.values()], axis=0) > MOST
    return Part({}, sets, (flags | np.where(many, s.ODD, 0)).astype(np.int64))


def _counts(texts: Sequence[str], counted: Flags) -> dict[str, Loose]:
    """The counts that texts state, and the units of those that are exact. counted: which texts have digits."""
    found = [counts_in(texts[i]) for i in np.flatnonzero(counted).tolist()]
    bits = np.array([count_bits(v) for counts in found for v, _ in counts], dtype=np.uint8)
    nothing = Loose.of(np.zeros(int((~counted).sum()), dtype=np.int64), np.zeros(0, dtype=np.int64))
    return {
        "numbers": woven(counted, Loose.of_texts([[f"c {v} {u}" for v, u in c] for c in found], bits), nothing),
        "units": woven(counted, Loose.of_texts([units_of(c) for c in found]), nothing),
    }


def _said(texts: Sequence[str]) -> tuple[Loose, Loose, Flags, Flags]:
    """The longer words of each text; runs of letters beside them; which have ASCII words alone; which digits."""
    simple = np.fromiter(map(_is_simple, texts), bool, len(texts))
    text, number, digits = words_of([texts[i].lower() for i in np.flatnonzero(simple).tolist()], LEAST)
    sizes = np.bincount(text, minlength=int(simple.sum()))
    rest = [fold(texts[i]) for i in np.flatnonzero(~simple).tolist()]
    of_rest = [{w for w in tokens(text) if len(w) >= LEAST} for text in rest]
    runs = [set(RUN.findall(text)) for text in rest]
    stands = [
        s.IN_DESCRIPTION | (s.STANDS if w in r else 0) for found, r in zip(of_rest, runs, strict=True) for w in found
    ]
    described = woven(
        simple,
        Loose.of(sizes, number, s.IN_DESCRIPTION | s.STANDS),
        Loose.of_texts(of_rest, np.array(stands, dtype=np.uint8)),
    )
    beside = Loose.of_texts([{w for w in r if len(w) >= LEAST} for r in runs], _ANYWHERE)
    nothing = Loose.of(np.zeros_like(sizes), number[:0])
    ascii_, counted = simple.copy(), np.ones(len(texts), dtype=bool)
    ascii_[~simple] = [all(w.isascii() for w in found) for found in of_rest]
    counted[simple] = digits
    return described, woven(simple, nothing, beside), ascii_, counted


def _is_simple(text: str) -> bool:
    """Whether all words of a text are runs of ASCII letters and digits, and it is a short line."""
    if "'" in text or "+" in text or "#" in text or "\n" in text:
        return False
    return text.isascii() and len(text) <= _LONGEST


def _told_apart(given: Sequence[Loose]) -> tuple[Loose, Loose]:
    """Of the words of each row, once each: those that have flags of the text, and those that only stand somewhere."""
    row = np.concatenate([each.rows() for each in given])
    value, flags = np.concatenate([each.value for each in given]), np.concatenate([each.flags for each in given])
    once, place = distinct(mixed(value, row))
    row, value = row[once], value[once]
    every = np.zeros(len(row), dtype=np.uint8)
    for bit in (s.IN_NAME, s.IN_DESCRIPTION, s.IN_FORM, s.STANDS, _ANYWHERE):
        every[place[(flags & bit) > 0]] |= bit
    order = np.argsort(row.astype(np.uint16) if len(given[0].sizes) < 1 << 16 else row, kind="stable")
    row, value, every = row[order], value[order], every[order]
    of_text, count = (every & (s.IN_NAME | s.IN_DESCRIPTION)) > 0, len(given[0].sizes)
    rest = ~of_text & ((every & _ANYWHERE) > 0)
    return (
        Loose.of(np.bincount(row[of_text], minlength=count), value[of_text], every[of_text] & ~np.uint8(_ANYWHERE)),
        Loose.of(np.bincount(row[rest], minlength=count), value[rest]),
    )
