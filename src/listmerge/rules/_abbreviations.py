"""Words that end in a full stop of their own."""

from __future__ import annotations

import re

_SHORTENED = re.compile(r"\b(?:(?i:al|co|corp|eds?|e\.g|etc|i\.e|inc|jr|ltd|sr|vol|vs)|[A-Z])\.$")


def ends_shortened(text: str) -> bool:
    """Whether a text ends in an abbreviation or an initial, so that its full stop ends no sentence."""
    return bool(_SHORTENED.search(text))
