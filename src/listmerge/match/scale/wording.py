"""How far descriptions agree, on columns, as in texts.py, and what that tells in a collection, as in wording.py."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from listmerge.match.scale import sheet as s
from listmerge.match.scale.columns import Doubles, Flags, Ints
from listmerge.match.scale.sets import common
from listmerge.match.scale.sheet import Sheet
from listmerge.match.texts import DESCRIBED, HALF, LITTLE, NEARLY, weight_of
from listmerge.match.wording import apart_by


def by_value(times: Ints, function: Callable[[int], float]) -> Doubles:
    """A function of counts, worked out once for each count, as the table does it."""
    values = np.flatnonzero(np.bincount(times))
    known = np.zeros(int(times.max(initial=0)) + 1)
    known[values] = [function(n) for n in values.tolist()]
    return known[times]


def sums(bits: Doubles, start: Ints) -> Doubles:
    """The sum of each stretch, added one after the other as the table does."""
    of = np.repeat(np.arange(len(start) - 1), np.diff(start))
    return np.bincount(of, weights=bits, minlength=len(start) - 1).astype(np.float64)


def bits_of_texts(sheet: Sheet, size: int) -> tuple[Doubles, Doubles]:
    """What each word tells that texts of `size` rows hold, in bits, and all words of each row's text together."""
    text = sheet.sets["text"]
    bits = by_value(np.bincount(text.value, minlength=len(sheet.numbers)), lambda n: weight_of(n, size))
    return bits, sums(bits[text.value], text.start)


def shared_words(
    sheet: Sheet, text_bits: Doubles, text_sum: Doubles, a: Ints, b: Ints, forms_shared: Flags
) -> tuple[Doubles, Flags, Flags]:
    """`shared_words` of pairs of rows; of which there is such a share, and of which columns can't tell it.

    text_bits, text_sum: see `bits_of_texts`. forms_shared: which pairs have a form of their names in common.
    """
    text, count = sheet.sets["text"], len(a)
    said = sheet.has(a, s.MENTIONS) | sheet.has(b, s.MENTIONS)
    said &= (text.sizes[a] >= DESCRIBED) & (text.sizes[b] >= DESCRIBED)
    at = np.flatnonzero(said)
    pair, x, y = common(text, a[at], text, b[at])
    pair = at[pair]
    bits = text_bits[text.value[x]]
    named = forms_shared[pair] & ((text.flags[x] & text.flags[y] & s.IN_NAME) > 0)  # words of both names tell nothing
    in_names = np.bincount(pair[named], minlength=count)
    bits_of_names = np.bincount(pair[named], weights=bits[named], minlength=count)
    shared = np.bincount(pair[~named], minlength=count)
    bits_shared = np.bincount(pair[~named], weights=bits[~named], minlength=count)
    for side in (a, b):
        said &= text.sizes[side] - in_names >= DESCRIBED
    least = np.minimum(text_sum[a], text_sum[b]) - bits_of_names
    share = np.where(shared > 0, bits_shared / np.maximum(least, 1e-9), 0.0)
    near = np.abs(share[:, None] - (NEARLY, HALF, LITTLE)).min(axis=1) < 1e-9
    ascii_ = sheet.has(a, s.ASCII) & sheet.has(b, s.ASCII)
    return share, said, said & np.where(shared > 0, near | (least < 1e-6), ~ascii_)


def apart_of(sheet: Sheet, a: Ints, b: Ints) -> float:
    """What it tells that descriptions have little in common, by these pairs of one name and address."""
    share, said, _ = shared_words(sheet, *bits_of_texts(sheet, len(sheet.ids)), a, b, np.ones(len(a), dtype=bool))
    reworded = share[said & (share < NEARLY)]
    return apart_by(int((reworded < LITTLE).sum()), len(reworded))
