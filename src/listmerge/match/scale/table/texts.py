"""`numbers`, `description`, `kind` and `section` on columns, as in compare.py."""

from __future__ import annotations

import numpy as np

from listmerge.match.scale import sheet as s
from listmerge.match.scale.columns import Flags, Ints
from listmerge.match.scale.sets import common, meet
from listmerge.match.scale.table.conditions import Conditions
from listmerge.match.scale.table.known import Known
from listmerge.match.scale.whole import share_identifier
from listmerge.match.scale.wording import shared_words
from listmerge.match.texts import HALF, LITTLE, NEARLY


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
    share, said, unsure = shared_words(k.sheet, k.text_bits, k.text_sum, a, b, forms_shared)
    few = said & (share < LITTLE) if k.whole.apart else np.zeros(len(a), dtype=bool)
    return [
        (said & (share == 0), "no word in common"),
        (said & (share >= NEARLY), "nearly the same words"),
        (said & (share >= HALF), "half the same words"),
        (few, "few words in common"),
    ], unsure


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
