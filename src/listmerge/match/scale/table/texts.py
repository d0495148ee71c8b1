"""`numbers`, `description`, `kind` and `section` on columns, as in compare.py."""

from __future__ import annotations

import numpy as np

from listmerge.match.scale import sheet as s
from listmerge.match.scale.columns import Flags, Ints
from listmerge.match.scale.sets import common, meet
from listmerge.match.scale.table.conditions import Conditions
from listmerge.match.scale.table.known import Known
from listmerge.match.scale.whole import share_identifier
from listmerge.match.texts import DESCRIBED, HALF, NEARLY


def numbers(k: Known, a: Ints, b: Ints) -> Conditions:
    """Levels of `numbers`."""
    sets, count = k.sheet.sets, len(a)
    stated = sets["numbers"].sizes > 0
    at = np.flatnonzero(stated[a] & stated[b])
    x, y = a[at], b[at]
    pair, place, _ = common(sets["numbers"], x, sets["numbers"], y)
    exact = np.bincount(at[pair[(sets["numbers"].flags[place] & s.EXACT) > 0]], minlength=count)
    shared = np.bincount(at[pair], minlength=count) > 0
    differ = np.zeros(count, dtype=bool)
    differ[at] = meet(sets["units"], x, sets["units"], y) > 0
    return [
        (exact > 1, "several counts the same"),
        (exact > 0, "same exact count"),
        (shared, "same rounded count"),
        (differ, "different counts"),
    ]


def description(k: Known, a: Ints, b: Ints, forms_shared: Flags) -> tuple[Conditions, Flags]:
    """Levels of `description`, and which pairs columns can't tell; forms_shared: see names.py."""
    sheet, count = k.sheet, len(a)
    text = sheet.sets["text"]
    said = sheet.has(a, s.MENTIONS) | sheet.has(b, s.MENTIONS)
    said &= (text.sizes[a] >= DESCRIBED) & (text.sizes[b] >= DESCRIBED)
    at = np.flatnonzero(said)
    pair, x, y = common(text, a[at], text, b[at])
    pair = at[pair]
    bits = k.text_bits[text.value[x]]
    named = forms_shared[pair] & ((text.flags[x] & text.flags[y] & s.IN_NAME) > 0)  # words of both names tell nothing
    in_names = np.bincount(pair[named], minlength=count)
    bits_of_names = np.bincount(pair[named], weights=bits[named], minlength=count)
    shared = np.bincount(pair[~named], minlength=count)
    bits_shared = np.bincount(pair[~named], weights=bits[~named], minlength=count)
    sizes = [text.sizes[side] - in_names for side in (a, b)]
    said &= (sizes[0] >= DESCRIBED) & (sizes[1] >= DESCRIBED)
    least = np.minimum(k.text_sum[a], k.text_sum[b]) - bits_of_names
    share = bits_shared / np.maximum(least, 1e-9)
    near = (np.abs(share - NEARLY) < 1e-9) | (np.abs(share - HALF) < 1e-9) | (least < 1e-6)
    ascii_ = sheet.has(a, s.ASCII) & sheet.has(b, s.ASCII)
    none = said & (shared == 0)
    return [
        (none, "no word in common"),
        (said & (share >= NEARLY), "nearly the same words"),
        (said & (share >= HALF), "half the same words"),
    ], (said & ~none & near) | (none & ~ascii_)


def kind(k: Known, a: Ints, b: Ints) -> Conditions:
    """Levels of `kind`."""
    sheet, address = k.sheet, k.sheet.texts["address"]
    signposts = sheet.has(a, s.SIGNPOST) | sheet.has(b, s.SIGNPOST)
    other = address[a] != address[b]
    one_list = other & (sheet.has(a, s.LIST) != sheet.has(b, s.LIST))
    x, y = sheet.texts["medium"][a], sheet.texts["medium"][b]
    media = other & (x > 0) & (y > 0) & (x != y)
    at = np.flatnonzero(media)
    media[at] = ~share_identifier(sheet, a[at], b[at])
    return [
        (signposts, "points to a place in its own list"),
        (one_list, "one is a list of such things"),
        (media, "stand among different media"),
    ]


def section(k: Known, a: Ints, b: Ints) -> Conditions:
    """Levels of `section`."""
    lists, headings = k.sheet.texts["list"], k.sheet.sets["headings"]
    found = (lists[a] != lists[b]) & (headings.sizes[a] > 0) & (headings.sizes[b] > 0)
    at = np.flatnonzero(found)
    found[at] = meet(headings, a[at], headings, b[at]) > 0
    return [(found, "same heading")]
