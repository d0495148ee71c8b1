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

from listmerge.match.agreement import DISAGREE, agreement_level, comparable, lists_of
from listmerge.match.catalog import Catalog, exact_name
from listmerge.match.features import Features
from listmerge.match.links import link_level, named_after
from listmerge.match.names import name_level
from listmerge.match.texts import acronym_level, description_level, numbers_level
from listmerge.match.types import Choice, Evidence
from listmerge.match.url import site_of
from listmerge.match.words import is_year

#: comparison -> its levels, strongest first: label -> weight in bits. What its words tell is added to a name's weight;
#: what the collection shows, to that of descriptions with little in common.
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
    "description": {
        "nearly the same words": 4.0,
        "half the same words": 2.5,
        "few words in common": 0.0,
        "no word in common": -1.0,
    },
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
    if x and y and (x == y or not (x < y or y < x)):
        return ("same" if x == y else "different"), 0.0
    if x or y:  # `MIMIC-III` and `MIMIC-III v1.4`: only one names a release
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
    "numbers": numbers_level,
    "description": description_level,
    "acronym": acronym_level,
    "kind": _kind,
    "list": _list,
    "section": _section,
}
