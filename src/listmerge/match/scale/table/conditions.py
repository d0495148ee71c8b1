"""Which level holds for which pairs, where several may: the first one counts."""

from __future__ import annotations

import numpy as np

from listmerge.match.scale.columns import Flags, Ints

#: The pairs that a level holds for, and the level, strongest first.
Conditions = list[tuple[Flags, str]]


def spread(count: int, at: Ints, holds: Flags) -> Flags:
    """What holds for some pairs, for all: it does not for the others."""
    full = np.zeros(count, dtype=bool)
    full[at] = holds
    return full
