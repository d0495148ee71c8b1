"""Records as lines of JSON, the form `listmerge parse --format jsonl` prints: a million stay bytes until needed.

A row needs `list` and `name`; `id`, `url`, `section`, `description`, `links` and `fields` may stand beside them; other
keys are ignored.
"""

from __future__ import annotations

import json
import mmap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from listmerge.errors import InputError
from listmerge.match.scale.columns import Ints
from listmerge.record import Field, Link, Record
from listmerge.text import BOM, Located, Span

_STEP = 1 << 24
_T = TypeVar("_T")
REMEDY = 'a row is an object with at least "list" and "name", on a line of its own'


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows on their own. text: their lines, joined. numbers: which rows of the catalogue they are, ascending.
    path: where they were read, for messages.
    """

    text: bytes
    numbers: Ints
    path: str | None = None

    def lines(self) -> list[str]:
        """The rows as they stand. Raises InputError for one that is not UTF-8."""
        if not self.text:
            return []
        try:
            return self.text.decode().removesuffix("\n").split("\n")
        except UnicodeDecodeError as error:
            line = int(self.numbers[self.text.count(b"\n", 0, error.start)]) + 1
            raise InputError("not a row: not UTF-8", self.path, line, "save the file as UTF-8") from error

    def records(self) -> list[tuple[str, Record]]:
        """(list name, record) of each row. Raises InputError for a line that is no row."""
        return [record_of(*row, self.path) for row in zip(self.lines(), self.numbers.tolist(), strict=True)]


class Rows:
    """A catalogue's rows, found by number from 0 without reading the others."""

    def __init__(self, data: bytes | mmap.mmap, path: str | None = None) -> None:
        self._data, self.path = data, path
        self._bounds = _line_bounds(data)

    @classmethod
    def open(cls, path: Path) -> Rows:
        """The rows of a file, mapped into memory. Raises InputError if it can't be read or is empty."""
        try:
            with path.open("rb") as file:
                return cls(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), str(path))
        except ValueError:  # nothing to map
            raise InputError("has no rows", str(path), remedy=REMEDY) from None
        except OSError as error:
            raise InputError(f"can't read rows: {error.strerror}", str(path)) from error

    @classmethod
    def of(cls, rows: Iterable[dict[str, Any]]) -> Rows:
        """The rows of dictionaries."""
        return cls("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode())

    def __len__(self) -> int:
        return len(self._bounds) - 1

    def line(self, number: int) -> bytes:
        """One row as it stands, with its newline."""
        return self._data[self._bounds[number] : self._bounds[number + 1]]

    def id_of(self, number: int) -> str:
        """The id of one row."""
        row = json.loads(self.line(number))
        return str(row.get("id") or default_id(row["list"], number))

    def stretch(self, first: int, end: int) -> Batch:
        """The rows from one number up to another."""
        return Batch(self._data[self._bounds[first] : self._bounds[end]], np.arange(first, end), self.path)

    def take(self, numbers: Ints) -> Batch:
        """Some rows, by number."""
        return Batch(b"".join(map(self.line, numbers.tolist())), numbers, self.path)


def _line_bounds(data: bytes | mmap.mmap) -> Ints:
    """Where each line starts, the first behind a byte order mark, and the end of the last."""
    found = [np.array([len(BOM) if data[: len(BOM)] == BOM else 0])]
    for start in range(0, len(data), _STEP):
        piece = np.frombuffer(data[start : start + _STEP], dtype=np.uint8)
        found.append(np.flatnonzero(piece == 10) + (start + 1))
    if len(data) and data[len(data) - 1] != 10:
        found.append(np.array([len(data)]))
    return np.concatenate(found)


def record_of(line: str, number: int, path: str | None = None) -> tuple[str, Record]:
    """The list and the record of a row. Spans tell rows and links apart, no more: rows have no text to point into.

    Raises InputError for a line that is no row.
    """
    try:
        row = json.loads(line)
        record = _record(row, number)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(f"not a row: {_said(error)}", path, number + 1, REMEDY) from error
    return row["list"], record


def default_id(list_name: str, number: int) -> str:
    """The id of a row that has none."""
    return f"{list_name}/{number:09}"


def _said(error: Exception) -> str:
    """What is wrong with a row, in words."""
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON ({error.msg}, column {error.colno})"
    return f"no {error}" if isinstance(error, KeyError) else str(error)


def _record(row: Any, number: int) -> Record:
    """The record of a row. Raises TypeError or KeyError if a value is not what it must be."""
    if not isinstance(row, dict):
        raise TypeError("not an object")
    name, list_name = _needed(row, "name"), _needed(row, "list")
    here, url, text, section = (
        Span(number, number + 1),
        _text(row, "url"),
        _text(row, "description"),
        row.get("section"),
    )
    return Record(
        id=_text(row, "id") or default_id(list_name, number),
        name=Located(name, here),
        url=url or None,
        section=(section,) if section and isinstance(section, str) else tuple(_parts(row, "section", str)),
        description=Located(text, here) if text else None,
        links=tuple(_links(row, number)) or ((Link(url, name, "home", here),) if url else ()),
        fields=tuple(Field(_needed(f, "key"), _text(f, "value"), here) for f in _parts(row, "fields", dict)),
        parent=None,
        style="row",
        span=here,
    )


def _links(row: dict[str, Any], number: int) -> Iterator[Link]:
    for i, link in enumerate(_parts(row, "links", dict), 2):
        if url := _text(link, "url"):
            yield Link(url, _text(link, "label"), link.get("role") or "other", Span(number, number + i))


def _needed(row: dict[str, Any], key: str) -> str:
    """A text that must be there."""
    if not isinstance(row[key], str) or not row[key]:
        raise TypeError(f'"{key}" must be a text')
    return str(row[key])


def _text(row: dict[str, Any], key: str) -> str:
    """A text that may be there; empty if it isn't."""
    return _needed(row, key) if row.get(key) else ""


def _parts(row: dict[str, Any], key: str, kind: type[_T]) -> list[_T]:
    """A list of such values that may be there; empty if it isn't."""
    given = row.get(key) or []
    if not isinstance(given, list) or not all(isinstance(part, kind) for part in given):
        raise TypeError(f'"{key}" must be a list of {"texts" if kind is str else "objects"}')
    return given
