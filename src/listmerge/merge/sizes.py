"""Sizes: counts of the same thing joined or set against each other, counts of different things side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from listmerge.catalogue import Claim, Mark, Statement
from listmerge.merge.quantity import Quantity, agree, goodness, near, read_quantities, same_unit


@dataclass
class _Count:
    """A quantity and the statement it stands in. place: its rank among all counts of the entry."""

    quantity: Quantity
    statement: Statement
    place: int


@dataclass
class _Group:
    """Counts of one kind of thing, as variants: each a set of counts that can all be true."""

    variants: list[list[_Count]] = field(default_factory=list)

    @property
    def best(self) -> _Count:
        """The first count of the first variant."""
        return self.variants[0][0]

    def add(self, count: _Count) -> None:
        """Join the variant it agrees with, or open a new one."""
        for variant in self.variants:
            if agree(variant[0].quantity, count.quantity):
                variant.append(count)
                return
        self.variants.append([count])

    def agrees(self, count: _Count) -> bool:
        """Whether a count can be true together with one of its variants."""
        return any(agree(v[0].quantity, count.quantity) for v in self.variants)

    def takes(self, count: _Count) -> bool:
        """Whether a count is of this kind: same unit, or no unit but a number that fits."""
        own = self.best
        if any(c.statement == count.statement for v in self.variants for c in v):
            return False  # two counts in one statement are two facts
        a, b = own.quantity, count.quantity
        if not a.unit or not b.unit:
            return agree(a, b) or near(a, b)
        fits = agree(a, b) or near(a, b)
        return same_unit(a, b) and (a.qualifiers == b.qualifiers or fits)


#: `40 years` in running text is an age or a span, not a size.
_TIME = re.compile(r"^(?:years?|months?|weeks?|days?)\b", re.IGNORECASE)


def size_claims(stated: Sequence[tuple[Statement, str | None]], soft: Sequence[Statement]) -> list[Claim]:
    """Claims of size statements with the unit their key implies, and of `soft` ones from running text.

    Of the values for one kind of thing the first is exact before rounded, with a stated unit before none, said by
    more lists before fewer. Groups are in order of the number of lists, then as first stated.
    """
    counts: list[_Count] = []
    words: list[Claim] = []
    for statement, unit in [*stated, *((s, None) for s in soft)]:
        quantities = read_quantities(statement.value, unit)
        if statement in soft:
            quantities = [q for q in quantities if q.unit and not _TIME.search(q.unit)]
        counts += [_Count(q, statement, len(counts) + i) for i, q in enumerate(quantities)]
        if not quantities and statement not in soft:
            counted = any(c.isdigit() for c in statement.value)
            value = " ".join(filter(None, (statement.value, unit if counted or not unit else f"({unit})")))
            words.append(Claim("size", value, (statement,)))
    groups: list[_Group] = []
    for count in sorted(counts, key=lambda c: (*goodness(c.quantity), c.place)):
        fitting = [g for g in groups if g.takes(count)]
        home = next((g for g in fitting if g.agrees(count)), fitting[0] if fitting else None)
        if home is None:
            groups.append(home := _Group())
        home.add(count)
    claims = [(_claim(g), min((not c.quantity.unit, c.place) for v in g.variants for c in v)) for g in groups]
    claims.sort(key=lambda item: (item[0].unit is None, -len(item[0].lists), item[1]))
    return [c for c, _ in claims] + words


def _claim(group: _Group) -> Claim:
    def rank(variant: list[_Count]) -> tuple[object, ...]:
        first = variant[0].quantity
        lists = len({c.statement.origin.list for c in variant})
        return (not first.unit, first.approximate, -lists, first.step, variant[0].place)

    first, *rest = sorted(group.variants, key=rank)
    best = first[0].quantity
    said = (first[0].statement, *sorted({c.statement for c in first} - {first[0].statement}))
    others = tuple(sorted({c.statement for v in rest for c in v} - set(said)))
    lists = {s.origin.list for s in said}
    mark: Mark = "differ" if others else "unstated" if not best.unit else "agree" if len(lists) > 1 else ""
    return Claim("size", best.shown, said, best.unit, best.value, best.approximate, others, mark)
