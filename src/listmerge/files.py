"""Reading and writing files: limits, clear errors, and never a file half written."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from listmerge.errors import InputError
from listmerge.text import Source

#: Larger files are refused unless `listmerge.yaml` says otherwise (bytes).
DEFAULT_LIMIT = 10_000_000
_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})


def read_source(path: str, limit: int = DEFAULT_LIMIT) -> Source:
    """Read one list; `-` is standard input. Undecodable bytes are kept, see `Source`.

    Raises InputError if the file can't be read, is larger than `limit` bytes, or is binary.
    """
    data = sys.stdin.buffer.read(limit + 1) if path == "-" else _read(Path(path), limit)
    if len(data) > limit:
        raise InputError(
            f"is larger than the limit of {limit:,} bytes",
            path,
            remedy="raise `limits: file-size:` in listmerge.yaml if this really is a list",
        )
    if b"\0" in data[:8192]:
        raise InputError("is a binary file, not markdown", path, remedy="name markdown files only")
    return Source.from_bytes(data, path)


def _read(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError:
        raise InputError("does not exist", str(path), remedy="check the spelling, or remove it from `lists:`") from None
    except IsADirectoryError:
        raise InputError("is a folder", str(path), remedy="name its files, or the folder in place of a file") from None
    except OSError as error:
        raise InputError(f"can't be read: {error.strerror}", str(path), remedy="check its permissions") from None


def find_lists(paths: Iterable[str]) -> list[str]:
    """The markdown files that paths name: files as given, folders searched in order of name.

    Hidden folders, environments and symbolic links that lead out of the folder are left alone.
    Raises InputError for a path that does not exist.
    """
    found: list[str] = []
    for given in paths:
        path = Path(given)
        if given == "-" or path.is_file():
            found.append(given)
        elif path.is_dir():
            found += _in_folder(path)
        elif path.exists():
            raise InputError("is neither a file nor a folder", given, remedy="name a markdown file")
        else:
            raise InputError("does not exist", given, remedy="check the spelling")
    return list(dict.fromkeys(found))


def _in_folder(folder: Path) -> list[str]:
    root = folder.resolve()
    found = []
    for base, names, files in os.walk(folder):
        names[:] = sorted(n for n in names if not n.startswith(".") and n not in _SKIPPED_FOLDERS)
        for name in sorted(files):
            path = Path(base, name)
            inside = not path.is_symlink() or path.resolve().is_relative_to(root)
            if name.lower().endswith((".md", ".markdown")) and inside:
                found.append(str(path))
    return found


def write_files(files: Mapping[Path, bytes], unless_changed: Mapping[Path, bytes] | None = None) -> None:
    """Write files so that each is either old or new afterwards, never half: all are staged, then put in place.

    unless_changed: what files held when they were read; one that has changed since stops the writing of all.
    Raises InputError if a file can't be written or was changed in between.
    """
    staged: list[tuple[Path, Path]] = []
    current = Path()
    try:
        for current, data in files.items():
            current.parent.mkdir(parents=True, exist_ok=True)
            staged.append((_stage(current, data), current))
        for path, before in (unless_changed or {}).items():
            if not path.exists() or path.read_bytes() != before:
                raise InputError(
                    "was changed by someone else meanwhile; nothing was written",
                    str(path),
                    remedy="run it again",
                )
        for temporary, current in staged:  # named for the error below
            temporary.replace(current)
    except OSError as error:
        raise InputError(
            f"can't be written: {error.strerror}", str(current), remedy="the old file is as it was"
        ) from None
    finally:
        for temporary, _ in staged:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def _stage(path: Path, data: bytes) -> Path:
    """Write data beside `path` under a temporary name, flushed to disk, with the old file's permissions."""
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(13, "the file is read-only")
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
