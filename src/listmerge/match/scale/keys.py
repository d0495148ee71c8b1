"""The keys of rows as columns of numbers: who could be compared with whom, before anything is known of the whole."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar

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
_FACTORS = np.random.default_rng(1).integers(1, 2**63, 256, dtype=np.uint64) | np.uint64(1)
_P = ParamSpec("_P")
_R = TypeVar("_R")


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


def numbers_of(texts: list[str]) -> Ints:
    """Texts as numbers below 2^62, the same in every process (`hash` of a text is not): each byte times a factor of
    its place, added up.
    """
    data = "\n".join(texts).encode("utf-8", "replace")
    if data.count(b"\n") != len(texts) - 1:
        return numbers_of([text.replace("\n", " ") for text in texts]) if texts else np.zeros(0, dtype=np.int64)
    letters = np.frombuffer(data + b"\n", dtype=np.uint8)
    ends = np.flatnonzero(letters == 10) + 1
    starts = np.concatenate(([0], ends[:-1]))
    place = np.arange(len(letters)) - np.repeat(starts, ends - starts)
    total = np.add.reduceat(letters * _FACTORS[place % len(_FACTORS)], starts)
    mixed: Ints = ((total ^ (total >> np.uint64(32))) * _FACTORS[0] >> np.uint64(2)).astype(np.int64)
    return mixed


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
    if f.url and (site := site_of(f.url)) not in SHARED_HOSTS and host_of(f.url) not in SHARED_HOSTS:
        yield SITE, f"s {site}"
    for count, unit in f.numbers:
        if count >= 1000:
            yield COUNT, f"c {count} {unit}"


def without_collector(task: Callable[_P, _R]) -> Callable[_P, _R]:
    """A task that no search for cycles interrupts: it makes many small objects, has no cycles, and leaves little."""

    @wraps(task)
    def quiet(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        enabled = gc.isenabled()
        gc.disable()
        try:
            return task(*args, **kwargs)
        finally:
            if enabled:
                gc.enable()

    return quiet


@without_collector
def keys_of(batch: Batch) -> Keys:
    """The keys of some rows."""
    kinds: list[int] = []
    values: list[str] = []
    each, ids, lists, cores = [], [], [], []
    for list_name, record in batch.records():
        f = features_of_record(record, list_name)
        ids.append(f.id)
        lists.append(list_name)
        cores.append(" ".join(f.name.core))
        before = len(values)
        for kind, value in keys_of_row(f):
            kinds.append(kind)
            values.append(value)
        each.append(len(values) - before)
    rows = np.repeat(batch.numbers.astype(np.int32), each)
    return Keys(numbers_of(values), rows, np.array(kinds, dtype=np.uint8), numbers_of(ids), numbers_of(lists), cores)


def joined(parts: Sequence[Keys]) -> Keys:
    """The keys of consecutive batches as those of one."""
    cores = [core for part in parts for core in part.cores]

    def column(name: str) -> Any:
        return np.concatenate([getattr(part, name) for part in parts])

    return Keys(column("key"), column("row"), column("kind"), column("ids"), column("lists"), cores)
