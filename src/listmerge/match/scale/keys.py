"""The keys of rows as columns of numbers: who could be compared with whom, before anything is known of the whole."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from listmerge.match.features import Features, features_of_record
from listmerge.match.scale.columns import Bytes, Ints, Places
from listmerge.match.scale.rows import Batch
from listmerge.match.url import SHARED_HOSTS, host_of, site_of
from listmerge.match.words import GENERIC

#: What a key is made of, strongest first. Two records that share a key only as initials, or only as words of their
#: descriptions, are not brought together by it: one of them must have it in its name.
IDENTIFIER, NAME, ACRONYM, WORD, COUNT, SITE, INITIALS, MENTION = range(8)
KINDS = ("identifier", "name", "acronym", "word", "count", "site", "initials", "mention")


@dataclass(frozen=True, slots=True)
class Keys:
    """One line a key of a record. key: its value as a number. row: the record. kind: index into KINDS.

    ids, lists: for every row, in order, its id and its list as numbers. cores: the special words of its name.
    """

    key: Ints
    row: Places
    kind: Bytes
    ids: Ints
    lists: Ints
    cores: list[str]


def number_of(text: str) -> int:
    """A text as a number below 2^61, the same in every process (`hash` of a text is not)."""
    return hash(int.from_bytes(text.encode(), "little"))


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
    for word in f.description_words - words - GENERIC:
        yield MENTION, f"w {word}"
    if f.url and (site := site_of(f.url)) not in SHARED_HOSTS and host_of(f.url) not in SHARED_HOSTS:
        yield SITE, f"s {site}"
    for count, unit in f.numbers:
        if count >= 1000:
            yield COUNT, f"c {count} {unit}"


def keys_of(batch: Batch) -> Keys:
    """The keys of some rows."""
    key: list[int] = []
    row: list[int] = []
    kind: list[int] = []
    ids, lists, cores = [], [], []
    with no_collector():
        for number, (list_name, record) in zip(batch.numbers.tolist(), batch.records(), strict=True):
            f = features_of_record(record, list_name)
            ids.append(number_of(f.id))
            lists.append(number_of(list_name))
            cores.append(" ".join(f.name.core))
            before = len(key)
            for k, value in keys_of_row(f):
                key.append(hash(int.from_bytes(value.encode(), "little")))
                kind.append(k)
            row.extend([number] * (len(key) - before))
    return Keys(
        np.array(key, dtype=np.int64), np.array(row, dtype=np.int32), np.array(kind, dtype=np.uint8),
        np.array(ids, dtype=np.int64), np.array(lists, dtype=np.int64), cores,
    )  # fmt: skip


def joined(parts: Sequence[Keys]) -> Keys:
    """The keys of consecutive batches as those of one."""
    cores = [core for part in parts for core in part.cores]

    def column(name: str) -> Any:
        return np.concatenate([getattr(part, name) for part in parts])

    return Keys(column("key"), column("row"), column("kind"), column("ids"), column("lists"), cores)


@contextmanager
def no_collector() -> Iterator[None]:
    """No search for cycles while many small objects are made: there are none, and looking takes longer."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
