"""What plain addresses say, many at once: those that only a scheme and `www.` divide from what they are known by.

The others are read one by one (see link.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from listmerge.match.scale import sheet as s
from listmerge.match.scale.columns import Flags, Ints
from listmerge.match.scale.loose import NOTHING, Known, Loose, numbered
from listmerge.match.scale.numbering import distinct, mixed
from listmerge.match.scale.plain.addresses import Simple, simple_of
from listmerge.match.scale.plain.link import Link, link_of
from listmerge.match.scale.plain.part import Part, woven_parts
from listmerge.match.url import SHARED_HOSTS

_SHARED = Known(SHARED_HOSTS)
#: What `canonical_url` leaves out of an address that has no more behind it.
_TRACKING = re.compile(
    r"\?(?:(?:utm_\w+|fbclid|gclid|ref|ref_src|source|mc_cid|mc_eid|igshid)=[\w.-]*(?:&|\Z))+\Z", re.ASCII
)


def links_of(urls: Sequence[str]) -> tuple[Part, Flags]:
    """What addresses say, and which are plain: it is of these alone. There is one address at least."""
    urls = [_TRACKING.sub("", url) if "?" in url else url for url in urls]
    simple = simple_of(urls)
    found = [link_of(urls[i]) for i in np.flatnonzero(~simple.chosen).tolist()]
    plain = simple.chosen.copy()
    plain[~plain] = [link is not None for link in found]
    one, other = _of_simple(simple), _of_links([link for link in found if link])
    return woven_parts(simple.chosen[plain], one, other), plain


def _of_links(links: Sequence[Link]) -> Part:
    """What addresses say that were read one by one."""
    column = (
        dict(zip(Link._fields, zip(*links, strict=True), strict=True)) if links else dict.fromkeys(Link._fields, ())
    )
    texts = {c: numbered(column[c]) for c in ("address", "site", "repository", "repository_name", "owner")}
    texts["owner_letters"] = np.fromiter(map(len, column["owner"]), np.int64, len(links))
    texts["name_letters"] = np.array(
        [len(max(link.marks, default="")) if link.owner else 0 for link in links], np.int64
    )
    sets = {c: Loose.of_texts(column[c]) for c in ("marks", "prefixes", "runs")}
    sets["identifiers"] = Loose.of_texts(column["identifiers"], s.ABOUT)
    return Part(texts, sets, np.array(column["flags"], dtype=np.int64))


def _of_simple(a: Simple) -> Part:
    count, texts = len(a.start), a.texts
    site = texts.between(_site_starts(a), a.host_end)
    shared = _SHARED.has(texts.between(a.start, a.host_end)) | _SHARED.has(site)
    address, repository = texts.between(a.start, a.end), texts.between(a.start, a.name_end, b"repository ")
    name = np.where(a.hosted, a.owner_end + 1, a.end)
    owner, called = a.squeezed(np.where(a.hosted, a.host_end + 1, a.end), a.owner_end), a.squeezed(name, a.end)
    above = ~shared[a.slash_row]
    both = np.stack((address, repository), axis=1)
    told = np.stack((np.ones(count, dtype=bool), a.hosted), axis=1)
    flags = np.where(shared, s.SHARED, 0) | np.where(a.hosted, s.HOSTED, 0)
    flags |= np.where(a.hosted & (a.name_end == a.end), s.REPOSITORY, 0)
    flags |= np.where(a.host_end == a.end, s.HOME, 0) | np.where(a.hosted & (owner == called), s.OWNED_WITHIN, 0)
    return Part(
        {
            "address": address, "site": site, "repository": np.where(a.hosted, repository, NOTHING),
            "repository_name": np.where(a.hosted, texts.between(name, np.where(a.hosted, a.name_end, name)), NOTHING),
            "owner": np.where(a.hosted, owner, NOTHING),
            "owner_letters": np.where(a.hosted, a.letters_within(a.host_end, a.owner_end), 0),
            "name_letters": a.letters_within(name, a.end),
        },
        {
            "marks": _marks(a, called), "identifiers": Loose.of(told.sum(axis=1), both[told], s.ABOUT),
            "prefixes": Loose.of(
                np.bincount(a.slash_row[above], minlength=count),
                texts.between(a.start[a.slash_row[above]], a.slash[above]),
            ),
            "runs": Loose.of(np.bincount(a.run_row, minlength=count), a.run),
        },
        flags.astype(np.int64),
    )  # fmt: skip


def _site_starts(a: Simple) -> Ints:
    """Where the sites of addresses begin: see `site_of`."""
    dots = np.bincount(a.dot_row, minlength=len(a.start))
    after = np.cumsum(dots)  # each host has a dot
    last, before, further = (a.dot[np.maximum(0, after - n)] for n in (1, 2, 3))
    short = (last - before <= 4) & (a.host_end - last == 3)
    two, three = np.where(dots >= 2, before + 1, a.start), np.where(dots >= 3, further + 1, a.start)
    return np.where(short, three, two)


def _marks(a: Simple, called: Ints) -> Loose:
    """What addresses are called: the name of a repository, else the labels of the host and the steps behind it."""
    count, other = len(a.start), ~a.hosted
    dots, slashes = other[a.dot_row], other[a.slash_row]
    dot, dot_row, slash, slash_row = a.dot[dots], a.dot_row[dots], a.slash[slashes], a.slash_row[slashes]
    begins = np.where(np.diff(dot_row, prepend=-1) > 0, a.start[dot_row], np.concatenate(([0], dot[:-1])) + 1)
    until = np.where(np.diff(slash_row, append=count) > 0, a.end[slash_row], np.append(slash[1:], 0))
    rank = np.arange(len(slash)) - np.searchsorted(slash_row, slash_row)
    first = rank < 3
    bare = np.flatnonzero(other & (a.host_end == a.end))
    number = np.concatenate((
        called[a.hosted], a.squeezed(begins, dot), a.squeezed(a.start[other], a.host_end[other]),
        a.squeezed(slash[first] + 1, until[first]), np.full(len(bare), NOTHING),
    ))  # fmt: skip
    row = np.concatenate((np.flatnonzero(a.hosted), dot_row, np.flatnonzero(other), slash_row[first], bare))
    once, _ = distinct(mixed(number, row))
    number, row = number[once], row[once]
    return Loose.of(np.bincount(row, minlength=count), number[np.argsort(row, kind="stable")])
