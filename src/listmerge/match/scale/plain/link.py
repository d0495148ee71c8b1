"""What plain addresses say, as `identifiers` and `marks_of` say it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from listmerge.match.agreement import is_writing
from listmerge.match.identifiers import is_special, repository_in
from listmerge.match.links import is_about_it
from listmerge.match.scale import sheet as s
from listmerge.match.scale.cells import identifier
from listmerge.match.url import CODE_HOSTS, canonical_url, is_shared, place_in, site_of

_LONG_RUN = re.compile(r"[A-Za-z0-9]{4,}")
_OTHER_CODE_HOSTS = ("gitlab.com/", "bitbucket.org/", "codeberg.org/")
_NOT_A_LETTER = re.compile(r"[^\w]|_")


class Link(NamedTuple):
    """What one address, or none, says: as `Sheet` has it."""

    address: str
    site: str
    repository: str
    repository_name: str
    owner: str
    marks: Collection[str]
    prefixes: Sequence[str]
    identifiers: Sequence[str]
    runs: Sequence[str]
    flags: int


@lru_cache(maxsize=20_000)
def _host(host: str) -> tuple[str, bool, bool, tuple[str, ...]]:
    """The site of a host; whether it holds things of many, whether repositories; what it is called."""
    called = tuple(_NOT_A_LETTER.sub("", part) for part in (*host.split(".")[:-1], host))
    return site_of(host), is_shared(host), host in CODE_HOSTS, called


_NO_LINK = Link("", "", "", "", "", ("",), (), (), (), 0)


def link_of(url: str) -> Link | None:
    """What an address says; None if that is not plain."""
    if not url:
        return _NO_LINK
    low = url.lower()
    if is_special(low) or place_in(url) or not url.isascii():
        return None
    address = canonical_url(url)
    host, slash, path = address.partition("/")
    if "." not in host or "?" in address or "#" in address:
        return None
    site, shared, hosted, called = _host(host)
    steps = [p if p.isalnum() else _NOT_A_LETTER.sub("", p) for p in path.lower().split("/", 3)[:3]]
    repository = repository_in(url) if "hub.com/" in low or any(h in low for h in _OTHER_CODE_HOSTS) else ""
    named = identifier("repository", repository)
    owner, flags = steps[0] if hosted else "", 0
    marks = {*steps[:2][-1:]} if hosted else {*called, *steps}
    if hosted:
        flags = s.HOSTED | (s.OWNED_WITHIN if owner in marks else 0)
    if not slash:
        flags |= s.HOME
    if not shared and is_about_it(address):
        flags |= s.ABOUT_IT
    return Link(
        address, site, named, repository.rpartition("/")[2], owner, marks,
        () if shared or not slash else _prefixes(address),
        (address, named) if repository else (address,),
        _LONG_RUN.findall(address),
        flags | (s.SHARED if shared else 0) | (s.REPOSITORY if repository == address else 0)
        | (s.PAPER if is_writing(address) else 0) | (s.LIST if "awesome" in address else 0),
    )  # fmt: skip


def _prefixes(address: str) -> Sequence[str]:
    """The addresses above an address."""
    steps = address.split("/")
    return ["/".join(steps[:i]) for i in range(1, len(steps))]
