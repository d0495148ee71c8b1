"""Which pairs are worth comparing: records that share a key. Pairs are counted per key before anything is scored."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from listmerge.match.catalog import Catalog
from listmerge.match.features import Features
from listmerge.match.url import is_home, is_shared, site_of
from listmerge.match.words import GENERIC

#: A key that more records share tells too little; its pairs come from rarer keys or not at all.
GROUP_LIMIT = 40
#: A site with more pages than this is too large to hold things in one sense.
SITE_LIMIT = 400
#: A word in more names than this is no key.
WORD_LIMIT = 12

Pair = tuple[int, int]


def keys_of(f: Features, catalog: Catalog) -> Iterator[tuple[str, str]]:
    """The keys of a record, as (kind, value); what only points to a place in its list has none."""
    if f.is_signpost:
        return
    yield from sorted(f.all_identifiers)
    for form in f.name.forms:
        yield "name", "".join(form)
    for acronym in f.name.acronyms:
        yield "acronym", acronym
    for initials in f.name.initials:
        yield "acronym", initials
    if len(f.name.core) == 1:
        yield "acronym", f.name.core[0]
    for word in set(f.name.core) | (f.description_words if len(f.name.core) > 0 else frozenset()):
        if word not in GENERIC and 0 < catalog.word_counts.get(word, 0) <= WORD_LIMIT:
            yield "word", word
    if f.url and not is_shared(f.url):
        yield "site", site_of(f.url)
    for count, unit in f.numbers:
        if count >= 1000:
            yield "count", f"{count} {unit}"


def block(found: Sequence[Features], catalog: Catalog) -> tuple[list[Pair], Counter[str]]:
    """Index pairs (left < right) worth comparing, sorted, and how many pairs each kind of key gave."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, f in enumerate(found):
        for key in dict.fromkeys(keys_of(f, catalog)):
            groups[key].append(i)
    pairs: set[Pair] = set()
    counts: Counter[str] = Counter()
    for (kind, _), members in groups.items():
        new = _pairs(found, kind, members)
        counts[kind] += len(new)
        pairs |= new
    return sorted(pairs), counts


def _pairs(found: Sequence[Features], kind: str, members: list[int]) -> set[Pair]:
    """All pairs of a small group; of a large site, its home page with every page."""
    if len(members) <= GROUP_LIMIT:
        return {(a, b) for n, a in enumerate(members) for b in members[n + 1 :]}
    if kind != "site" or len(members) > SITE_LIMIT:
        return set()
    homes = [i for i in members if is_home(found[i].url or "")]
    if len(homes) > GROUP_LIMIT:
        return set()  # a site whose home page so many give tells no more than any other key
    return {(min(a, b), max(a, b)) for a in homes for b in members if a != b}
