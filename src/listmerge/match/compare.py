"""The table of comparisons: ordered levels with labels and weights in bits, and the functions that choose a level.

A weight is log2 of how much more often a level holds for two records of one thing than for two of different things.
Different from what, is the question: random pairs share next to nothing, look-alikes share what made them look alike.
`bench/matching/weights.py` estimates both from labelled and random pairs, with intervals; the weights in use were set
by judgement, to half bits, between the two, and checked by reading random samples of what they merge. Exceptions, and
how sure all this is: bench/matching/README.md. A missing value weighs nothing. Every comparison is symmetric.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import log2

from listmerge.match.agreement import DISAGREE, agreement_level, comparable, lists_of
from listmerge.match.catalog import Catalog, exact_name
from listmerge.match.features import Features
from listmerge.match.links import link_level, named_after
from listmerge.match.names import name_level
from listmerge.match.types import Evidence
from listmerge.match.url import site_of
from listmerge.match.words import GENERIC, is_year

#: comparison -> its levels, strongest first: label -> weight in bits. What its words tell is added to a name's weight.
TABLE: dict[str, dict[str, float]] = {
    "identifier": {
        "same identifier": 11.0,
        "same page": 11.0,
        "same home page": 8.5,
        "same home page, of many things": 5.5,
        "same paper": 9.0,
        "same page, other place": 4.0,
        "one paper behind both": 6.5,
        "one's address is among the other's links": 4.5,
        "same repository": 4.0,
        "same address, but of several things": 3.0,
        "one address lies below the other": 3.0,
        "same site": 1.0,
        "different sites": -1.0,
        "repositories of one name": -2.0,
        "different identifiers of one kind": -7.0,
    },
    "address": {
        "both are named after it, and its owner": 2.5,
        "a paper, and what is named as in it": 2.5,
        "both are named after it, a coined name": 2.5,
        "both are named after it": 1.0,
    },
    "name": {
        "same title": 4.0,
        "same name": 2.0,
        "same short name": 1.5,
        "acronym of the other": 5.0,
        "one begins with the other": 0.5,
        "one contains the other": 1.5,
        "spelt alike": 2.5,
        "other script": 0.0,
        "same family": -5.0,
        "share a word": -2.0,
        "different": -4.0,
    },
    "version": {
        "same": 1.5,
        "only one names a version": -3.0,
        "only one names a year": -4.5,
        "different": -12.0,
        "different parts": -12.0,
        "only one is narrowed": -3.0,
        "narrowed differently": -5.0,
    },
    "years": {"same": 2.0, "different": -3.0, "disjoint": -6.0},
    "numbers": {
        "several counts the same": 9.0,
        "same exact count": 6.5,
        "same rounded count": 1.0,
        "different counts": -1.5,
    },
    "description": {"nearly the same words": 4.0, "half the same words": 2.5, "no word in common": -1.0},
    "acronym": {"its name is the other's text": 4.0, "named in the other's text or links": 2.5},
    "kind": {
        "points to a place in its own list": -12.0,
        "one is a list of such things": -6.0,
        "stand among different media": -5.0,
    },
    "list": {
        "both in one list": -3.0,
        "a list has several things of this name": -3.0,
        "mostly mean the same by a name": 2.5,
        "often mean the same by a name": 1.5,
        "mostly mean different things by a name": -3.0,
    },
    "section": {"same heading": 1.0},
}
#: Words from which a name is hardly shared by a paper and something else.
TELLING = 4
#: Words of a name, of more than three letters, from which it is a title.
TITLE_WORDS = 4

#: Fewer words of their own make no description; of the lesser one's bits, shares that are nearly all, and half.
DESCRIBED, NEARLY, HALF = 4, 0.75, 0.4


def compare(a: Features, b: Features, catalog: Catalog) -> tuple[Evidence, ...]:
    """All evidence about two records, in the order of the table; levels of weight 0 are left out."""
    found = []
    for name, choose in _COMPARISONS.items():
        chosen = choose(a, b, catalog)
        if chosen is not None:
            label, extra = chosen
            weight = TABLE[name][label] + extra
            found.append(Evidence(name, label, round(weight, 1)))
    return tuple(found)


Choice = tuple[str, float] | None


def _identifier(a: Features, b: Features, catalog: Catalog) -> Choice:
    level = link_level(a, b, catalog)
    return (level, 0.0) if level else None


def _address(a: Features, b: Features, _: Catalog) -> Choice:
    """Tells only of records on different sites and with one name."""
    if not a.url or not b.url or site_of(a.url) == site_of(b.url) or set(a.name.forms).isdisjoint(b.name.forms):
        return None
    level = named_after(a, b)
    return (level, 0.0) if level else None


def _version(a: Features, b: Features, _: Catalog) -> Choice:
    if a.name.parts and b.name.parts and a.name.parts != b.name.parts:
        return "different parts", 0.0
    if not a.name.versions and not b.name.versions:
        return _narrowed(a, b)
    x, y = without_years(a.name.versions), without_years(b.name.versions)
    if x and y:
        return ("same" if x == y else "different"), 0.0
    if x or y:
        return "only one names a version", 0.0
    x, y = a.name.versions, b.name.versions
    if x and y:
        return ("same" if x == y else "different"), 0.0
    return ("only one names a year", 0.0) if x or y else _narrowed(a, b)


def _narrowed(a: Features, b: Features) -> Choice:
    """Whether brackets narrow equal names: `MMLU` and `MMLU (Professional Medicine)`."""
    x, y = a.name.qualifiers, b.name.qualifiers
    if a.name.core != b.name.core or x == y:
        return None
    return ("narrowed differently" if x and y and x.isdisjoint(y) else "only one is narrowed"), 0.0


def without_years(versions: frozenset[str]) -> frozenset[str]:
    return frozenset(v.lstrip("v") for v in versions if not is_year(v))


def _years(a: Features, b: Features, _: Catalog) -> Choice:
    if not a.years or not b.years:
        return None
    if a.years == b.years:
        return "same", 0.0
    apart = a.years[1] < b.years[0] or b.years[1] < a.years[0]
    return ("disjoint" if apart else "different"), 0.0


def _numbers(a: Features, b: Features, _: Catalog) -> Choice:
    if not a.numbers or not b.numbers:
        return None
    shared = a.numbers & b.numbers
    exact = [value for value, _ in shared if len(str(value).rstrip("0")) >= 3 and value >= 1000]
    if len(exact) > 1:
        return "several counts the same", 0.0
    if exact:
        return "same exact count", 0.0
    if shared:
        return "same rounded count", 0.0
    exact_units = [{unit for value, unit in f.numbers if value % 1000} for f in (a, b)]
    return ("different counts", 0.0) if exact_units[0] & exact_units[1] else None


def _description(a: Features, b: Features, catalog: Catalog) -> Choice:
    """Words that both names hold tell nothing here; rare words tell more than common ones."""
    if not a.mentions and not b.mentions:
        return None
    both = set(a.name.words) & set(b.name.words) if not set(a.name.forms).isdisjoint(b.name.forms) else set()
    x, y = a.text_words - both, b.text_words - both
    if len(x) < DESCRIBED or len(y) < DESCRIBED:
        return None
    shared = x & y
    if not shared:
        apart = min(sum(w.isascii() for w in words) for words in (x, y)) >= DESCRIBED
        return ("no word in common", 0.0) if apart else None
    least = min(_weight(x, catalog), _weight(y, catalog))
    if not least:
        return None  # words that every record holds
    share = _weight(shared, catalog) / least
    if share >= NEARLY:
        return "nearly the same words", 0.0
    return ("half the same words", 0.0) if share >= HALF else None


def _weight(words: frozenset[str] | set[str], catalog: Catalog) -> float:
    """How much words tell, in bits."""
    return sum(log2((catalog.size + 1) / (catalog.text_counts.get(w, 0) + 1)) for w in words)


def _acronym(a: Features, b: Features, _: Catalog) -> Choice:
    if "".join(a.name.core) == "".join(b.name.core):
        return None
    if _titled(a, b) or _titled(b, a):
        return "its name is the other's text", 0.0
    return ("named in the other's text or links", 0.0) if _named(a, b) or _named(b, a) else None


def _titled(a: Features, b: Features) -> bool:
    """Whether the name of one, a whole title, is what the other says of itself: a paper, and what it made."""
    title = {w for w in a.name.words if len(w) > 3} if len(a.name.forms) == 1 else set()
    return len(title) >= TITLE_WORDS and title <= b.description_words and len(b.description_words) <= 2 * len(title)


def _named(a: Features, b: Features) -> bool:
    """Whether the short name of one, as a word, stands in the text, the address or the link texts of the other."""
    if len(a.name.core) != 1 or a.name.core[0] in b.name.words:
        return False
    word = a.name.core[0]
    if len(word) < 4 or word in GENERIC:
        return False
    where = " ".join((b.mentions, b.link_texts, b.url or ""))
    at = where.find(word)
    while at >= 0:
        end = at + len(word)
        if not where[at - 1 : at].isalnum() and not where[end : end + 1].isalnum():
            return True
        at = where.find(word, end)
    return False


def _list(a: Features, b: Features, catalog: Catalog) -> Choice:
    if a.list_name == b.list_name:
        return "both in one list", 0.0
    if a.name.core != b.name.core:
        return None
    lists, own = lists_of(a, b), not a.about.isdisjoint(b.about)
    if not own and any((f.list_name, exact_name(f)) in catalog.twice for f in (a, b)):
        return "a list has several things of this name", 0.0
    alike = comparable(a, b)  # pairs that are not were not counted, and share short names by accident
    if not own and not alike and len(a.name.core) < TELLING:
        return None
    level = agreement_level(catalog.agree[lists] - own, catalog.differ[lists] - (alike and not own))
    return (level, 0.0) if level and (alike or own or level != DISAGREE) else None


def _kind(a: Features, b: Features, _: Catalog) -> Choice:
    if a.is_signpost or b.is_signpost:
        return "points to a place in its own list", 0.0
    if a.url == b.url:
        return None
    if a.is_list != b.is_list:
        return "one is a list of such things", 0.0
    media = a.medium and b.medium and a.medium != b.medium and a.about.isdisjoint(b.about)
    return ("stand among different media", 0.0) if media else None


def _section(a: Features, b: Features, _: Catalog) -> Choice:
    if a.list_name == b.list_name or _headings(a.record.section).isdisjoint(_headings(b.record.section)):
        return None
    return "same heading", 0.0


@lru_cache(maxsize=10_000)
def _headings(section: tuple[str, ...]) -> frozenset[str]:
    return frozenset(heading.casefold() for heading in section)


_COMPARISONS: dict[str, Callable[[Features, Features, Catalog], Choice]] = {
    "identifier": _identifier,
    "address": _address,
    "name": name_level,
    "version": _version,
    "years": _years,
    "numbers": _numbers,
    "description": _description,
    "acronym": _acronym,
    "kind": _kind,
    "list": _list,
    "section": _section,
}
