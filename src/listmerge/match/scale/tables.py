"""Catalogues as people keep them: JSON lines, or a spreadsheet saved as CSV, brought to rows."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from listmerge.errors import InputError
from listmerge.match.scale.rows import REMEDY, Rows

#: Columns of a spreadsheet that are read; others may stand beside them.
COLUMNS = ("id", "list", "name", "url", "section", "description")
_NEEDED = ("list", "name")


def open_rows(path: str) -> Rows:
    """The rows of a file; `-` is standard input. A file that ends in `.csv` or `.tsv` is a spreadsheet with a header.

    Raises InputError if it can't be read, holds no rows, or is a spreadsheet that lacks a column or a name.
    """
    if path == "-":
        rows = Rows(sys.stdin.buffer.read(), "<stdin>")
    elif path.lower().endswith((".csv", ".tsv")):
        rows = _of_spreadsheet(path)
    else:
        rows = Rows.open(Path(path))
    if not len(rows):
        raise InputError("has no rows", rows.path, remedy=REMEDY)
    return rows


def _of_spreadsheet(path: str) -> Rows:
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"can't read rows: {error.strerror}", path) from error
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8", path, remedy="save it as UTF-8") from error
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in _cells(text, path))
    return Rows("".join(lines).encode(), path)


def _cells(text: str, path: str) -> Iterator[dict[str, str]]:
    """The rows of a spreadsheet as dictionaries of the columns that are read."""
    reader = csv.reader(io.StringIO(text, newline=""), "excel-tab" if path.lower().endswith(".tsv") else "excel")
    try:
        header = [cell.strip().casefold() for cell in next(reader, [])]
        for column in _NEEDED:
            if column not in header:
                remedy = f"the first line names the columns: {', '.join(COLUMNS)}; list and name are needed"
                raise InputError(f"there is no column `{column}`", path, 1, remedy)
        at = [(name, header.index(name)) for name in COLUMNS if name in header]
        for cells in reader:
            row = {name: cells[i].strip() for name, i in at if i < len(cells) and cells[i].strip()}
            if not row:
                continue
            for column in _NEEDED:
                if column not in row:
                    raise InputError(f"a row without a {column}", path, reader.line_num, "fill it in, or leave it out")
            yield row
    except csv.Error as error:
        raise InputError(f"not a spreadsheet: {error}", path, reader.line_num, "save it as CSV again") from error
