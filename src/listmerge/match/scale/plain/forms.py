"""Whether plain addresses, and their owners, are called as names say: the flags of `forms`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from listmerge.match.links import LONGEST_AROUND, NAMED_FROM, marks_of
from listmerge.match.scale import sheet as s
from listmerge.match.scale.cells import form_bits
from listmerge.match.scale.columns import Bytes, Ints
from listmerge.match.scale.plain.part import Part
from listmerge.match.url import canonical_url


def form_flags(joined: Sequence[str], spelling: Ints, link: Part, urls: Sequence[str]) -> Bytes:
    """The flags of names. joined: their words without spaces; spelling: these as numbers; link: of the addresses."""
    marks, count = link.sets["marks"], len(joined)
    letters = np.fromiter(map(len, joined), np.int64, count)
    tells, hosted = letters >= NAMED_FROM, (link.flags & s.HOSTED) > 0
    named = np.bincount(marks.rows()[marks.value == np.repeat(spelling, marks.sizes)], minlength=count) > 0
    found = np.where(tells, np.where(named, s.NAMED, 0) | s.NAMES, 0).astype(np.uint8)
    more = link.texts["owner_letters"] - letters
    maybe_owned = hosted & (more >= 0) & (more <= LONGEST_AROUND)
    maybe_named = ~hosted & ~named & (link.texts["address"] >= 0)
    for i in np.flatnonzero(tells & (maybe_owned | maybe_named)).tolist():
        if maybe_named[i] or not _is_owned_by_another(joined[i], urls[i]):
            found[i] = form_bits(joined[i], *marks_of(canonical_url(urls[i])))
    return found


def _is_owned_by_another(joined: str, url: str) -> bool:
    """Whether the owner of a repository is plainly not called as a name says: most are not."""
    owner = url.lower().partition("://")[2].partition("/")[2].partition("/")[0]
    return owner.isalnum() and joined not in owner
