"""The index of a matched catalogue in a folder: written whole or not at all, and used only while it fits the rows."""

from __future__ import annotations

import json
from pathlib import Path

from listmerge import __version__
from listmerge.errors import InputError
from listmerge.files import read_or_none
from listmerge.match.scale.engine import Progress, match_rows
from listmerge.match.scale.index import Index
from listmerge.match.scale.rows import Rows
from listmerge.writing import write_files

#: Grows when what an index holds changes.
FORM = 2
_ABOUT = "about.json"


def index_of(rows: Rows, folder: Path | None, workers: int, progress: Progress | None) -> Index:
    """The index of a catalogue: the kept one if it fits, else made by matching all rows, and kept if there is a folder.

    It fits if it was made by this version from a file of the same size and time of change. Raises InputError if it
    can't be kept, before anything is matched if that is to be seen.
    """
    if not folder:
        return Index.of(rows, match_rows(rows, workers, progress, keep_keys=True))
    about = _about(rows)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if about and read_or_none(folder / _ABOUT) == about and (kept := _opened(folder, rows)):
            return kept
        index = Index.of(rows, match_rows(rows, workers, progress, keep_keys=True))
        (folder / _ABOUT).unlink(missing_ok=True)  # until all else is written, it fits nothing
        index.save(folder)
    except OSError as error:
        remedy = "name another folder, one that can be written to"
        raise InputError(f"can't hold an index: {error.strerror or error}", str(folder), remedy=remedy) from error
    write_files({folder / _ABOUT: about})
    return index


def _opened(folder: Path, rows: Rows) -> Index | None:
    """The kept index; None if a part of it is gone or cut off: then it is made again."""
    try:
        return Index.open(folder, rows)
    except (OSError, EOFError, ValueError):
        return None


def _about(rows: Rows) -> bytes:
    """What tells whether an index fits; empty for rows from standard input, which none fits."""
    if rows.path is None or not Path(rows.path).is_file():
        return b""
    stat = Path(rows.path).stat()
    known = {
        "version": __version__,
        "form": FORM,
        "rows": len(rows),
        "bytes": stat.st_size,
        "changed": stat.st_mtime_ns,
    }
    return json.dumps(known).encode() + b"\n"
