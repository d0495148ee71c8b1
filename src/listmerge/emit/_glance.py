"""Tables at a glance: what entries hold side by side, in a few short cells."""

from __future__ import annotations

import math
from collections.abc import Sequence

from listmerge.catalogue import Claim, Entry
from listmerge.emit import _markdown as md
from listmerge.emit._entry import MARKS, EntryWriter
from listmerge.merge.access import Access, access_kind

#: A table at a glance pays from this many entries on.
_LEAST = 2
_CELL = 70


def glance(entries: Sequence[Entry], writer: EntryWriter) -> list[str]:
    """A table of size, years, access and lists; entries, columns and tables with nothing to compare are left out."""
    entries = [e for e in entries if any(e.claims(key) for key in ("size", "years", "access"))]
    columns = {
        "Size": [first_cell(e.claims("size")) for e in entries],
        "Years": [first_cell(e.claims("years")) for e in entries],
        "Access": [access_cell(e) for e in entries],
    }
    columns = {name: cells for name, cells in columns.items() if any(cells)}
    if len(entries) < _LEAST or not columns:
        return []
    rows = []
    for i, e in enumerate(entries):
        shown = e.name if len(e.name) <= _CELL else e.name[: _CELL - 1].rsplit(" ", 1)[0] + " …"
        name = md.anchor_link(shown, writer.layout.entry(e.id, writer.file))
        rows.append([name, *(cells[i] for cells in columns.values()), writer.letters(e.lists)])
    return ["", *md.table(["Entry", *columns, "Lists"], rows)]


def first_cell(claims: Sequence[Claim]) -> str:
    """The first claim, short, with its mark."""
    if not claims:
        return ""
    value, mark = claims[0].text, MARKS[claims[0].mark]
    value = value if len(value) <= _CELL else value[: math.floor(_CELL * 0.8)].rsplit(" ", 1)[0] + "…"
    return md.plain(value) + (f" {mark}" if mark else "")


def access_cell(entry: Entry) -> str:
    """The kind of access, with its mark."""
    kind = access_of(entry)
    return f"{kind} {MARKS[entry.claims('access')[0].mark]}".strip() if kind else ""


def access_of(entry: Entry) -> Access | None:
    """The kind of access that its first claim tells."""
    claims = entry.claims("access")
    return access_kind(claims[0].value) if claims else None
