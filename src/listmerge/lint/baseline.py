"""The baseline: findings that were there when somebody began to lint an old list, kept by rule and entry.

A finding stays hidden as long as its entry has no more findings of its rule than the baseline says; lines may
move. One that speaks for many places counts at each, so that a new place brings it back.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from listmerge.edit import Diagnostic, Edit
from listmerge.errors import InputError
from listmerge.files import read_or_none
from listmerge.lint.place import Places
from listmerge.record import SourceList

#: Where it is written unless `--baseline` or `rules: baseline:` says otherwise.
DEFAULT_NAME = ".listmerge-baseline.json"
_VERSION = 1
_REMEDY = "write it with `listmerge lint --write-baseline`"
_NEVER = frozenset({"rule-crash"})

#: Rule and entry -> how many findings.
Counts = Counter[tuple[str, str]]


@dataclass
class Baseline:
    """A filter that hides what the baseline has.

    judged: the rules that run; of others nobody can tell whether they would still find something. hidden: how many
    the last call left out. stale: what is no more.
    """

    counts: Counts
    judged: Collection[str]
    hidden: int = 0
    stale: list[tuple[str, str]] = field(default_factory=list)

    def keep(self, findings: list[Diagnostic], lists: Sequence[SourceList]) -> list[Diagnostic]:
        """The findings whose entry has more of their rule than the baseline has."""
        keys = keyed(findings, lists)
        now = Counter(k for ks in keys for k in ks)
        names = {f.name for f in lists}
        shown = [d for d, ks in zip(findings, keys, strict=True) if not ks or any(now[k] > self.counts[k] for k in ks)]
        self.hidden = len(findings) - len(shown)
        self.stale = sorted(k for k in self.counts if not now[k] and _is_judged(k, names, self.judged))
        return shown

    def moved(self, path: str, edits: Sequence[Edit]) -> None:
        """Nothing: the baseline does not know positions."""

    def rewound(self, path: str) -> None:
        """Nothing: the baseline does not know positions."""


def keyed(findings: Sequence[Diagnostic], lists: Sequence[SourceList]) -> list[list[tuple[str, str]]]:
    """Rule and entry of each place of each finding; none for one that is about no list or about a bug."""
    places = {f.document.source.path: Places(f) for f in lists}
    return [
        [(d.rule, places[d.path].key(s.start)) for s in d.places] if d.path in places and d.rule not in _NEVER else []
        for d in findings
    ]


def read_baseline(path: Path, judged: Collection[str]) -> Baseline:
    """Read a baseline for a run of some rules. Raises InputError if it is missing or no baseline."""
    data = read_or_none(path)
    if data is None:
        raise InputError("the baseline does not exist", str(path), remedy=_REMEDY)
    return parse_baseline(data, path, judged)


def parse_baseline(data: bytes, path: Path, judged: Collection[str]) -> Baseline:
    """A baseline of the bytes of its file. Raises InputError if it is none."""
    try:
        found = json.loads(data)
        rows = found["findings"]
        if found["schema_version"] != _VERSION:
            raise ValueError
        return Baseline(Counter({(str(r["rule"]), str(r["entry"])): int(r["count"]) for r in rows}), judged)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputError("is not a baseline of listmerge", str(path), remedy=_REMEDY) from None


def baseline_bytes(findings: Sequence[Diagnostic], lists: Sequence[SourceList], old: Baseline | None = None) -> bytes:
    """The file that hides these findings; what `old` has of other lists and of rules that were not run is kept."""
    names = {f.name for f in lists}
    counts: Counts = Counter()
    if old is not None:
        counts.update({k: n for k, n in old.counts.items() if not _is_judged(k, names, old.judged)})
    counts.update(k for ks in keyed(findings, lists) for k in ks)
    rows = [{"rule": r, "entry": e, "count": n} for (r, e), n in sorted(counts.items(), key=lambda i: (i[0][1], i[0]))]
    data = {"schema_version": _VERSION, "findings": rows}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _is_judged(key: tuple[str, str], names: Collection[str], judged: Collection[str]) -> bool:
    """Whether a run of these rules over the lists of these names looks for what a key stands for."""
    return key[0] in judged and key[1].partition("/")[0] in names
