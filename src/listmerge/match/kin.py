"""How two records that are not the same may belong together: as versions, as part and whole, or as relatives."""

from __future__ import annotations

import re

from listmerge.match.catalog import Catalog
from listmerge.match.features import Features
from listmerge.match.holding import holder, holds, is_page_of
from listmerge.match.names import EQUAL
from listmerge.match.series import edition, is_mark, is_series, same_stem
from listmerge.match.types import Evidence, Relation
from listmerge.match.url import SHARED_HOSTS, host_of, is_home, is_shared, site_of
from listmerge.match.words import GENERIC, fold, is_coined

#: What behind a name says that it is a portion of what bears the name: `PubMed 200k RCT`, `PMC-15M`, `COCO mini`.
_PORTION = re.compile(r"\d+(?:\.\d+)?[kmb]|subset|mini|tiny|small|lite|sample|demo|oa|qa")


def relation_of(a: Features, b: Features, evidence: tuple[Evidence, ...], catalog: Catalog) -> Relation:
    """The relation of two records that are not the same; `different` if none shows. `is_forward` tells which way."""
    levels = {e.comparison: e.level for e in evidence}
    name, version = levels.get("name", ""), levels.get("version", "")
    if levels.get("identifier") == "same page, other place":
        return "related" if a.place and b.place else "part"
    near = _near(a, b, levels.get("identifier", ""))
    if version == "different parts":
        return "related" if a.url and a.url == b.url else "different"
    if version == "narrowed differently" and name == "same name" and near:
        return "related"
    if version == "only one is narrowed" and name == "same name" and (near or is_coined(a.name.text)):
        return "part"
    if is_series(a, b) and (near or is_mark(a) or is_mark(b)):
        return "version"
    if version == "only one names a year" and same_stem(a, b) and (near or name == "same name"):
        return "part" if is_home(a.url or "") or is_home(b.url or "") else "version"
    if is_page_of(a, b, evidence):
        return "part"
    if name == "one begins with the other":
        if _is_portion(a, b) or holds(a, b) or holds(b, a):
            return "part"
        if _extends(a, b):
            return "related"
    if name not in EQUAL and (holder(a, b, catalog) or holder(b, a, catalog)):
        return "part"
    if _derived(a, b, catalog) or _derived(b, a, catalog):
        return "related" if levels.get("identifier") == "different identifiers of one kind" else "part"
    if _shares_group_link(a, b) or _mentions(a, b) or _mentions(b, a):
        return "related"
    if name == "same family" and (near or a.list_name != b.list_name or levels.get("section")):
        return "related" if _rare_first(a, b, catalog) else "different"
    return "different"


def is_forward(a: Features, b: Features, relation: Relation) -> bool:
    """Whether `a` is the part, or the later version, and `b` the whole, or the earlier one; alike: the first by id."""
    keys: list[tuple[float, ...]]
    if relation == "part":
        keys = [
            (
                _is_within(f, other),
                bool(f.place),
                bool(f.name.qualifiers),
                min(map(len, f.name.forms), default=0),
                len(f.name.versions),  # the cup of 2019 is a part of the cup
            )
            for f, other in ((a, b), (b, a))
        ]
    elif relation == "version":
        keys = [edition(f) for f in (a, b)]
    else:
        return a.id < b.id
    return keys[0] > keys[1] if keys[0] != keys[1] else a.id < b.id


def _is_within(piece: Features, whole: Features) -> bool:
    return holds(whole, piece) and not holds(piece, whole)


def _near(a: Features, b: Features, link: str) -> bool:
    """Whether the addresses say that one hand made both: one site of their own, one owner of repositories."""
    if link and link not in ("different sites", "different identifiers of one kind"):
        return True
    return bool(a.url and b.url) and _hand(a.url or "") == _hand(b.url or "")


def _hand(address: str) -> str:
    """What of an address says whose it is: `github.com/ada`, `ada.github.io`, `reef.example` of any of its hosts."""
    host = host_of(address)
    if host in SHARED_HOSTS:
        return "/".join(address.casefold().split("/")[:2])
    return host if is_shared(host) else site_of(host)


def _is_portion(a: Features, b: Features) -> bool:
    """Whether the longer name is the shorter, a coined one, with what says it is a portion of it."""
    short, long_ = sorted((a, b), key=lambda f: len(f.name.core))
    extra = long_.name.core[len(short.name.core) :]
    return is_coined(short.name.text) and bool(extra) and bool(_PORTION.fullmatch(extra[0]))


def _extends(a: Features, b: Features) -> bool:
    """Whether the longer name is the shorter with a mark of its own behind it: `MIMIC` and `MIMIC-CXR`."""
    short, long_ = sorted((a.name, b.name), key=lambda n: len(n.core))
    extra = long_.core[len(short.core) :]
    if len(short.core) != 1 or len(extra) != 1 or extra[0] in GENERIC:
        return False
    mark = re.search(rf"[-\s]({re.escape(extra[0])})\b", long_.text, re.IGNORECASE)
    return bool(mark and (long_.text[mark.start()] == "-" or mark.group(1).isupper()))


def _derived(piece: Features, whole: Features, catalog: Catalog) -> bool:
    """Whether one name is the other's with something before it: `CBIS-DDSM` of `DDSM`; what they share must be a mark.

    Ordinary words stand behind others by accident: `Stretto` and `al8n/stretto`, `Commit` and `What The Commit`.
    """
    marks = whole.name.marks & piece.name.marks
    stems = [f for f in whole.name.forms if len(f) == 1 and f[0] in marks and f[0] not in GENERIC and len(f[0]) >= 4]
    for (stem,) in stems:
        words = piece.name.core
        if len(words) == 2 and words[1] == stem and words[0] not in GENERIC and catalog.word_counts.get(stem, 0) <= 8:
            return True
    return False


def _shares_group_link(a: Features, b: Features) -> bool:
    """Whether both stand in one group that shares a link of its own site."""
    if a.list_name != b.list_name or not a.url or a.url != b.url:
        return False
    own = [{k.span for k in f.record.links} for f in (a, b)]
    return bool(own[0] & own[1]) and ("address", a.url) in a.about


def _mentions(a: Features, b: Features) -> bool:
    """Whether the description of one names the other in full: at least three words, or two that are not generic."""
    words = [w for w in b.name.words if w not in GENERIC]
    return len(b.name.words) >= 3 and len(words) >= 2 and fold(b.record.name.value) in a.mentions


def _rare_first(a: Features, b: Features, catalog: Catalog) -> bool:
    """Whether the first word that two names share is a mark such as `VinDr`, not an ordinary word."""
    first = a.name.core[0]
    return first in a.name.marks and first in b.name.marks and catalog.word_counts.get(first, 0) <= 12
