"""All links of the members, joined by where they lead; which of them is the entry's own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from urllib.parse import urlsplit

from listmerge.catalogue import EntryLink, Origin
from listmerge.extract.vocabulary import ROLE_RANK, is_label
from listmerge.match.url import canonical_url
from listmerge.merge.origin import Member
from listmerge.record import Link, Role

#: Clicked first to last, as in a single list: what leads to the thing before what is about it.
_PRIMARY_RANK: dict[Role, int] = {**ROLE_RANK, "image": 9}
_LOOKS_LIKE_URL = re.compile(r"^\s*(?:https?:|www\.|\S+\.\w{2,6}(?:/|$))", re.IGNORECASE)

_DOI = re.compile(r"^https?://(?:dx\.)?doi\.org/(10\.\d{4,9})/", re.IGNORECASE)
#: DOI prefixes of archives of data: PhysioNet, Zenodo, figshare, Dryad, Dataverse, IPUMS, TCIA, OpenNeuro and more.
_DATA_PREFIXES = frozenset(
    "10.13026 10.5281 10.6084 10.5061 10.7910 10.18128 10.7937 10.18112 10.17632 10.7303 10.21227 10.48804".split()
)


def link_key(url: str) -> str:
    """Links with the same key are one; what is no web address is compared as written."""
    return canonical_url(url) if re.match(r"(?i)https?:|www\.", url) else url


def merge_links(members: Sequence[Member], withheld: Collection[str] = ()) -> tuple[EntryLink, ...]:
    """Every link of every member, in the order of the members; spellings of one address are kept as links of their own.

    withheld: keys of links that must not be published.
    """
    found: dict[str, list[tuple[Member, Link]]] = {}
    for member in members:
        for link in member.record.links:
            found.setdefault(link.url, []).append((member, link))
    merged = [_join(url, said, link_key(said[0][1].target) in withheld) for url, said in found.items()]
    return tuple(sorted(merged, key=_order))


def _join(url: str, said: list[tuple[Member, Link]], withheld: bool) -> EntryLink:
    links = [k for _, k in said]
    told: Role = min((k.role for k in links), key=lambda r: (r == "other", ROLE_RANK[r]))
    role = _doi_role(url) or told
    names = {m.record.name.value for m, _ in said}
    labels = [
        k.label for k in links if not is_label(k.label) and k.label not in names and not _LOOKS_LIKE_URL.match(k.label)
    ]
    label = min(labels, key=lambda t: (-labels.count(t), len(t), t)) if labels else ""
    origins: list[Origin] = sorted({m.origin(k.span) for m, k in said})
    return EntryLink(url, role, label, tuple(origins), withheld)


def _doi_role(url: str) -> Role | None:
    """What a DOI names, by its prefix: lists call both data and papers a reference."""
    m = _DOI.search(url)
    if m is None:
        return None
    return "data" if m.group(1) in _DATA_PREFIXES else "paper"


def _order(link: EntryLink) -> tuple[int, int, str]:
    return _PRIMARY_RANK[link.role], -len(link.lists), link.url


def primary(members: Sequence[Member], links: Sequence[EntryLink], hubs: Collection[str]) -> str | None:
    """Where a reader should click first, of the links that are the members' own first choice.

    https before http, an own page before one that several entries share, then by role, agreement and depth of path.
    None if there is none, or all are withheld.
    """
    refused = {link_key(k.url) for k in links if k.withheld}
    told = [(m, m.record.url) for m in members if m.record.url and link_key(m.record.url) not in refused]
    if not told:
        return None
    roles = {link_key(k.url): k.role for k in links}

    def rank(item: tuple[Member, str]) -> tuple[object, ...]:
        member, url = item
        key = link_key(url)
        agree = len({m.found.name for m, u in told if link_key(u) == key})
        role = roles.get(key, "other")
        return key in hubs, not url.startswith("https"), _PRIMARY_RANK[role], -agree, -_depth(url), member.order

    return min(told, key=rank)[1]


def _depth(url: str) -> int:
    try:
        return urlsplit(url).path.strip("/").count("/")
    except ValueError:
        return 0


def hubs(members: Iterable[Member]) -> set[str]:
    """Keys of primary links that several names of one list share: no one's own address."""
    users: dict[tuple[str, str], set[str]] = {}
    for m in members:
        if m.record.url:
            users.setdefault((m.found.name, link_key(m.record.url)), set()).add(m.record.name.value.casefold())
    return {key for (_, key), names in users.items() if len(names) > 1}
