"""Whether decisions agree with each other, and with the records as they are now."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from listmerge.errors import InputError
from listmerge.match.decisions import fingerprint
from listmerge.match.types import Decision, pair_key
from listmerge.record import SourceList

_ONE_WAY = ("version", "part")


@dataclass(frozen=True, slots=True)
class Stale:
    """A decision of which a record has changed since. changed: the ids of these records."""

    decision: Decision
    changed: tuple[str, ...]


def pair_of(decision: Decision) -> tuple[str, str]:
    """The two ids in order, whichever way round the decision names them."""
    return pair_key(decision.left, decision.right)


def verdict_of(decision: Decision) -> tuple[str, str, str]:
    """What a decision says, comparable: `a same b` is `b same a`, but `a part b` is not `b part a`."""
    left, right = (decision.left, decision.right) if decision.relation in _ONE_WAY else pair_of(decision)
    return left, decision.relation, right


def require_consistent(decisions: Sequence[Decision], path: str) -> None:
    """Raise InputError, naming the lines, for two verdicts on a pair, also where one is implied."""
    first: dict[tuple[str, str], Decision] = {}
    for decision in decisions:
        known = first.setdefault(pair_of(decision), decision)
        if verdict_of(known) != verdict_of(decision):
            remedy = "keep one of the two"
            raise InputError(f"{_said(decision)} contradicts {_where([known])}", path, decision.line or None, remedy)
    links = same_links(decisions)
    for decision in decisions:
        if decision.relation == "same":
            continue
        chain = _chain(links, decision.left, decision.right)
        if chain:
            remedy = "change one of them: what is the same as one thing can't be two things"
            raise InputError(f"{_said(decision)} contradicts {_where(chain)}", path, decision.line or None, remedy)


def same_links(decisions: Iterable[Decision]) -> dict[str, list[tuple[str, Decision]]]:
    """Record id -> the records that decisions call the same, each with its decision."""
    links: dict[str, list[tuple[str, Decision]]] = defaultdict(list)
    for decision in decisions:
        if decision.relation == "same":
            links[decision.left].append((decision.right, decision))
            links[decision.right].append((decision.left, decision))
    return links


def _chain(links: dict[str, list[tuple[str, Decision]]], start: str, end: str) -> list[Decision]:
    """The shortest chain of `same` decisions from one record to another; empty if there is none."""
    came: dict[str, tuple[str, Decision] | None] = {start: None}
    queue = deque([start])
    while queue and end not in came:
        here = queue.popleft()
        for other, decision in links.get(here, ()):
            if other not in came:
                came[other] = (here, decision)
                queue.append(other)
    chain = []
    step = came.get(end)
    while step is not None:
        chain.append(step[1])
        step = came[step[0]]
    return chain[::-1]


def _said(decision: Decision) -> str:
    return f"`{decision.left}` {decision.relation} `{decision.right}`"


def _where(decisions: Sequence[Decision]) -> str:
    said = [f"{_said(d)} in line {d.line}" if d.line else f"{_said(d)}, the new verdict" for d in decisions]
    return " and ".join(said)


def require_known(decisions: Iterable[Decision], lists: Sequence[SourceList], path: str) -> None:
    """Raise InputError for a decision about a record that one of these lists lacks.

    The remedy names the likely new id. Records of lists that are not among these can't be judged and pass.
    """
    from listmerge.match.lookup import successor

    ids = {r.id for found in lists for r in found.records}
    names = {found.name for found in lists}
    for decision in decisions:
        for wanted, print_ in zip((decision.left, decision.right), decision.fingerprints, strict=True):
            if wanted in ids or wanted.partition("/")[0] not in names:
                continue
            new = successor(wanted, print_, lists)
            remedy = f"now `{new}`? then write that here" if new else "delete this decision if the entry is gone"
            raise InputError(f"there is no entry `{wanted}` any more", path, decision.line or None, remedy)


def stale_decisions(decisions: Iterable[Decision], lists: Sequence[SourceList]) -> tuple[Stale, ...]:
    """The decisions given when a record said something else; those without fingerprints can't be judged."""
    now = {r.id: fingerprint(r) for found in lists for r in found.records}
    stale = []
    for decision in decisions:
        pairs = zip((decision.left, decision.right), decision.fingerprints, strict=True)
        changed = tuple(i for i, then in pairs if then and i in now and now[i] != then)
        if changed:
            stale.append(Stale(decision, changed))
    return tuple(stale)
