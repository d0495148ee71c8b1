"""What a part of many rows says, their names or their addresses: columns and sets, read in one of two ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from listmerge.match.scale.columns import Flags, Ints
from listmerge.match.scale.loose import Loose, chosen_of, woven


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the columns and sets of `Sheet`, as numbers of texts, with flags of the rows; others beside them serve
    reading alone.
    """

    texts: Mapping[str, Ints]
    sets: Mapping[str, Loose]
    flags: Ints


def woven_parts(first: Flags, one: Part, other: Part) -> Part:
    """The part of rows in order: some have been read one way, the rest the other."""

    def column(a: Ints, b: Ints) -> Ints:
        found = np.empty(len(first), dtype=np.int64)
        found[first], found[~first] = a, b
        return found

    return Part(
        {name: column(values, other.texts[name]) for name, values in one.texts.items()},
        {name: woven(first, sets, other.sets[name]) for name, sets in one.sets.items()},
        column(one.flags, other.flags),
    )


def taken(part: Part, chosen: Flags) -> Part:
    """The part of some of its rows."""
    if chosen.all():
        return part
    return Part(
        {name: values[chosen] for name, values in part.texts.items()},
        {name: chosen_of(sets, chosen) for name, sets in part.sets.items()},
        part.flags[chosen],
    )
