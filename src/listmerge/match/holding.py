"""Whether the address of one record says that it holds the other: the front of a site, and pages on it."""

from __future__ import annotations

import re

from listmerge.match.catalog import Catalog
from listmerge.match.features import Features
from listmerge.match.links import HELD
from listmerge.match.names import EQUAL
from listmerge.match.types import Evidence
from listmerge.match.url import host_of, is_home, is_shared

#: Words that say a thing holds others.
_HOLDER_WORDS = frozenset(
    "archive archives collections collection repository physionet portal hub library libraries".split()
)
_UNIVERSITY = re.compile(r"\.edu(?:\.\w\w)?$|\.ac\.\w\w$")
_NO_LETTER = re.compile(r"[^a-z0-9]")


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
