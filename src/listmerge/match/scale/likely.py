"""A first look at candidates that share little, all at once in C++: only likely ones are judged by the table."""

from __future__ import annotations

import numpy as np
from rapidfuzz import fuzz, process

from listmerge.match.scale.candidates import Candidates
from listmerge.match.scale.columns import Flags
from listmerge.match.scale.keys import MENTION, SITE, WORD

#: Pairs that share no more than such keys are merged or asked about only if their names are alike.
_LITTLE = np.uint16(1 << WORD | 1 << SITE | 1 << MENTION)
#: A little below what the table calls "spelt alike".
_ALIKE = 90.0
_STEP = 1_000_000


def likely(found: Candidates, cores: list[str]) -> Flags:
    """Which candidates to judge: all that share more than words and a site, and of the rest those with like names.

    cores: the special words of each row's name, divided by spaces.
    """
    chosen = (found.kinds & ~_LITTLE) > 0
    doubtful = np.flatnonzero(~chosen)
    for start in range(0, len(doubtful), _STEP):
        these = doubtful[start : start + _STEP]
        left = [cores[i] for i in found.left[these].tolist()]
        right = [cores[i] for i in found.right[these].tolist()]
        words = process.cpdist(left, right, scorer=fuzz.token_set_ratio, score_cutoff=100, dtype=np.float32, workers=-1)
        spelling = process.cpdist(left, right, scorer=fuzz.ratio, score_cutoff=_ALIKE, dtype=np.float32, workers=-1)
        chosen[these] = (words >= 100) | (spelling >= _ALIKE)
    return chosen
