"""Finding a record by what a person calls it: its id, its name, or nearly so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from listmerge.errors import InputError
from listmerge.match.decisions import fingerprint
from listmerge.record import Record, SourceList

#: Below this similarity (0 to 100, rapidfuzz's ratio) two ids are not worth suggesting.
_CLOSE = 60
_SHOWN = 5


def find_record(wanted: str, lists: Sequence[SourceList]) -> Record:
    """The record with this id, or the only one with this name (case and punctuation aside).

    Raises InputError if there is none, with those that sound like it, or if several have the name.
    """
    from listmerge.extract.draft import slug

    records = [r for found in lists for r in found.records]
    exact = [r for r in records if r.id == wanted]
    named = exact or [r for r in records if slug(r.name.value) == slug(wanted)]
    if len(named) == 1:
        return named[0]
    if named:
        raise InputError(f"{len(named)} entries are called `{wanted}`", remedy=f"name one by its id: {_shown(named)}")
    close = closest(wanted, records)
    remedy = f"did you mean {_shown(close)}?" if close else "`listmerge parse` prints all ids"
    raise InputError(f"no entry has the id or the name `{wanted}`", remedy=remedy)


def closest(wanted: str, records: Iterable[Record]) -> list[Record]:
    """Up to five records whose id or name is most like a text, best first."""
    from rapidfuzz import fuzz

    text = wanted.casefold()

    def likeness(record: Record) -> float:
        own_id, name = record.id.casefold(), record.name.value.casefold()
        return max(fuzz.ratio(text, own_id), fuzz.ratio(text, own_id.partition("/")[2]), fuzz.ratio(text, name))

    scored = sorted(((likeness(r), r) for r in records), key=lambda s: (-s[0], s[1].id))
    return [r for score, r in scored[:_SHOWN] if score >= _CLOSE]


def successor(wanted: str, print_: str, lists: Sequence[SourceList]) -> str | None:
    """The likely new id of a vanished record: with the same fingerprint, else the closest of its list."""
    records = [r for found in lists for r in found.records]
    same = [r.id for r in records if print_ and fingerprint(r) == print_]
    if same:
        return same[0]
    home = wanted.partition("/")[0]
    close = closest(wanted, [r for r in records if r.id.partition("/")[0] == home])
    return close[0].id if close else None


def _shown(records: Sequence[Record]) -> str:
    more = " …" if len(records) > _SHOWN else ""
    return ", ".join(f"`{r.id}`" for r in records[:_SHOWN]) + more
