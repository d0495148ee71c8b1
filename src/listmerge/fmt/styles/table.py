"""One table: a row an entry, a column for the name, the description and each key that an entry has."""

from __future__ import annotations

from collections.abc import Sequence

from listmerge.extract.vocabulary import may_describe
from listmerge.fmt.styles._entry import EntryText
from listmerge.fmt.styles._inline import cell


def write(entries: Sequence[EntryText], level: int) -> str:
    """The entries as one compact table. Entries below entries have no place in it: they are left out."""
    details = [_cells(e) for e in entries]
    keys = list(dict.fromkeys(key for found in details for key in found))
    described = any(e.description for e in entries) or any(map(may_describe, keys))  # else such a key would be taken
    header = ["Name", *(["Description"] if described else []), *keys]
    rows = [
        [e.lead, *([e.description or ""] if described else []), *(d.get(k, "") for k in keys)]
        for e, d in zip(entries, details, strict=True)
    ]
    lines = [header, ["---"] * len(header), *rows]
    return "".join(f"| {' | '.join(cell(c) for c in line)} |\n" for line in lines)


def _cells(entry: EntryText) -> dict[str, str]:
    """Key -> cell; what stands under one key is joined."""
    found: dict[str, str] = {}
    for key, value in entry.details:
        found[key] = f"{found[key]}, {value}" if key in found else value
    return found
