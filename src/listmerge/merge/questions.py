"""What a person should settle: rivals, withheld links, doubtful values, numbers without a unit, possible duplicates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from listmerge.catalogue import Claim, Entry, Question, RecordInfo
from listmerge.match.types import Match
from listmerge.merge.withhold import Withheld


def questions(
    entries: Sequence[Entry], withheld: Sequence[Withheld], matches: Iterable[Match], records: Mapping[str, RecordInfo]
) -> tuple[Question, ...]:
    """All open questions, the gravest kind first, each kind in the order of the entries."""
    names = {e.id: e.name for e in entries}
    found = [q for e in entries for q in _of_links(e, withheld, names)]
    found += [q for e in entries for c in e.fields if (q := _of_claim(e, c))]
    return tuple(found + _possible_duplicates(matches, records))


def _of_links(entry: Entry, withheld: Sequence[Withheld], names: Mapping[str, str]) -> list[Question]:
    found = []
    for w in withheld:
        if w.entry == entry.id:
            places = tuple(sorted({o for k in entry.links if k.withheld for o in k.said_by}))
            text = f"its link is the address of {names[w.owner]}, most likely copied by mistake: what is the right one?"
            found.append(Question("withheld-link", (entry.id, w.owner), text, places))
    return found


def _of_claim(entry: Entry, claim: Claim) -> Question | None:
    places = tuple(sorted({s.origin for s in (*claim.said_by, *claim.others)}))
    if claim.mark == "doubtful":
        return Question(
            "doubtful-value", (entry.id,), f"{claim.key} {claim.text}: copied together with the wrong link?", places
        )
    if claim.mark == "differ":
        rivals = list(dict.fromkeys(s.value for s in claim.others))
        return Question("conflict", (entry.id,), f"{claim.key}: {claim.text}, or {' or '.join(rivals)}?", places)
    if claim.mark == "unstated":
        return Question("unit", (entry.id,), f"what does {claim.text} count?", places)
    return None


def _possible_duplicates(matches: Iterable[Match], records: Mapping[str, RecordInfo]) -> list[Question]:
    """One question for each pair of entries that matching leaves to people."""
    found: dict[tuple[str, str], Question] = {}
    for match in matches:
        if match.band != "review" or match.left not in records or match.right not in records:
            continue
        left, right = records[match.left], records[match.right]
        a, b = sorted((left.entry, right.entry))
        if a != b:
            places = tuple(sorted((left.origin, right.origin)))
            found.setdefault((a, b), Question("possible-duplicate", (a, b), "are these the same?", places))
    return [found[k] for k in sorted(found)]
