"""What is one thing among the rows of a large catalogue, written as it is worked out: text, JSON lines, or a table."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from listmerge.report.characters import visible

if TYPE_CHECKING:
    from listmerge.match.scale.columns import Ints
    from listmerge.match.scale.rows import Rows

_HEADER = ("row", "thing", "list", "name", "url")


class Catalogue:
    """Rows, and those of more rows counted on from them: numbers are lines of the first file, then of the second."""

    def __init__(self, *parts: Rows) -> None:
        self.parts = parts

    def __getitem__(self, number: int) -> dict[str, Any]:
        for part in self.parts:
            if number < len(part):
                row: dict[str, Any] = json.loads(part.line(number))
                return row
            number -= len(part)
        raise IndexError(number)


def clusters_of(home: Ints, first: int = 0) -> list[list[int]]:
    """Rows that are one thing, where there are several, in order of the lowest. first: the number of row 0.

    The lowest may be a row before these.
    """
    groups: dict[int, list[int]] = {}
    for row, lowest in enumerate(home.tolist(), first):
        if row != lowest:
            groups.setdefault(lowest, [lowest]).append(row)
    return [groups[lowest] for lowest in sorted(groups)]


def as_text(rows: Catalogue, clusters: Sequence[Sequence[int]]) -> Iterator[str]:
    """For people: a name, and below it where it stands."""
    for cluster in clusters:
        members = [rows[i] for i in cluster]
        yield f"{visible(str(members[0]['name']))}\n"
        for number, row in zip(cluster, members, strict=True):
            cells = (f"row {number + 1}", str(row["list"]), str(row["name"]), str(row.get("url") or "-"))
            yield f"  {visible('  '.join(cells))}\n"


def as_jsonl(rows: Catalogue, clusters: Sequence[Sequence[int]]) -> Iterator[str]:
    """For programs: one thing a line, as {"thing": row, "name": …, "rows": [{"row", "list", "name", "url"}, …]}.

    Rows are counted from 1, as lines are.
    """
    for cluster in clusters:
        members = [{"row": i + 1, **{k: row.get(k) for k in _HEADER[2:]}} for i in cluster for row in (rows[i],)]
        thing = {"thing": cluster[0] + 1, "name": members[0]["name"], "rows": members}
        yield json.dumps(thing, ensure_ascii=False) + "\n"


def as_csv(rows: Catalogue, home: Ints, first: int = 0) -> Iterator[str]:
    """For spreadsheets: every row with the number of the first row of its thing, both from 1.

    What looks like a formula is made text.
    """
    yield _line(_HEADER)
    for number, lowest in enumerate(home.tolist(), first):
        row = rows[number]
        yield _line((number + 1, lowest + 1, *(_cell(row.get(k)) for k in _HEADER[2:])))


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _line(cells: Sequence[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()
