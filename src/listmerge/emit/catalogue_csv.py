"""catalogue.csv: a row for each entry, safe to open in a spreadsheet: no cell can act as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from listmerge.catalogue import Catalogue, Entry
from listmerge.emit._safe import visible
from listmerge.merge.vocabulary import ORDER

FILE = "catalogue.csv"
#: A cell that begins so may be run as a formula; in front of it goes an apostrophe, as OWASP advises.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_COLUMNS = (
    "id",
    "name",
    "aliases",
    "url",
    "section",
    "description",
    "lists",
    *ORDER,
    "other facts",
    "links",
    "records",
)


def emit(catalogue: Catalogue) -> dict[str, str]:
    """The file: comma separated, values of one cell separated by `; `, one line a row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for entry in catalogue.entries:
        writer.writerow([formula_safe(cell) for cell in _row(entry)])
    return {FILE: out.getvalue()}


def formula_safe(value: str) -> str:
    """A cell's text that no spreadsheet runs."""
    text = visible(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _row(entry: Entry) -> list[str]:
    facts = [_join([c.text for c in entry.claims(key)]) for key in ORDER]
    more = [f"{c.key}: {c.text}" for c in entry.fields if c.key not in ORDER]
    links = [f"{k.role}: {k.url}" for k in entry.links if not k.withheld]
    return [
        entry.id,
        entry.name,
        _join(entry.aliases),
        entry.url or "",
        " > ".join(entry.section),
        entry.description.text if entry.description else "",
        _join(entry.lists),
        *facts,
        _join(more),
        _join(links),
        _join([o.record for o in entry.members]),
    ]


def _join(values: Sequence[str]) -> str:
    return "; ".join(values)
