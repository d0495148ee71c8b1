"""The table of comparisons: ordered levels with labels and weights in bits, and the functions that choose a level.

A weight is log2 of how much more often a level holds for two records of one thing than for two of different things. A
missing value weighs nothing. The weights are set by judgement, to half bits, and checked by reading samples of what
they merge; an estimate from labelled pairs is still to be made. Every comparison is symmetric.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import log2

from listmerge.match.features import Catalog, Features
from listmerge.match.identifiers import EXCLUSIVE
from listmerge.match.types import Evidence
from listmerge.match.url import SHARED_HOSTS, host_of, site_of
from listmerge.match.words import GENERIC, Name

#: comparison -> its levels, strongest first: label -> weight in bits. What its words tell is added to a name's weight.
TABLE: dict[str, dict[str, float]] = {
    "identifier": {
        "same identifier": 10.0,
        "same address": 8.5,
        "same paper": 6.5,
        "one's address is among the other's links": 4.5,
        "same repository": 4.0,
        "different identifiers of one kind": -7.0,
        "same site": 1.0,
        "different sites": -1.0,
    },
    "name": {
        "same name": 2.0,
        "same short name": 1.0,
        "acronym of the other": 5.0,
        "one begins with the other": 0.5,
        "one contains the other": 1.5,
        "spelt alike": 2.5,
        "other script": 0.0,
        "same family": -6.0,
        "share a word": -4.0,
        "different": -6.0,
    },
    "version": {"same": 1.5, "only one names a version": -2.0, "only one names a year": -4.5, "different": -12.0},
    "years": {"same": 2.0, "different": -3.0, "disjoint": -6.0},
    "numbers": {
        "several counts the same": 9.0,
        "same exact count": 6.5,
        "same rounded count": 1.0,
        "different counts": -1.5,
    },
    "description": {"nearly the same words": 4.0, "half the same words": 1.5},
    "acronym": {"named in the other's text or links": 2.5},
    "kind": {"one is a list of such things": -6.0},
    "list": {"both in one list": -3.0},
    "section": {"same heading": 0.5},
}


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
    shared = {i for i in a.all_identifiers & b.all_identifiers if not _is_hub(a, b, i, catalog)}
    about = {i for i in shared if i in a.about and i in b.about}
    if any(
        kind not in ("address", "repository") or (kind == "repository" and _is_url(a, b, kind, value))
        for kind, value in about
    ):
        return "same identifier", 0.0
    if a.url and a.url == b.url and ("address", a.url) in shared:
        return "same address", 0.0
    if any(i in a.papers and i in b.papers for i in shared):
        return "same paper", 0.0
    if any(kind == "address" for kind, _ in about):
        return "one's address is among the other's links", 0.0
    if any(i in a.code and i in b.code for i in shared):
        return "same repository", 0.0
    if conflict(a, b):
        return "different identifiers of one kind", 0.0
    if shared:
        return "one's address is among the other's links", 0.0
    if not a.url or not b.url:
        return None
    if a.url == b.url:
        return None  # a hub
    if site_of(a.url) == site_of(b.url):
        return None if host_of(a.url) in SHARED_HOSTS or site_of(a.url) in SHARED_HOSTS else ("same site", 0.0)
    return "different sites", 0.0


def conflict(a: Features, b: Features) -> bool:
    """Whether both are about an exclusive identifier of one kind, and not the same."""
    mine = [i for i in a.about if i[0] in EXCLUSIVE]
    theirs = [i for i in b.about if i[0] in EXCLUSIVE] if mine else []
    common = {kind for kind, _ in mine} & {kind for kind, _ in theirs}
    return bool(common) and bool(common - {i[0] for i in mine if i in theirs})


def _is_url(a: Features, b: Features, kind: str, value: str) -> bool:
    """Whether a repository is what both records lead to, at its root."""
    return kind == "repository" and a.url == value == b.url


def _is_hub(a: Features, b: Features, identifier: tuple[str, str], catalog: Catalog) -> bool:
    return (a.list_name, identifier) in catalog.hubs or (b.list_name, identifier) in catalog.hubs


def information(form: tuple[str, ...], catalog: Catalog) -> float:
    """What the words of a name tell, in bits: rare words more, kinds of things next to nothing; at most 8."""
    total = 0.0
    for word in dict.fromkeys(form):
        if word in GENERIC or len(word) == 1:
            total += 0.5
        else:
            rarity = log2((catalog.size + 200) / (catalog.word_counts.get(word, 0) + 1))
            total += min(5.0, max(1.0, 0.7 * rarity))
    return min(8.0, total)


def _name(a: Features, b: Features, catalog: Catalog) -> Choice:
    x, y = a.name, b.name
    if not x.core or not y.core:
        return None
    if x.core == y.core or "".join(x.core) == "".join(y.core):
        return "same name", min(information(x.core, catalog), information(y.core, catalog))
    same = [f for f in x.forms if f in y.forms]
    if same:
        return "same short name", max(information(f, catalog) for f in same)
    if is_acronym_of(x, y) or is_acronym_of(y, x):
        return "acronym of the other", 0.0
    if x.latin != y.latin:
        return "other script", 0.0
    short, long_ = sorted((x.core, y.core), key=lambda f: (len(f), f))
    if long_[: len(short)] == short:
        return "one begins with the other", information(short, catalog)
    if set(short) <= set(long_):
        return "one contains the other", information(short, catalog)
    if _alike(x, y):
        return "spelt alike", information(short, catalog) / 2
    if x.core[0] == y.core[0] and x.core[0] not in GENERIC and catalog.word_counts.get(x.core[0], 0) <= 12:
        return "same family", 0.0
    shared = [w for w in set(short) & set(long_) if w not in GENERIC]
    return ("share a word" if shared else "different"), 0.0


def is_acronym_of(short: Name, long_: Name) -> bool:
    """Whether a name is, or begins with, an acronym that the words of the other give."""
    given = short.acronyms | ({short.core[0]} if len(short.core) == 1 else set())
    return any(a in long_.initials or (a in long_.acronyms and len(short.core) == 1) for a in given if len(a) >= 3)


def _alike(x: Name, y: Name) -> bool:
    from rapidfuzz import fuzz

    left, right = "".join(x.core), "".join(y.core)
    return min(len(left), len(right)) >= 8 and fuzz.ratio(left, right) >= 92


def _version(a: Features, b: Features, _: Catalog) -> Choice:
    if not a.name.versions and not b.name.versions:
        return None
    x, y = _without_years(a.name.versions), _without_years(b.name.versions)
    if x and y:
        return ("same" if x == y else "different"), 0.0
    if x or y:
        return "only one names a version", 0.0
    x, y = a.name.versions, b.name.versions
    if x and y:
        return ("same" if x == y else "different"), 0.0
    return ("only one names a year", 0.0) if x or y else None


def _without_years(versions: frozenset[str]) -> frozenset[str]:
    return frozenset(v.lstrip("v") for v in versions if not (len(v) == 4 and v.isdigit()))


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


def _description(a: Features, b: Features, _: Catalog) -> Choice:
    x, y = a.description_words, b.description_words
    if len(x) < 4 or len(y) < 4:
        return None
    share = len(x & y) / len(x | y)
    if share >= 0.7:
        return "nearly the same words", 0.0
    return ("half the same words", 0.0) if share >= 0.35 else None


def _acronym(a: Features, b: Features, _: Catalog) -> Choice:
    return ("named in the other's text or links", 0.0) if _named(a, b) or _named(b, a) else None


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


def _list(a: Features, b: Features, _: Catalog) -> Choice:
    return ("both in one list", 0.0) if a.list_name == b.list_name else None


def _kind(a: Features, b: Features, _: Catalog) -> Choice:
    return ("one is a list of such things", 0.0) if a.is_list != b.is_list and a.url != b.url else None


def _section(a: Features, b: Features, _: Catalog) -> Choice:
    if a.list_name == b.list_name or _headings(a.record.section).isdisjoint(_headings(b.record.section)):
        return None
    return "same heading", 0.0


@lru_cache(maxsize=10_000)
def _headings(section: tuple[str, ...]) -> frozenset[str]:
    return frozenset(heading.casefold() for heading in section)


_COMPARISONS: dict[str, Callable[[Features, Features, Catalog], Choice]] = {
    "identifier": _identifier,
    "name": _name,
    "version": _version,
    "years": _years,
    "numbers": _numbers,
    "description": _description,
    "acronym": _acronym,
    "kind": _kind,
    "list": _list,
    "section": _section,
}
