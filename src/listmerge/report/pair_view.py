"""What a person sees of a pair: the two records field by field, and the evidence step by step.

Texts of lists are not trusted: control characters and those that turn the writing direction are drawn, and
only links of known kinds lead anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from listmerge.match.types import Match
from listmerge.record import Record, SourceList
from listmerge.report.characters import visible

_HREF = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f]+", re.IGNORECASE)
_DOI = re.compile(r"doi:\s*(10\.\d{4,9}/\S+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A text to show, and where it leads if it is a link that may be followed."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One field of both records; either side may hold several values or none. equal: the sides say the same."""

    label: str
    left: tuple[Cell, ...]
    right: tuple[Cell, ...]

    @property
    def equal(self) -> bool:
        """Whether both sides say the same, capitals and order aside."""
        sides = [sorted(c.text.casefold() for c in side) for side in (self.left, self.right)]
        return bool(self.left) and sides[0] == sides[1]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the waterfall: the evidence of one comparison moves the sum from `start` to `end`, in bits."""

    comparison: str
    level: str
    weight: float
    start: float
    end: float


@dataclass(frozen=True)
class Known:
    """All records by id, with the place (`path:line`) each was read from."""

    records: Mapping[str, Record]
    places: Mapping[str, str]

    @classmethod
    def of(cls, lists: Sequence[SourceList]) -> Known:
        """The records of these lists."""
        records = {r.id: r for found in lists for r in found.records}
        places = {
            r.id: f"{found.document.source.path}:{found.document.source.line_of(r.span.start)}"
            for found in lists
            for r in found.records
        }
        return cls(records, places)


def rows_of(left: Record, right: Record, known: Known) -> list[Row]:
    """The rows to compare: place, name, url, section, description, links, then every field either side states."""
    sides = (left, right)
    rows = [
        Row("place", *((Cell(visible(known.places[r.id])),) for r in sides)),
        Row("name", *((Cell(visible(r.name.value)),) for r in sides)),
        Row("url", *((_link(r.url, r.url),) if r.url else () for r in sides)),
        Row("section", *((Cell(visible(" > ".join(r.section))),) if r.section else () for r in sides)),
        Row("description", *((Cell(visible(r.description.value)),) if r.description else () for r in sides)),
        Row("links", *(_links(r) for r in sides)),
    ]
    keys = {visible(f.key).casefold(): visible(f.key) for r in sides for f in r.fields}
    rows += [Row(label, *(_values(r, key) for r in sides)) for key, label in keys.items()]
    return [row for row in rows if row.left or row.right]


def _links(record: Record) -> tuple[Cell, ...]:
    """The links besides the url, each once, images left out."""
    found = {k.target: k for k in record.links if k.role != "image" and k.target != record.url}
    return tuple(_link(f"{k.role}: {target}" if k.role != "other" else target, target) for target, k in found.items())


def _values(record: Record, key: str) -> tuple[Cell, ...]:
    return tuple(Cell(visible(f.value)) for f in record.fields if visible(f.key).casefold() == key)


def _link(text: str, url: str) -> Cell:
    return Cell(visible(text), safe_href(url))


def safe_href(url: str) -> str | None:
    """Where a link may lead: http, https, mailto, and a DOI's resolver; None for everything else."""
    url = url.strip()
    doi = _DOI.fullmatch(url)
    if doi:
        return f"https://doi.org/{doi[1]}"
    return url if _HREF.fullmatch(url) else None


def steps_of(match: Match) -> list[Step]:
    """The evidence in its order as a running sum, which ends at the score."""
    steps, total = [], 0.0
    for e in match.evidence:
        steps.append(Step(visible(e.comparison), visible(e.level), e.weight, total, total + e.weight))
        total += e.weight
    return steps


def in_order(matches: Iterable[Match]) -> list[Match]:
    """Pairs in the order to look at them: up for review, merged, kept apart; the likeliest first."""
    bands = {"review": 0, "same": 1, "kept-apart": 2}
    return sorted(matches, key=lambda m: (bands[m.band], -round(m.score, 6), m.left, m.right))
