"""Fields of the members -> claims: values that mean the same joined, rivals set beside the value shown first."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from listmerge.catalogue import Claim, Statement
from listmerge.extract.facts import sizes
from listmerge.extract.years import normal_years
from listmerge.merge.access import RANK, access_kind
from listmerge.merge.legend import spelled_out
from listmerge.merge.origin import Member
from listmerge.merge.sizes import size_claims
from listmerge.merge.vocabulary import ORDER, common_key

#: Keys that have one true value, so that different values are a conflict and not a second fact.
_SINGLE = frozenset({"cost", "version"})
_ONLY_URLS = re.compile(r"^[<\s]*(?:(?:https?://|www\.)\S+[\s,;>]*)+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement under its common key, with the unit that its own key implies. soft: found in running text.

    value: as written, codes spelled out.
    """

    statement: Statement
    key: str
    value: str
    unit: str | None = None
    soft: bool = False


def merge_fields(members: Sequence[Member]) -> tuple[Claim, ...]:
    """The claims of an entry, in the order in which they are shown, best first under each key."""
    by_key: dict[str, list[Stated]] = {}
    for member in members:
        for stated in _stated(member):
            by_key.setdefault(stated.key, []).append(stated)
    claims: list[Claim] = []
    for key in sorted(by_key, key=_key_order):
        claims += _MERGERS.get(key, _text_claims)(by_key[key])
    return tuple(claims)


def _key_order(key: str) -> tuple[int, str]:
    return (ORDER.index(key), "") if key in ORDER else (len(ORDER), key)


def _stated(member: Member) -> list[Stated]:
    """What one member states: its fields, and sizes in its description that no field has."""
    found = []
    for f in member.record.fields:
        value = " ".join(f.value.split())
        if not value or _ONLY_URLS.match(value):
            continue  # a bare address is a link, and stands among the links
        key, unit = common_key(f.key)
        if key == "years" and not normal_years(value):
            key = f.key.casefold()
        shown = spelled_out(value, member.found) if key == "contents" else value
        found.append(Stated(Statement(member.origin(f.span), f.key, value), key, shown, unit))
    return found + _in_description(member, found)


def _in_description(member: Member, known: Sequence[Stated]) -> list[Stated]:
    """Counts in a description; lists that keep facts in columns and cards say more in their prose."""
    text = member.record.description
    if text is None:
        return []
    values = {s.value.casefold() for s in known}
    said = [" ".join(text.value[start:end].split()) for start, end in sizes(text.value)][:2]
    origin = member.origin(text.span)
    return [
        Stated(Statement(origin, "description", v), "size", v, soft=True) for v in said if v.casefold() not in values
    ]


def _sizes(found: Sequence[Stated]) -> list[Claim]:
    return size_claims([(s.statement, s.unit) for s in found if not s.soft], [s.statement for s in found if s.soft])


def _years(found: Sequence[Stated]) -> list[Claim]:
    """Spans of years; different spans of different records are rivals, of one record two facts."""
    groups: dict[str, list[Statement]] = {}
    for s in found:
        groups.setdefault(normal_years(s.value) or s.value, []).append(s.statement)
    return _rank(groups, rivals=len({s.statement.origin.record for s in found}) == len(found) > 1, key="years")


def _access(found: Sequence[Stated]) -> list[Claim]:
    """One claim: the strictest condition, in the words that tell most; milder statements stand beside it."""
    plain = [s for s in found if access_kind(s.value) is not None]
    other = [s for s in found if access_kind(s.value) is None]
    claims = []
    if plain:
        best = max(plain, key=lambda s: (RANK[access_kind(s.value) or "open"], len(s.value.split()), _late(s)))
        kind = access_kind(best.value)
        same = [s.statement for s in plain if access_kind(s.value) == kind]
        rest = tuple(sorted(s.statement for s in plain if access_kind(s.value) != kind))
        ordered = (best.statement, *sorted(s for s in same if s != best.statement))
        claims.append(_marked(Claim("access", best.value, ordered, others=rest)))
    return claims + _text_claims(other)


def _late(stated: Stated) -> tuple[int, ...]:
    """Breaks ties in favour of the list and line that come first."""
    origin = stated.statement.origin
    return (*(-ord(c) for c in origin.list), -origin.line)


def _text_claims(found: Sequence[Stated]) -> list[Claim]:
    """Values in words: the same words are one claim; the one with most lists, then the fullest, goes first."""
    groups: dict[str, list[Stated]] = {}
    for s in found:
        fold = re.sub(r"\W+", " ", s.value.casefold()).strip() or s.value
        groups.setdefault(fold, []).append(s)
    key = found[0].key if found else ""
    named = {min(said, key=lambda s: s.statement).value: [s.statement for s in said] for said in groups.values()}
    return _rank(named, rivals=key in _SINGLE, key=key)


def _rank(groups: dict[str, list[Statement]], rivals: bool, key: str) -> list[Claim]:
    """Claims of groups of statements, best first; with `rivals` only the best, the others beside it."""
    order = sorted(groups, key=lambda v: (-len({s.origin.list for s in groups[v]}), -len(v), v))
    claims = [Claim(key, value, tuple(sorted(groups[value]))) for value in order]
    if rivals and len(claims) > 1:
        others = tuple(sorted(s for c in claims[1:] for s in c.said_by))
        claims = [replace(claims[0], others=others)]
    return [_marked(c) for c in claims]


def _marked(claim: Claim) -> Claim:
    return replace(claim, mark="differ" if claim.others else "agree" if len(claim.lists) > 1 else "")


_MERGERS: dict[str, Callable[[Sequence[Stated]], list[Claim]]] = {"size": _sizes, "years": _years, "access": _access}
