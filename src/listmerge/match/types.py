"""What matching says: pairs with their evidence, people's decisions, and the clusters that follow."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Band = Literal["same", "review", "kept-apart"]
Relation = Literal["same", "version", "part", "related", "different"]
#: The level of a comparison that holds, and the bits to be added to its weight; None if it tells nothing.
Choice = tuple[str, float] | None


def pair_key(one: str, other: str) -> tuple[str, str]:
    """Two ids as a pair is known by, whichever way round they are given."""
    return (one, other) if one < other else (other, one)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One comparison's outcome: its name, the level that held, and the level's weight in bits (log2 of odds)."""

    comparison: str
    level: str
    weight: float


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's verdict on two records.

    left, right: record ids. fingerprints: of both records when the verdict was given, in the same order.
    line: where it stands in decisions.yaml, from 1.
    """

    left: str
    right: str
    relation: Relation
    reason: str = ""
    by: str = ""
    on: str = ""
    fingerprints: tuple[str, str] = ("", "")
    line: int = 0


@dataclass(frozen=True, slots=True)
class Match:
    """A scored pair of records.

    left, right: record ids, left < right. score: the sum of the weights of the evidence, in bits.
    band: `same` is merged, `review` is never merged without a decision, `kept-apart` looked alike but must not be.
    """

    left: str
    right: str
    band: Band
    relation: Relation
    evidence: tuple[Evidence, ...] = ()
    decision: Decision | None = None

    @property
    def score(self) -> float:
        """The sum of the evidence, in bits."""
        return sum(e.weight for e in self.evidence)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Records of one thing. id: stable slug of its name, unique. members: record ids in order of their lists."""

    id: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kin:
    """A relation between two clusters: left is a version of, a part of, or related to right."""

    relation: Relation
    left: str
    right: str


@dataclass(frozen=True)
class Matching:
    """The outcome: every record in exactly one cluster, the pairs worth showing, and kin between clusters."""

    clusters: tuple[Cluster, ...]
    matches: tuple[Match, ...] = ()
    kin: tuple[Kin, ...] = field(default=())
