"""What tells whether two entries are the same thing, for the rules about identity."""

from __future__ import annotations

import re
from functools import lru_cache

from listmerge.match.url import SHARED_HOSTS, canonical_url, host_of
from listmerge.match.words import STOP_WORDS, TAIL_WORDS, tokens
from listmerge.record import Link, Record, SourceList
from listmerge.rules._per_list import per_list

_SMALL = frozenset("the a an of for and in on to from with by at data dataset datasets database set sets".split())


@per_list
def by_address(found: SourceList) -> dict[str, list[Record]]:
    """Address -> the entries that lead there, in source order; without addresses that only name a site for many things."""
    result: dict[str, list[Record]] = {}
    for record in found.records:
        if record.url:
            link = own_link(record)
            address = address_of(link.target if link else record.url)
            if "/" in address or host_of(address) not in SHARED_HOSTS:
                result.setdefault(address, []).append(record)
    return result


def own_link(record: Record) -> Link | None:
    """The link that an entry's own address is written in; None if that is the link of a group."""
    for link in record.links:
        if link.url == record.url:
            return link
    return None


def address_of(target: str) -> str:
    """An address to compare, with its place on the page: two places on a page are not the same."""
    address = canonical_url(target)
    if "#" not in target or "#" in address:
        return address
    return f"{address}#{fragment}" if (fragment := target.partition("#")[2]) else address


@lru_cache(4096)
def words(name: str) -> tuple[str, ...]:
    """The words of a name that count."""
    found = tuple(w for w in tokens(name) if w not in _SMALL)
    return found or tokens(name)


def same_name(a: str, b: str) -> bool:
    """Whether two names are one: the same words, one within the other, or an acronym and what it stands for."""
    first, second = words(a), words(b)
    short, long = sorted((first, second), key=len)
    if not short or "".join(first) == "".join(second):
        return bool(short)
    if set(short) <= set(long):
        return not is_part_of(a, b)
    return _is_acronym(short, a if short == first else b, long)


def is_part_of(a: str, b: str) -> bool:
    """Whether one name is the other with something grown onto it: `uv` and `uv-build`, `hatch` and `hatchling`."""
    short, long = sorted((a.casefold().split(), b.casefold().split()), key=lambda ws: len("".join(ws)))
    return any(
        one != other and len(one) >= 2 and one in other and other.strip("®™()[],.:") != one and other not in short
        for one in short
        for other in long
    )


def _is_acronym(short: tuple[str, ...], name: str, long: tuple[str, ...]) -> bool:
    letters = short[0]
    if len(short) != 1 or not 3 <= len(letters) <= 8 or not re.search(r"[A-Z]{2}", name):
        return False
    return letters in "".join(w[0] for w in long)


def is_acronym(name: str) -> bool:
    """Whether a name is one of a few capitals."""
    return 4 <= len(name) <= 8 and name.isascii() and name.isalpha() and name.isupper()


def initials(name: str) -> tuple[str, str]:
    """The first letters of all words of a name, and of those that count, but for a last word such as `program`."""
    spelled = list(tokens(name))
    while spelled and spelled[-1] in TAIL_WORDS:
        spelled.pop()
    return "".join([w[0] for w in spelled]), "".join([w[0] for w in spelled if w not in STOP_WORDS])
