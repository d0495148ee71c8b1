"""What is known of all records together: how rare words are, which addresses are hubs, how lists use names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from listmerge.match.agreement import Lists, count_agreement
from listmerge.match.features import Features
from listmerge.match.url import is_home, site_of
from listmerge.match.wording import apart_of


@dataclass(frozen=True)
class Catalog:
    """What is known of all records together.

    size: how many records. word_counts: word -> names with it. text_counts: word -> names or descriptions with it.
    hubs: (list name, identifier) of identifiers that records with different names of one list share: no evidence.
    names_at: address -> different names that lead there. pages: site -> different pages below its root.
    agree, differ: (list, list) -> names of both that share an identifier, and that don't.
    twice: (list name, words with versions) of names that one list gives to several addresses.
    apart: bits, 0 or less, that descriptions with little in common tell here beyond the table (see wording.py).
    What is left out is empty: then words of texts weigh alike, and lists tell nothing.
    """

    size: int
    word_counts: Counter[str]
    hubs: frozenset[tuple[str, tuple[str, str]]]
    text_counts: Counter[str] = field(default_factory=Counter)
    names_at: dict[str, int] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)
    agree: Counter[Lists] = field(default_factory=Counter)
    differ: Counter[Lists] = field(default_factory=Counter)
    twice: frozenset[tuple[str, tuple[str, ...]]] = frozenset()
    apart: float = 0.0


def catalog_of(found: Sequence[Features]) -> Catalog:
    """Count words, find hubs, and count how far lists agree on names."""
    counts: Counter[str] = Counter()
    texts: Counter[str] = Counter()
    holders: dict[tuple[str, tuple[str, str]], set[tuple[str, ...]]] = defaultdict(set)
    places: dict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
    at: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for f in found:
        counts.update({w for form in f.name.forms for w in form})
        texts.update(f.text_words)
        if f.url:
            at[f.url].add(f.name.core)
            places[f.list_name, exact_name(f)].add(f.url)
        for identifier in f.all_identifiers:
            holders[f.list_name, identifier].add(f.name.core)
    hubs = frozenset(key for key, names in holders.items() if len(names) > 1 and not _one_family(names))
    pages = Counter(site_of(url) for url in at if not is_home(url))
    twice = frozenset(name for name, urls in places.items() if len(urls) > 1)
    names_at = {url: len(names) for url, names in at.items() if len(names) > 1}
    apart = apart_of(found, texts)
    return Catalog(len(found), counts, hubs, texts, names_at, pages, *count_agreement(found), twice, apart)


def _one_family(names: set[tuple[str, ...]]) -> bool:
    """Whether names that share an address may be one thing: each the start of the longest, or an acronym of it."""
    if len(names) > 3:
        return False
    longest = max(names, key=len)
    initials = "".join(w[0] for w in longest)
    return all(n == longest[: len(n)] or "".join(n) == initials or set(n) <= set(longest) for n in names)


def exact_name(f: Features) -> tuple[str, ...]:
    """The special words of a name and its versions."""
    return (*f.name.core, *sorted(f.name.versions))
