"""What the names of two records tell: the levels of the comparison `name`, and the bits in their words."""

from __future__ import annotations

from math import log2

from listmerge.match.agreement import is_paper
from listmerge.match.catalog import Catalog
from listmerge.match.features import Features
from listmerge.match.types import Choice
from listmerge.match.words import GENERIC, Name

#: Levels of names that share no more than a part: never enough without an identifier.
PARTIAL = ("one begins with the other", "one contains the other", "spelt alike")
#: A paper's name of so many special words is a title, which hardly two share; books, courses and talks do.
TITLE = 6
#: A first word in more names than this makes no family.
FAMILY = 12
#: Names of so many letters at least are spelt alike from this ratio on.
ALIKE_FROM, ALIKE = 8, 92
#: Letters from which a name counts as found in one that is written together: `Blueprint`, `BlueprintJS`.
_GLUED = 5
#: Bits of a word that names a kind of thing, or is a letter; of a whole name at most.
LITTLE, MOST = 0.5, 8.0
#: Letters from which an acronym tells.
ACRONYM = 3
#: Bits that an acronym adds to what holds more than it.
ACRONYM_AND_MORE = 3.5
#: Levels of names that agree.
EQUAL = ("same title", "same name", "same short name", "acronym of the other")


def information(form: tuple[str, ...], catalog: Catalog) -> float:
    """What the words of a name tell, in bits: rare words more, kinds of things next to nothing; at most MOST."""
    total = 0.0
    for word in dict.fromkeys(form):
        if word in GENERIC or len(word) == 1:
            total += LITTLE
        else:
            total += rarity(catalog.word_counts.get(word, 0), catalog.size)
    return min(MOST, total)


def rarity(times: int, size: int) -> float:
    """What a word tells that stands in the names of so many of `size` records, in bits."""
    return min(5.0, max(1.0, 0.7 * log2((size + 200) / (times + 1))))


def name_level(a: Features, b: Features, catalog: Catalog) -> Choice:
    """How two names agree, and what the words they share tell, in bits."""
    x, y = a.name, b.name
    if not x.core or not y.core:
        return None
    if x.core == y.core or "".join(x.core) == "".join(y.core):
        told = min(information(x.core, catalog), information(y.core, catalog))
        title = min(len(x.core), len(y.core)) >= TITLE and is_paper(a) and is_paper(b)
        return ("same title" if title else "same name"), told
    same = [f for f in x.forms if f in y.forms]
    if same:
        return "same short name", max(information(f, catalog) for f in same)
    if is_acronym_of(x, y) or is_acronym_of(y, x):
        return _acronym_level(x, y)
    if x.latin != y.latin and set(x.words).isdisjoint(y.words):
        return "other script", 0.0
    return _partly(a, b, catalog)


def _acronym_level(x: Name, y: Name) -> tuple[str, float]:
    """How a name agrees with one that begins with its acronym: what has more to say may be a part, as `WHO GHO` is."""
    for short, long_ in ((x, y), (y, x)):
        more = {w for w in short.core if w not in GENERIC}.difference(long_.words, long_.initials, long_.acronyms)
        if is_acronym_of(short, long_) and (not more or " " not in short.text):
            return "acronym of the other", 0.0
    return "one contains the other", ACRONYM_AND_MORE


def _partly(a: Features, b: Features, catalog: Catalog) -> tuple[str, float]:
    """How names agree that are not the same."""
    x, y = a.name, b.name
    short, long_ = sorted((x.core, y.core), key=lambda f: (len(f), f))
    if long_[: len(short)] == short:
        return "one begins with the other", information(short, catalog)
    if set(short) <= set(long_):
        return "one contains the other", information(short, catalog)
    if _alike(x, y) or (_glued(x, y) and not a.all_identifiers.isdisjoint(b.all_identifiers)):
        return "spelt alike", information(short, catalog) / 2
    if x.core[0] == y.core[0] and x.core[0] not in GENERIC and catalog.word_counts.get(x.core[0], 0) <= FAMILY:
        return "same family", 0.0
    shared = [w for w in set(short) & set(long_) if w not in GENERIC]
    return ("share a word" if shared else "different"), 0.0


def is_acronym_of(short: Name, long_: Name) -> bool:
    """Whether a name is, or begins with, an acronym that the words of the other give."""
    given = short.marks | short.acronyms | ({short.core[0]} if len(short.core) == 1 else set())
    return any(
        a in long_.initials or (a in long_.acronyms and len(short.core) == 1) for a in given if len(a) >= ACRONYM
    )


def _alike(x: Name, y: Name) -> bool:
    from rapidfuzz import fuzz

    left, right = "".join(x.core), "".join(y.core)
    return min(len(left), len(right)) >= ALIKE_FROM and fuzz.ratio(left, right) >= ALIKE


def _glued(x: Name, y: Name) -> bool:
    """Whether one name, written together, begins or ends with the other: `Remote Work`, `awesome-RemoteWork`."""
    # not words of one language in a sentence of another
    return x.latin == y.latin and is_glued("".join(x.core), "".join(y.core))


def is_glued(left: str, right: str) -> bool:
    """Whether one of two names without spaces begins or ends with the other, which is long enough to tell."""
    short, long_ = sorted((left, right), key=len)
    return len(short) >= _GLUED and (long_.startswith(short) or long_.endswith(short))
