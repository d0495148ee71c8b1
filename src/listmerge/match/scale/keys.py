"""The keys of rows as columns of numbers: who could be compared with whom, before anything is known of the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from listmerge.match.features import Features, features_of_record
from listmerge.match.scale.columns import Bytes, Ints, Places
from listmerge.match.scale.facts import Facts, facts_of, joined_facts
from listmerge.match.scale.numbering import numbers_of, without_collector
from listmerge.match.scale.rows import Batch
from listmerge.match.url import is_shared, site_of
from listmerge.match.words import GENERIC

#: What a key is made of, strongest first. Two records that share a key only as initials, or only as words of their
#: descriptions, are not brought together by it: one of them must have it in its name.
IDENTIFIER, NAME, ACRONYM, WORD, COUNT, SITE, INITIALS, MENTION = range(8)
KINDS = ("identifier", "name", "acronym", "word", "count", "site", "initials", "mention")


@dataclass(frozen=True, slots=True)
class Keys:
    """One line a key of a record. key: its value as a number. row: the record. kind: index into KINDS.

    ids, lists: for every row, in order, its id and its list as numbers. cores: the special words of its name.
    facts: what the whole is known by (see whole.py).
    """

    key: Ints
    row: Places
    kind: Bytes
    ids: Ints
    lists: Ints
    cores: list[str]
    facts: Facts


def keys_of_row(f: Features) -> Iterator[tuple[int, str]]:
    """The keys of one record as (kind, value); values of kinds that may meet are spelt alike."""
    for kind, value in f.all_identifiers:
        yield IDENTIFIER, f"{kind} {value}"
    name = f.name
    for form in dict.fromkeys(["".join(form) for form in name.forms]):
        yield NAME, f"n {form}"
    given = name.acronyms | ({name.core[0]} if len(name.core) == 1 else frozenset())
    for acronym in given:
        yield ACRONYM, f"a {acronym}"
    for initials in name.initials - given:
        yield INITIALS, f"a {initials}"
    words = {w for form in name.forms for w in form}
    for word in words:
        yield WORD, f"w {word}"
    for word in f.description_words:
        if word not in words and word not in GENERIC:
            yield MENTION, f"w {word}"
    if f.url and not is_shared(f.url):
        yield SITE, f"s {site_of(f.url)}"
    for count, unit in f.numbers:
        if count >= 1000:
            yield COUNT, f"c {count} {unit}"


@without_collector
def keys_of(batch: Batch) -> Keys:
    """The keys of some rows."""
    kinds: list[int] = []
    values: list[str] = []
    each: list[int] = []
    found = []
    for list_name, record in batch.records():
        f = features_of_record(record, list_name)
        before = len(values)
        for kind, value in keys_of_row(f):
            kinds.append(kind)
            values.append(value)
        each.append(len(values) - before)
        found.append(f)
    rows = np.repeat(batch.numbers.astype(np.int32), each)
    cores = [" ".join(f.name.core) for f in found]
    return Keys(
        numbers_of(values), rows, np.array(kinds, dtype=np.uint8), numbers_of([f.id for f in found]),
        numbers_of([f.list_name for f in found]), cores, facts_of(found, cores, batch.numbers),
    )  # fmt: skip


def joined(parts: Sequence[Keys]) -> Keys:
    """The keys of consecutive batches as those of one."""

    def column(name: str) -> Any:
        return np.concatenate([getattr(part, name) for part in parts])

    cores = [core for part in parts for core in part.cores]
    facts = joined_facts([part.facts for part in parts])
    return Keys(column("key"), column("row"), column("kind"), column("ids"), column("lists"), cores, facts)
