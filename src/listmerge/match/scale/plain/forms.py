"""The forms of plain names: their words, and these as the address spells them where it shows a slip.

With them, whether addresses and their owners are called so: the flags of `forms`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from listmerge.match import slips
from listmerge.match.links import LONGEST_AROUND, NAMED_FROM
from listmerge.match.scale import sheet as s
from listmerge.match.scale.cells import form_bits
from listmerge.match.scale.columns import Bytes
from listmerge.match.scale.loose import Loose, beside, numbered, woven
from listmerge.match.scale.plain.names import Names
from listmerge.match.scale.plain.part import Part
from listmerge.match.url import canonical_url, marks_of

#: The row of a name with a slip, its words as they are spelt right, and the flags of that form.
_Right = tuple[int, tuple[str, ...], int]


def forms_of(names: Names, link: Part, urls: Sequence[str]) -> tuple[dict[str, Loose], Loose]:
    """`forms`, `spellings` and `words` of rows, and the words of each form. link: what their addresses say."""
    flags, right = _told(names, link, urls)
    texts, core, ones = names.part.texts, names.part.sets["words"], np.ones(len(urls), dtype=np.int64)
    sets = {"forms": Loose.of(ones, texts["core"], flags), "spellings": Loose.of(ones, texts["joined"]), "words": core}
    if not right:
        return sets, core
    again = np.zeros(len(urls), dtype=np.int64)
    again[[row for row, _, _ in right]] = 1
    new = [[w for w in words if w not in names.cores[row].split(" ")] for row, words, _ in right]
    sizes = again.copy()
    sizes[again > 0] = [len(words) for words in new]
    more = {
        "forms": Loose.of(
            again, numbered([" ".join(f) for _, f, _ in right]), np.array([b for *_, b in right], np.uint8)
        ),
        "spellings": Loose.of(again, numbered(["".join(words) for _, words, _ in right])),
        "words": Loose.of(sizes, numbered([w for words in new for w in words])),
    }
    first = np.ones(len(urls) + len(right), dtype=bool)
    first[np.cumsum(1 + again)[again > 0] - 1] = False
    each = woven(first, core, Loose.of_texts([words for _, words, _ in right]))
    return {name: beside(sets[name], more[name]) for name in sets}, each


def _told(names: Names, link: Part, urls: Sequence[str]) -> tuple[Bytes, list[_Right]]:
    """The flags of names, and those with a slip: only few have to be looked at one by one."""
    marks, joined, count = link.sets["marks"], names.joined, len(urls)
    letters = np.fromiter(map(len, joined), np.int64, count)
    tells, hosted = letters >= NAMED_FROM, (link.flags & s.HOSTED) > 0
    spelt = np.repeat(names.part.texts["joined"], marks.sizes)
    named = np.bincount(marks.rows()[marks.value == spelt], minlength=count) > 0
    flags = np.where(tells, np.where(named, s.NAMED, 0) | s.NAMES, 0).astype(np.uint8)
    more = link.texts["owner_letters"] - letters
    owned = hosted & (more >= 0) & (more <= LONGEST_AROUND)
    other = ~named & (link.texts["address"] >= 0)
    right: list[_Right] = []
    near = np.abs(link.texts["name_letters"] - letters) <= 1
    for i in np.flatnonzero(tells & (owned | (other & (~hosted | ((letters >= slips.LEAST) & near))))).tolist():
        if not other[i] and _is_owned_by_another(joined[i], urls[i]):
            continue
        called = marks_of(canonical_url(urls[i]))
        flags[i] = form_bits(joined[i], *called)
        if other[i] and (words := slips.spelt_right(tuple(names.cores[i].split(" ")), called[0])):
            right.append((i, words, form_bits("".join(words), *called)))
    return flags, right


def _is_owned_by_another(joined: str, url: str) -> bool:
    """Whether the owner of a repository is plainly not called as a name says: most are not."""
    owner = url.lower().partition("://")[2].partition("/")[2].partition("/")[0]
    return owner.isalnum() and joined not in owner
