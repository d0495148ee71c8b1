"""Rows and cells of GFM tables.

As in GFM (spec 0.29, "Tables (extension)"), outer pipes are optional and a `|` divides cells even inside code unless
it is written `\\|`. Other than there, a row keeps every cell it has, up to MOST_CELLS, so that too short and too long
rows can be reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from listmerge.patterns import lazy

#: Cells of a row that are told apart; nobody reads a table with more columns.
MOST_CELLS = 1_000
_DELIMITER = lazy(r"[ \t]*+:?+-++:?+[ \t]*+")
_PIPE = lazy(r"\\.|(\|)")


def is_delimiter_row(row: str) -> bool:
    """Whether a row, blanks around it off, is the one that follows a table's header: `|---|:-:|`."""
    if row.strip("|:- \t") or not ("|" in row or ":" in row):
        return False
    cells = row.removeprefix("|").removesuffix("|").split("|")
    return all(_DELIMITER.fullmatch(cell) for cell in cells)


def split_cells(row: str) -> list[tuple[int, int]]:
    """The cells of a row as offsets into it, white space and outer pipes off; an empty cell has an empty range.

    Of more than MOST_CELLS the last one holds all that is left.
    """
    end = len(row.rstrip(" \t"))
    start = len(row) - len(row.lstrip(" \t"))
    start += row.startswith("|", start)
    cells = []
    for pipe in islice(_pipes(row, start, end), MOST_CELLS - 1):
        cells.append(_trim(row, start, pipe))
        start = pipe + 1
    if start < end:
        cells.append(_trim(row, start, end))
    return cells


def _pipes(row: str, start: int, end: int) -> Iterator[int]:
    """Where the pipes of a row stand that divide cells."""
    if "\\" in row:
        yield from (pipe.start() for pipe in _PIPE.finditer(row, start, end) if pipe.group(1))
        return
    while (start := row.find("|", start, end)) >= 0:
        yield start
        start += 1


def has_closing_pipe(row: str) -> bool:
    """Whether a row ends in a pipe that is not escaped."""
    body = row.rstrip()
    return body.endswith("|") and not body.endswith("\\|")


def _trim(row: str, start: int, end: int) -> tuple[int, int]:
    while start < end and row[start] in " \t":
        start += 1
    while end > start and row[end - 1] in " \t":
        end -= 1
    return start, end
