"""What the descriptions of plain rows say, as `Features` has it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from listmerge.match.features import counts_in
from listmerge.match.scale import sheet as s
from listmerge.match.scale.cells import RUN, count_bits, word_bits
from listmerge.match.scale.plain.link import Link
from listmerge.match.scale.plain.name import Name
from listmerge.match.scale.plain.row import Row
from listmerge.match.scale.sets import MOST
from listmerge.match.texts import units_of
from listmerge.match.words import fold, tokens

_LONG_WORD = re.compile(r"[a-z0-9]{4,}")
_DIGIT = re.compile(r"\d")
_BOTH, _SAID, _NAMED = (
    bytes([word_bits(*bits)]) for bits in ((True, True, True), (True, False, True), (False, True, False))
)


class Text(NamedTuple):
    """What a description says, beside name and address: as `Sheet` has it."""

    text: Sequence[str]
    text_bits: bytes
    stands: Collection[str]
    numbers: Sequence[str]
    number_bits: bytes
    units: Collection[str]
    flags: int


def text_of(row: Row, name: Name, link: Link) -> Text:
    """What the description says."""
    text, flags = row.description, s.LIST if "awesome" in link.address else 0
    named = {w for w in name.names if len(w) > 3}
    described, runs, ascii_ = _words(text)
    both = described & named
    found = [*both, *(described - both), *(named - both)] if both else [*described, *named]
    if runs is None:
        bits = _BOTH * len(both) + _SAID * (len(described) - len(both)) + _NAMED * (len(named) - len(both))
        others = {w for w in link.runs if w not in described and w not in named}
    else:
        bits = bytes(word_bits(w in described, w in named, w in runs) for w in found)
        others = {w for w in (*runs, *link.runs) if len(w) > 3} - described - set(name.names)
    numbers = counts_in(text) if _DIGIT.search(text) else ()
    if len(found) > MOST or len(others) > MOST or len(numbers) > MOST:
        flags |= s.ODD
    flags |= (s.MENTIONS if text else 0) | (s.ASCII if ascii_ else 0)
    if not numbers:
        return Text(found, bits, others, (), b"", (), flags)
    return Text(
        found,
        bits,
        others,
        [f"c {v} {u}" for v, u in numbers],
        bytes([count_bits(v) for v, _ in numbers]),
        units_of(numbers),
        flags,
    )


def _words(text: str) -> tuple[set[str], set[str] | None, bool]:
    """The longer words of a text; all runs of letters in it, if they are not these; whether the words are ASCII.

    Apostrophes, `+` and `#` make words other than the runs of letters and digits.
    """
    if text.isascii() and "'" not in text and "+" not in text and "#" not in text:
        return set(_LONG_WORD.findall(text.lower())), None, True
    folded = fold(text)
    words = {w for w in tokens(folded) if len(w) > 3}
    return words, set(RUN.findall(folded)), all(w.isascii() for w in words)
