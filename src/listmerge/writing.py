"""Writing files: never one half written, and none that somebody else has changed."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from listmerge.errors import InputError
from listmerge.files import read_or_none

if TYPE_CHECKING:
    from listmerge.text import Source

#: How the names of files end that are staged, and from what age on (seconds) those of dead processes are removed.
_TEMPORARY, _LEFT_OVER = ".tmp", 60


def write_files(files: Mapping[Path, bytes], unless_changed: Mapping[Path, bytes | None] | None = None) -> None:
    """Write files so that each is either old or new afterwards, never half: all are staged, then put in place.

    A path that is a symbolic link is replaced, not followed; a device or a pipe (`/dev/null`, `/dev/stdout`) is written
    to at the end and stays what it is. What earlier runs left when they were killed is cleared away.
    unless_changed: what files held when they were read, None for nothing; one that has changed since stops the
    writing of all, unless it already holds what it should.
    Raises InputError if a file can't be written or was changed in between.
    """
    staged: list[tuple[Path, Path]] = []
    streams = {path: data for path, data in files.items() if _is_stream(path)}
    current = Path()
    try:
        for current, data in files.items():
            if current in streams:
                continue
            current.parent.mkdir(parents=True, exist_ok=True)
            _clear_left_over(current)
            staged.append((_stage(current, data), current))
        for current, before in (unless_changed or {}).items():
            _require_unchanged(current, before, files.get(current))
        for temporary, current in staged:  # named for the error below
            temporary.replace(current)
        for current, data in streams.items():
            current.write_bytes(data)
    except OSError as error:
        raise InputError(
            f"can't be written: {error.strerror}", str(current), remedy="the old file is as it was"
        ) from None
    finally:
        for temporary, _ in staged:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def write_edited(sources: Iterable[tuple[Source, Source]]) -> None:
    """Write sources that were read from files, (as read, as edited), all or none; through symbolic links.

    Raises InputError if a file can't be written or has changed since it was read.
    """
    pairs = [(Path(old.path).resolve(), old, new) for old, new in sources]
    write_files({p: new.to_bytes() for p, _, new in pairs}, {p: old.to_bytes() for p, old, _ in pairs})


def remove(path: Path) -> None:
    """Remove a file, if it is there. Raises InputError if that can't be done."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(
            f"can't be removed: {error.strerror}", str(path), remedy="check the folder's permissions"
        ) from None


def _is_stream(path: Path) -> bool:
    """Whether a path leads to a device, a pipe or a socket: to put a file in its place would break it for everybody."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - as `files` asks
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _require_unchanged(path: Path, before: bytes | None, new: bytes | None) -> None:
    if read_or_none(path) not in (before, new):
        raise InputError("was changed by someone else meanwhile; nothing was written", str(path), remedy="run it again")


def _stage(path: Path, data: bytes) -> Path:
    """Write data beside `path` under a temporary name, flushed to disk, with the old file's permissions."""
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(13, "the file is read-only")
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=_temporary(path, os.getpid()), suffix=_TEMPORARY)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
    except BaseException:
        with contextlib.suppress(OSError):  # the first error is the one to tell
            temporary.unlink(missing_ok=True)
        raise
    return temporary


def _temporary(path: Path, process: int | str) -> str:
    """How the names of a process's staged files for `path` begin."""
    return f".{path.name[:150]}.{process}-"


def _clear_left_over(path: Path) -> None:
    """Remove staged files of this path whose process is gone; young ones may be another machine's."""
    start, now = _temporary(path, ""), time.time()
    with contextlib.suppress(OSError):
        for name in os.listdir(path.parent):  # noqa: PTH208 - a name is all that most of them need
            process, dash, _ = name.removeprefix(start[:-1]).partition("-")
            if not (name.startswith(start[:-1]) and name.endswith(_TEMPORARY) and dash and process.isdecimal()):
                continue
            old = path.parent / name
            if not _runs(int(process)) and now - old.stat().st_mtime > _LEFT_OVER:
                old.unlink()


def _runs(process: int) -> bool:
    """Whether a process of this number exists on this machine; where that can't be asked, it does."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
