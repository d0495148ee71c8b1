"""What the texts of two records tell: the levels of the comparisons `numbers`, `description` and `acronym`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import log2
from typing import TYPE_CHECKING

from listmerge.match.features import Features
from listmerge.match.types import Choice
from listmerge.match.words import GENERIC, Name

if TYPE_CHECKING:  # the catalogue counts how texts are worded, and needs this module for it
    from listmerge.match.catalog import Catalog

#: Words of a name, of more than three letters, from which it is a title.
TITLE_WORDS = 4
#: Letters from which it tells something that a text holds the other's name.
MENTIONED = 4
#: From here on, counts tell.
LARGE = 1000
#: Fewer words of their own make no description; of the lesser one's bits, shares that are nearly all, half, and little.
DESCRIBED, NEARLY, HALF, LITTLE = 4, 0.75, 0.4, 0.2


def numbers_level(a: Features, b: Features, _: Catalog) -> Choice:
    """How the counts agree that two records state."""
    if not a.numbers or not b.numbers:
        return None
    shared = a.numbers & b.numbers
    exact = [value for value, _ in shared if is_exact(value)]
    if len(exact) > 1:
        return "several counts the same", 0.0
    if exact:
        return "same exact count", 0.0
    if shared:
        return "same rounded count", 0.0
    exact_units = [units_of(f.numbers) for f in (a, b)]
    return ("different counts", 0.0) if exact_units[0] & exact_units[1] else None


def units_of(counts: Collection[tuple[int, str]]) -> set[str]:
    """What is counted without rounding to thousands."""
    return {unit for value, unit in counts if value % 1000}


def is_exact(count: int) -> bool:
    """Whether a count is large, and not rounded: that of another thing is hardly the same."""
    return count >= LARGE and len(str(count).rstrip("0")) >= 3


def description_level(a: Features, b: Features, catalog: Catalog) -> Choice:
    """How the words of two records agree. That they share little tells as much as it does in this collection."""
    share = shared_words(a, b, catalog.text_counts, catalog.size)
    if share is None:
        return None
    if not share:
        return "no word in common", catalog.apart
    if share >= NEARLY:
        return "nearly the same words", 0.0
    if share >= HALF:
        return "half the same words", 0.0
    return ("few words in common", catalog.apart) if share < LITTLE and catalog.apart else None


def shared_words(a: Features, b: Features, counts: Mapping[str, int], size: int) -> float | None:
    """Of what the words of the lesser description tell, the share that the other has too; None if one has too few.

    What both names hold tells nothing here; rare words tell more than common. counts: of `size` records, how many hold
    a word.
    """
    if not a.mentions and not b.mentions:
        return None
    both = set(a.name.words) & set(b.name.words) if not set(a.name.forms).isdisjoint(b.name.forms) else set()
    x, y = a.text_words - both, b.text_words - both
    if len(x) < DESCRIBED or len(y) < DESCRIBED:
        return None
    shared = x & y
    if not shared:
        apart = min(sum(w.isascii() for w in words) for words in (x, y)) >= DESCRIBED
        return 0.0 if apart else None
    least = min(_weight(x, counts, size), _weight(y, counts, size))
    return _weight(shared, counts, size) / least if least else None  # None: words that every record holds


def _weight(words: frozenset[str] | set[str], counts: Mapping[str, int], size: int) -> float:
    """How much words tell, in bits."""
    return sum(weight_of(counts.get(w, 0), size) for w in words)


def weight_of(times: int, size: int) -> float:
    """How much it tells to share a word that so many of `size` records hold, in bits."""
    return log2((size + 1) / (times + 1))


def acronym_level(a: Features, b: Features, _: Catalog) -> Choice:
    """Whether the texts of one record give the name of the other."""
    if "".join(a.name.core) == "".join(b.name.core):
        return None
    if _titled(a, b) or _titled(b, a):
        return "its name is the other's text", 0.0
    one_name = not set(a.name.forms).isdisjoint(b.name.forms) and a.all_identifiers.isdisjoint(b.all_identifiers)
    if one_name and not marks_in(a.name) & marks_in(b.name):
        return None  # each is named in its own text, and what is a mark in one may be a word: `DRIVE`, `drive`
    return ("named in the other's text or links", 0.0) if _named(a, b) or _named(b, a) else None


def marks_in(name: Name) -> frozenset[str]:
    """Words of a name that are written as marks, in brackets too."""
    return name.marks | name.acronyms


def _titled(a: Features, b: Features) -> bool:
    """Whether the name of one, a whole title, is what the other says of itself: a paper, and what it made."""
    title = {w for w in a.name.words if len(w) > 3} if len(a.name.forms) == 1 else set()
    return len(title) >= TITLE_WORDS and title <= b.description_words and len(b.description_words) <= 2 * len(title)


def mentionable(core: Sequence[str]) -> str:
    """The one special word of a name, if it tells something that a text holds it; else nothing."""
    return core[0] if len(core) == 1 and len(core[0]) >= MENTIONED and core[0] not in GENERIC else ""


def _named(a: Features, b: Features) -> bool:
    """Whether the short name of one, as a word, stands in the text, the address or the link texts of the other."""
    word = mentionable(a.name.core)
    if not word or word in b.name.words:
        return False
    where = " ".join((b.mentions, b.link_texts, b.url or ""))
    at = where.find(word)
    while at >= 0:
        end = at + len(word)
        if not where[at - 1 : at].isalnum() and not where[end : end + 1].isalnum():
            return True
        at = where.find(word, end)
    return False
