"""What the links of two records tell about each other: the levels of the comparisons `identifier` and `address`."""

from __future__ import annotations

import re
from collections.abc import Collection

from listmerge.match.agreement import is_paper
from listmerge.match.catalog import Catalog
from listmerge.match.features import Features
from listmerge.match.identifiers import EXCLUSIVE, WRITINGS
from listmerge.match.url import is_home, is_shared, marks_of, site_of
from listmerge.match.words import is_coined

#: Levels of `identifier` that hold if both records lead to one thing.
LINKED = frozenset(
    {
        "same identifier",
        "same page",
        "same home page",
        "same home page, of many things",
        "same paper",
        "same repository",
    }
)
#: A site on which so many records have pages of their own holds things.
HELD = 4
#: An address that records with more different names share is the home of several things.
NAMES_OF_ONE = 3
#: Letters from which it tells something that an address is called by a name.
NAMED_FROM = 4
#: Pages of a site that are not the thing: what is written about it, and how to work there or with it.
_ABOUT_IT = re.compile(r"[/.](?:blogs?|news|engineering|careers|jobs|community|forum|wiki)(?:/|$)")

#: What stands around the name in hosts and owners whose bare name was taken: `sphinx-doc.org`, `github.com/PrefectHQ`.
_AROUND = frozenset(
    "app css db dev doc docs foundation framework get go hq io js lab labs lang lib org oss project py python rs team "
    "try ui use".split()
)
LONGEST_AROUND = max(map(len, _AROUND))


def link_level(a: Features, b: Features, catalog: Catalog) -> str | None:
    """How the links of two records agree; None if that tells nothing."""
    shared = a.all_identifiers & b.all_identifiers
    clear = {i for i in shared if not _is_hub(a, b, i, catalog)}
    level = _shared_level(a, b, clear, catalog) if clear else None
    if level:
        return level
    if a.url and (a.url == b.url or any(kind in WRITINGS for kind, _ in a.about & b.about)):
        return "same address, but of several things"
    if conflict(a, b):
        return "repositories of one name" if _moved(a, b) else "different identifiers of one kind"
    if clear:
        return "one's address is among the other's links"
    return _apart(a, b)


def _shared_level(a: Features, b: Features, shared: set[tuple[str, str]], catalog: Catalog) -> str | None:
    if a.url and a.url == b.url and a.place != b.place:
        return "same page, other place"
    about = {i for i in shared if i in a.about and i in b.about}
    strong = {kind for kind, _ in about if kind not in ("address", "repository")}
    if any(kind == "repository" and a.url == value == b.url for kind, value in about):
        return "same identifier"
    if strong - WRITINGS:
        return "same repository" if conflict(a, b) else "same identifier"
    if strong:
        return "same paper"
    if a.url and a.url == b.url and ("address", a.url) in shared:
        return _same_page(a.url, catalog)
    if any(i in a.papers and i in b.papers for i in shared):
        return "one paper behind both"
    if any(kind == "address" for kind, _ in about):
        return "one's address is among the other's links"
    if any(i in a.code and i in b.code for i in shared):
        return "same repository"
    return None


def _same_page(address: str, catalog: Catalog) -> str:
    """How much it tells that two records lead to one address: a home page may stand for what lies behind it."""
    if is_home(address) and catalog.pages.get(address, 0) >= HELD:
        return "same home page, of many things"
    return "same home page" if is_home(address) or _is_shared_home(address, catalog) else "same page"


def _is_shared_home(address: str, catalog: Catalog) -> bool:
    return catalog.names_at.get(address, 0) > NAMES_OF_ONE


def _is_hub(a: Features, b: Features, identifier: tuple[str, str], catalog: Catalog) -> bool:
    return (a.list_name, identifier) in catalog.hubs or (b.list_name, identifier) in catalog.hubs


def _apart(a: Features, b: Features) -> str | None:
    """How far apart the addresses of two records lie that have nothing in common."""
    if not a.url or not b.url:
        return None
    short, long_ = sorted((a.url, b.url), key=lambda u: (len(u), u))
    if site_of(short) != site_of(long_):
        return "different sites"
    if is_shared(short):
        return None
    below = long_.startswith((f"{short}/", f"{short}?")) and not is_about_it(long_)
    return "one address lies below the other" if below else "same site"


def is_about_it(address: str) -> bool:
    """Whether an address is that of what is written about a thing, not of the thing."""
    return bool(_ABOUT_IT.search(address))


def conflict(a: Features, b: Features) -> bool:
    """Whether both are about an exclusive identifier of one kind, and not the same."""
    mine = [i for i in a.about if i[0] in EXCLUSIVE]
    theirs = [i for i in b.about if i[0] in EXCLUSIVE] if mine else []
    common = {kind for kind, _ in mine} & {kind for kind, _ in theirs}
    return bool(common) and bool(common - {i[0] for i in mine if i in theirs})


def _moved(a: Features, b: Features) -> bool:
    """Whether two repositories differ only in their owner, as one that moved does."""
    mine, theirs = ({v for kind, v in f.about if kind == "repository"} for f in (a, b))
    if len(mine) != 1 or len(theirs) != 1:
        return False
    return {v.rsplit("/", 1)[1] for v in mine} == {v.rsplit("/", 1)[1] for v in theirs}


def named_after(a: Features, b: Features) -> str | None:
    """How the addresses of two records of one name carry it: `numpy.org` and `github.com/numpy/numpy`.

    The owner of a repository is no such mark by itself: `github.com/redis/redis-py` is not Redis.
    """
    names = {n for n in ("".join(form) for form in a.name.forms if form in b.name.forms) if len(n) >= NAMED_FROM}
    mine, theirs = marks_of(a.url or ""), marks_of(b.url or "")
    coined = is_coined(a.name.text) and is_coined(b.name.text)
    thing = theirs if is_paper(a) else mine
    if coined and is_paper(a) != is_paper(b) and any(carries(thing, name) for name in names):
        return "a paper, and what is named as in it"
    if not any(carries(mine, name) and carries(theirs, name) for name in names):
        return None
    owners = mine[1] | theirs[1]
    named = owners & (mine[0] | theirs[0]) or any(around(owner, name) for owner in owners for name in names)
    if owners and (mine[1] == theirs[1] or named):
        return "both are named after it, and its owner"
    made = coined and not mine[1] and not theirs[1]  # repositories of others take well-known names
    return "both are named after it, a coined name" if made else "both are named after it"


def carries(marks: tuple[Collection[str], Collection[str]], name: str) -> bool:
    """Whether an address is called by a name. A host may put something around it, a repository not: see `redis-py`."""
    called, owners = marks
    return name in called or (not owners and any(name in mark and around(mark, name) for mark in called))


def around(mark: str, name: str) -> bool:
    """Whether a mark is a name, or the name with what hosts and owners put around theirs."""
    return mark == name or (name in mark and mark.replace(name, "", 1) in _AROUND)
