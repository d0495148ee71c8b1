"""How two records that are not the same may belong together: as versions, as part and whole, or as relatives."""

from __future__ import annotations

import re

from listmerge.match.catalog import Catalog
from listmerge.match.features import Features
from listmerge.match.links import HELD
from listmerge.match.names import EQUAL
from listmerge.match.types import Evidence, Relation
from listmerge.match.url import SHARED_HOSTS, host_of, is_home, is_shared, site_of
from listmerge.match.words import GENERIC, fold, is_coined, is_year

#: Words that say a thing holds others.
_HOLDER_WORDS = frozenset(
    "archive archives collections collection repository physionet portal hub library libraries".split()
)
_UNIVERSITY = re.compile(r"\.edu(?:\.\w\w)?$|\.ac\.\w\w$")
_NO_LETTER = re.compile(r"[^a-z0-9]")
_DIGITS = re.compile(r"(?<!\d)\d++$")
#: What behind a name says that it is a portion of what bears the name: `PubMed 200k RCT`, `PMC-15M`, `COCO mini`.
_PORTION = re.compile(r"\d+(?:\.\d+)?[kmb]|subset|mini|tiny|small|lite|sample|demo|oa|qa")
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_DECIMAL = re.compile(r"\d+(?:\.\d+)?")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


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
    if is_series(a, b) and (near or _is_mark(a) or _is_mark(b)):
        return "version"
    if version == "only one names a year" and _same_stem(a, b) and (near or name == "same name"):
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
        keys = [_edition(f) for f in (a, b)]
    else:
        return a.id < b.id
    return keys[0] > keys[1] if keys[0] != keys[1] else a.id < b.id


def _is_within(piece: Features, whole: Features) -> bool:
    return holds(whole, piece) and not holds(piece, whole)


def _edition(f: Features) -> tuple[float, ...]:
    """The numbers of a name in order: years, versions, digits glued to words; none at all comes first."""
    glued = [w for w in f.name.core if _DIGITS.search(w)]
    return tuple(sorted(_number(w) for w in (*f.name.versions, *glued)))


def _number(mark: str) -> float:
    if m := _DECIMAL.search(mark):
        return float(m.group())
    return float(_ROMAN.index(mark) + 1) if mark in _ROMAN else 0.0


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


def is_page_of(a: Features, b: Features, evidence: tuple[Evidence, ...]) -> bool:
    """Whether the record whose address lies below the other's is what the other holds: a module, an article.

    Where its name is the other's with fewer words the two may be one thing: `Hunter` at `hunter.io/api`, `Hunter.io`.
    """
    levels = {e.comparison: e.level for e in evidence}
    if levels.get("identifier") != "one address lies below the other" or levels.get("name", "") in EQUAL:
        return False
    whole, page = sorted((a, b), key=lambda f: (len(f.url or ""), f.id))
    return not set(page.name.core) <= set(whole.name.core)


def holder(whole: Features, piece: Features, catalog: Catalog) -> bool:
    """Whether `piece` is a page of the site whose root `whole` leads to, and the site holds things.

    `whole` says so, or many records have pages there and the site is called by its name: a sale is no shop, a browser
    no foundation. Of a university's pages few are of one hand.
    """
    if not holds(whole, piece):
        return False
    says_so = (
        not _HOLDER_WORDS.isdisjoint(whole.name.words) or "archive" in whole.mentions or "collections" in whole.mentions
    )
    return says_so or (catalog.pages.get(host_of(whole.url or ""), 0) >= HELD and _is_called(whole))


def _is_called(f: Features) -> bool:
    """Whether the host of a home page is called by a word of the record's name; names in other scripts may be it."""
    if _UNIVERSITY.search(f.url or ""):
        return False
    host = _NO_LETTER.sub("", f.url or "")
    return not f.name.latin or any(len(w) >= 3 and w in host for w in f.name.core)


def holds(whole: Features, piece: Features) -> bool:
    """Whether `whole` leads to the root of the site that `piece` lies on."""
    if not whole.url or not piece.url or whole.url == piece.url or not is_home(whole.url):
        return False
    host = host_of(whole.url)
    return not is_shared(host) and (host_of(piece.url) == host or host_of(piece.url).endswith(f".{host}"))


def is_series(a: Features, b: Features) -> bool:
    """Whether names differ by their numbers alone: `MIMIC-IV` and `MIMIC-III, a …`, `CAMELYON16` and `CAMELYON17`."""
    if a.name.versions != b.name.versions and _same_stem(a, b) and not (_years_only(a) or _years_only(b)):
        return True
    x, y = ({w for w in f.name.words if is_year(w)} for f in (a, b))
    if x and y and x.isdisjoint(y) and _stem(a) == _stem(b) != ():  # years alone are no editions of one another
        return True
    return a.name.words != b.name.words and _stem(a) == _stem(b) and _marks_number(a, b)


def _is_mark(f: Features) -> bool:
    """Whether a name begins with a word made for it, whatever its number: `CAMELYON16`, not `Elastic-2.0`."""
    return is_coined(_NUMBER.sub("", f.name.text))


def _years_only(f: Features) -> bool:
    return bool(f.name.versions) and all(is_year(v) for v in f.name.versions)


def _stem(f: Features) -> tuple[str, ...]:
    """The words of a name without numbers, at their ends too."""
    return tuple(s for w in f.name.core if (s := _DIGITS.sub("", w).rstrip("+")))


def _marks_number(a: Features, b: Features) -> bool:
    """Whether names of one stem differ in the digits glued to a word of at least three letters."""
    stems = [w for w in _stem(a) if len(w) >= 3 and w not in GENERIC]
    return bool(stems) and a.name.core != b.name.core


def _same_stem(a: Features, b: Features) -> bool:
    """Whether the names are equal but for versions."""
    stems = [min(f.name.forms, key=len, default=()) for f in (a, b)]
    return stems[0] == stems[1] != () or bool(set(a.name.forms) & set(b.name.forms))


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
