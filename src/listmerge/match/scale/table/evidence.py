"""Pairs of rows -> their evidence, packed into one number each, and what it says: asked once for each distinct one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from listmerge.match.compare import TABLE
from listmerge.match.scale import sheet as s
from listmerge.match.scale.columns import Bytes, Doubles, Flags, Ints
from listmerge.match.scale.table import links, names, texts
from listmerge.match.scale.table.conditions import Conditions
from listmerge.match.scale.table.known import Known
from listmerge.match.score import Verdict, is_doubtful, judge
from listmerge.match.types import Evidence

VERDICTS: tuple[Verdict, ...] = ("support", "nothing", "doubt", "veto")
SUPPORT, NOTHING, DOUBT, VETO = range(4)
#: Bits that a weight of `name` takes, in tenths, raised by 50 so that none is negative.
_NAME_BITS, _RAISED = 9, 50
#: Levels of `description` that weigh as much as the collection shows.
LITTLE_IN_COMMON = ("no word in common", "few words in common")
_LEVELS = {comparison: ("", *levels) for comparison, levels in TABLE.items()}


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What is said of pairs. verdict: index into VERDICTS. bits: the sum of the evidence. doubtful: worth a person's
    time, unless the two turn out to be kin.
    """

    verdict: Bytes
    bits: Doubles
    doubtful: Flags


def compared(k: Known, a: Ints, b: Ints) -> tuple[Ints, Flags]:
    """The evidence on pairs of rows as numbers, and which of them columns can tell: other numbers mean nothing."""
    at = np.flatnonzero(((k.sheet.flags[a] | k.sheet.flags[b]) & s.ODD) == 0)
    packed, sure = np.zeros(len(a), dtype=np.int64), np.zeros(len(a), dtype=bool)
    packed[at], sure[at] = _compared(k, a[at], b[at])
    return packed, sure


def _compared(k: Known, a: Ints, b: Ints) -> tuple[Ints, Flags]:
    """The same of rows of which none is odd."""
    count = len(a)
    forms = names.shared_forms(k, a, b)
    found = dict[str, Conditions]()
    found["identifier"], unsure = links.identifier(k, a, b)
    found["address"] = links.address(k, a, b)
    found["name"], bits = names.name(k, a, b, forms)
    found["version"], narrowed = names.version(k, a, b)
    found["description"], divided = texts.description(k, a, b, forms)
    named, mentioned = names.acronym(k, a, b, forms)
    found |= {"years": names.years(k, a, b), "numbers": texts.numbers(k, a, b), "acronym": named}
    found |= {"kind": texts.kind(k, a, b), "list": links.lists(k, a, b), "section": texts.section(k, a, b)}
    packed = np.zeros(count, dtype=np.int64)
    for comparison, levels in _LEVELS.items():
        conditions = found[comparison]
        chosen = np.select([c for c, _ in conditions], [levels.index(level) for _, level in conditions], 0)
        packed = packed * len(levels) + chosen
        if comparison == "name":
            weights = np.array([0.0, *TABLE["name"].values()])[chosen] + bits
            packed = packed << _NAME_BITS | _tenths(weights) + _RAISED
    return packed, ~(unsure | narrowed | divided | mentioned)


def _tenths(weights: Doubles) -> Ints:
    """Weights rounded to tenths as `round` does, in whole tenths."""
    tenths = np.rint(weights * 10)
    for i in np.flatnonzero(np.abs(np.abs(weights * 10 - np.floor(weights * 10)) - 0.5) < 1e-6).tolist():
        tenths[i] = round(round(float(weights[i]), 1) * 10)
    return tenths.astype(np.int64)


def unpacked(packed: int, apart: float = 0.0) -> tuple[Evidence, ...]:
    """The evidence that a number stands for. apart: see `Catalog`."""
    found = []
    for comparison, levels in reversed(_LEVELS.items()):
        weight = None
        if comparison == "name":
            weight = ((packed & ((1 << _NAME_BITS) - 1)) - _RAISED) / 10
            packed >>= _NAME_BITS
        packed, level = divmod(packed, len(levels))
        if level:
            label = levels[level]
            if weight is None:
                weight = round(TABLE[comparison][label] + (apart if label in LITTLE_IN_COMMON else 0.0), 1)
            found.append(Evidence(comparison, label, weight))
    return tuple(reversed(found))


def verdicts(evidence: Sequence[tuple[Evidence, ...]], line: float) -> Verdicts:
    """What each piece of evidence says."""
    return _columns([_said(e, line) for e in evidence])


def verdicts_of(packed: Ints, line: float, apart: float) -> Verdicts:
    """What packed evidence says."""
    distinct, back = np.unique(packed, return_inverse=True)
    one = _columns([_said_of(p, line, apart) for p in distinct.tolist()])
    return Verdicts(one.verdict[back], one.bits[back], one.doubtful[back])


def _said(evidence: tuple[Evidence, ...], line: float) -> tuple[int, float, bool]:
    return VERDICTS.index(judge(evidence, line)), sum(e.weight for e in evidence), is_doubtful(evidence)


@lru_cache(maxsize=100_000)
def _said_of(packed: int, line: float, apart: float) -> tuple[int, float, bool]:
    """What packed evidence says: kept, as one batch of pairs shows what another showed."""
    return _said(unpacked(packed, apart), line)


def _columns(said: Sequence[tuple[int, float, bool]]) -> Verdicts:
    verdict, bits, doubtful = zip(*said, strict=True) if said else ((), (), ())
    return Verdicts(np.array(verdict, np.uint8), np.array(bits, np.float64), np.array(doubtful, dtype=bool))
