"""How two records that are not the same may belong together: as versions, as part and whole, or as relatives."""

from __future__ import annotations

import re

from listmerge.match.features import Catalog, Features
from listmerge.match.types import Evidence, Relation
from listmerge.match.url import SHARED_HOSTS, host_of, site_of
from listmerge.match.words import GENERIC, fold

#: Words that say a thing holds others.
_HOLDER_WORDS = frozenset(
    "archive archives collections collection repository physionet portal hub library libraries".split()
)


def relation_of(a: Features, b: Features, evidence: tuple[Evidence, ...], catalog: Catalog) -> Relation:
    """The relation of two records that are not the same; `different` if none shows. Direction: `holder` tells it."""
    levels = {e.comparison: e.level for e in evidence}
    name, version = levels.get("name", ""), levels.get("version", "")
    close = name in ("same name", "same short name", "one begins with the other")
    if close and version in ("different", "only one names a version") and _same_stem(a, b):
        return "version"
    if close and version == "only one names a year":
        return "part" if _is_root(a) or _is_root(b) else "version"
    if name == "one begins with the other" and _extends(a, b):
        return "related"
    if holder(a, b) or holder(b, a) or _derived(a, b, catalog) or _derived(b, a, catalog):
        return "part"
    if _shares_group_link(a, b, catalog) or _mentions(a, b) or _mentions(b, a):
        return "related"
    same_site = a.url and b.url and site_of(a.url) == site_of(b.url) and host_of(a.url) not in SHARED_HOSTS
    if name == "same family" and (same_site or a.list_name != b.list_name or levels.get("section")):
        return "related" if _rare_first(a, b, catalog) else "different"
    return "different"


def holder(whole: Features, piece: Features) -> bool:
    """Whether `piece` is a page of the site whose root `whole` leads to, and `whole` says that it holds things."""
    if not whole.url or not piece.url or whole.url == piece.url or not _is_root(whole):
        return False
    site = site_of(whole.url)
    if site != site_of(piece.url) or site in SHARED_HOSTS or host_of(whole.url) in SHARED_HOSTS:
        return False
    deeper = "/" in piece.url or host_of(piece.url) != host_of(whole.url)
    says_so = (
        not _HOLDER_WORDS.isdisjoint(whole.name.words) or "archive" in whole.mentions or "collections" in whole.mentions
    )
    return deeper and says_so


def _is_root(f: Features) -> bool:
    return bool(f.url) and "/" not in (f.url or "").rstrip("/")


def _same_stem(a: Features, b: Features) -> bool:
    """Whether the names are equal but for versions: `MIMIC-IV` and `MIMIC-III, a …`."""
    stems = [min(f.name.forms, key=len) for f in (a, b)]
    return stems[0] == stems[1] or set(a.name.forms) & set(b.name.forms) != set()


def _extends(a: Features, b: Features) -> bool:
    """Whether the longer name is the shorter with a mark of its own behind it: `MIMIC` and `MIMIC-CXR`."""
    short, long_ = sorted((a.name, b.name), key=lambda n: len(n.core))
    extra = long_.core[len(short.core) :]
    if len(short.core) != 1 or len(extra) != 1 or extra[0] in GENERIC:
        return False
    mark = re.search(rf"[-\s]({re.escape(extra[0])})\b", long_.text, re.IGNORECASE)
    return bool(mark and (long_.text[mark.start()] == "-" or mark.group(1).isupper()))


def _derived(piece: Features, whole: Features, catalog: Catalog) -> bool:
    """Whether one name is the other's with something before it: `CBIS-DDSM` of `DDSM`; the rest must be one mark."""
    stems = [f for f in whole.name.forms if len(f) == 1 and f[0] not in GENERIC and len(f[0]) >= 4]
    for (stem,) in stems:
        words = piece.name.core
        if len(words) == 2 and words[1] == stem and words[0] not in GENERIC and catalog.word_counts.get(stem, 0) <= 8:
            return True
    return False


def _shares_group_link(a: Features, b: Features, catalog: Catalog) -> bool:
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
