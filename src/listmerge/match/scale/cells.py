"""What stands in columns for words, forms, counts and addresses, whichever way a row was read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from listmerge.match.links import NAMED_FROM, around, carries
from listmerge.match.scale import sheet as s
from listmerge.match.texts import LARGE, is_exact

#: A run of letters and digits.
RUN = re.compile(r"[^\W_]+")


def form_bits(joined: str, called: Collection[str], owners: Collection[str]) -> int:
    """Whether the address, and its owner, are called as a name says, and whether that would tell."""
    if len(joined) < NAMED_FROM:
        return 0
    owned = any(around(owner, joined) for owner in owners)
    return (s.NAMED if carries((called, owners), joined) else 0) | (s.OWNED if owned else 0) | s.NAMES


def spelt(versions: Iterable[str]) -> str:
    """Versions as one text, empty for none."""
    return "".join([f"{v} " for v in sorted(versions)])


def identifier(kind: str, value: str) -> str:
    """An identifier as one text; an address stands for itself, and nothing for nothing."""
    return value if kind == "address" or not value else f"{kind} {value}"


def word_bits(described: bool, named: bool, stands: bool) -> int:
    """The flags of a word of the text."""
    said = s.IN_DESCRIPTION | (s.STANDS if stands else 0) if described else 0
    return said | (s.IN_NAME if named else 0)


def count_bits(value: int) -> int:
    """The flags of a count."""
    return (s.EXACT if is_exact(value) else 0) | (s.LARGE if value >= LARGE else 0)
