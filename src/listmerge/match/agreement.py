"""How far two lists mean the same by a name: counted over all names that both have, before any pair is scored.

`awesome-go` and `awesome-rust` share many names, and hardly one of them leads to one place; of the names that a list
and its translation share, nearly all do. What is known of the other names tells about the next.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from listmerge.match.features import Features
from listmerge.match.identifiers import WRITINGS
from listmerge.patterns import lazy

DISAGREE = "mostly mean different things by a name"
#: Few names tell little: so many more must agree than differ.
MARGIN = 3
#: Also lists of which one moved many addresses agree on a good share of many names.
OFTEN, MANY = 0.3, 10
#: Below this share, of as many names at least, equal names are an accident.
ACCIDENT = 0.2
#: Two lists with fewer names that agree, and fewer that don't, tell nothing about the next.
LEAST = 3
#: Addresses of papers that hold no identifier (files, pages of conferences, journals and their archives), and of
#: encyclopedias, which tell of ideas as well as of things.
_PAPER = lazy(
    r"\.pdf$|/(?:pdf|papers?|publications?|proceedings|anthology|articles?|journals?|content_\w+)(?:[/?]|$)"
    r"|^(?:openreview\.net|aclanthology\.org|openaccess\.thecvf\.com|proceedings\.mlr\.press|ieeexplore\.ieee\.org"
    r"|dl\.acm\.org|semanticscholar\.org|(?:\w+\.)?(?:wikipedia|biorxiv|medrxiv|jmlr|plos)\.org)/",
    re.IGNORECASE,
)
#: A name that more records bear is a word, not a name.
NAME_LIMIT = 40

Lists = tuple[str, str]


def count_agreement(found: Sequence[Features]) -> tuple[Counter[Lists], Counter[Lists]]:
    """(list, list) -> how many names of both share an identifier, and how many don't."""
    by_name: dict[tuple[str, ...], list[Features]] = defaultdict(list)
    for f in found:
        if f.url and f.name.core:
            by_name[f.name.core].append(f)
    agree: Counter[Lists] = Counter()
    differ: Counter[Lists] = Counter()
    for members in by_name.values():
        if 2 <= len(members) <= NAME_LIMIT:
            verdicts: dict[Lists, bool] = {}
            for a, b in combinations(members, 2):
                one = not a.about.isdisjoint(b.about)
                if a.list_name != b.list_name and (one or comparable(a, b)):
                    lists = lists_of(a, b)
                    verdicts[lists] = verdicts.get(lists, False) or one
            for lists, one in verdicts.items():
                (agree if one else differ)[lists] += 1
    return agree, differ


def comparable(a: Features, b: Features) -> bool:
    """Whether two addresses could have been one: that of a paper and that of its subject could not."""
    return not a.url or not b.url or is_paper(a) == is_paper(b)


def is_paper(f: Features) -> bool:
    """Whether a record leads to what is written about a thing: a paper, or an encyclopedia."""
    return any(kind in WRITINGS for kind, _ in f.about) or bool(f.url and is_writing(f.url))


def is_writing(address: str) -> bool:
    """Whether a canonical address without an identifier is that of a paper, or of an encyclopedia's article."""
    return bool(_PAPER.search(address))


def lists_of(a: Features, b: Features) -> Lists:
    """The lists of two records, in order."""
    return (min(a.list_name, b.list_name), max(a.list_name, b.list_name))


def agreement_level(agree: int, differ: int) -> str | None:
    """What the other names of two lists tell about one more."""
    share = agree / max(1, agree + differ)
    if agree > differ + MARGIN:
        return "mostly mean the same by a name"
    if share >= OFTEN and agree >= MANY:
        return "often mean the same by a name"
    return DISAGREE if share < ACCIDENT and differ >= LEAST else None
