"""How alike the lists of a collection word what they say of one thing: what it tells that descriptions share little.

Where lists describe a thing in like words, two records of one name whose descriptions share next to nothing are rather
two things; where everybody words anew, that tells little. How it is here is seen on records that are surely one thing:
they have one name and one address. Those whose descriptions are nearly the same are not counted: who copies an entry
shows how lists copy, not how they word.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations
from math import log2

from listmerge.match.agreement import NAME_LIMIT
from listmerge.match.features import Features
from listmerge.match.texts import LITTLE, NEARLY, shared_words

#: Of the reworded descriptions of one thing, the share that has little in common in the lists on which the table's
#: weights were set (98 public ones, 636 pairs); as if so many pairs had shown it, until a collection shows more.
_USUAL, _PAIRS = 0.37, 100


def apart_of(found: Sequence[Features], text_counts: Counter[str]) -> float:
    """The bits, 0 or less, that it tells in this collection, beyond the table, that descriptions share little."""
    by_name: dict[tuple[str, ...], list[Features]] = defaultdict(list)
    for f in found:
        if f.url and f.name.core:
            by_name[f.name.core].append(f)
    shares: list[float] = []
    for members in by_name.values():
        if 2 <= len(members) <= NAME_LIMIT:
            linked = (
                (a, b)
                for a, b in combinations(members, 2)
                if a.list_name != b.list_name and not a.about.isdisjoint(b.about)
            )
            shares += [share for a, b in linked if (share := shared_words(a, b, text_counts, len(found))) is not None]
    reworded = [share for share in shares if share < NEARLY]
    return apart_by(sum(share < LITTLE for share in reworded), len(reworded))


def apart_by(little: int, reworded: int) -> float:
    """The same, in half bits, if so many of the reworded descriptions of one thing have little in common."""
    share = (little + _USUAL * _PAIRS) / (reworded + _PAIRS)
    return min(0.0, round(2 * log2(share / _USUAL)) / 2)
