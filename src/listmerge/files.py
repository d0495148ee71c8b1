"""Reading and writing files: limits, clear errors, and never a file half written."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from listmerge.errors import InputError, NotTextError

if TYPE_CHECKING:
    from listmerge.text import Source

#: Larger files are refused unless `listmerge.yaml` says otherwise (bytes).
DEFAULT_LIMIT = 10_000_000
#: How the names of files end that are staged, and from what age on (seconds) those of dead processes are removed.
_TEMPORARY, _LEFT_OVER = ".tmp", 60
_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})


def read_source(path: str, limit: int = DEFAULT_LIMIT) -> Source:
    """Read one list; `-` is standard input. Undecodable bytes are kept, see `Source`. Raises as `read_bytes`."""
    from listmerge.text import Source

    return Source.from_bytes(read_bytes(path, limit), path)


def read_bytes(path: str, limit: int = DEFAULT_LIMIT) -> bytes:
    """The bytes of one list; `-` is standard input.

    Raises InputError if the file can't be read, is larger than `limit` bytes, and NotTextError if it is binary.
    """
    data = sys.stdin.buffer.read(limit + 1) if path == "-" else _read(Path(path), limit)
    if len(data) > limit:
        raise InputError(
            f"is larger than the limit of {limit:,} bytes",
            path,
            remedy="raise `limits: file-size:` in listmerge.yaml if this really is a list",
        )
    if b"\0" in data[:8192]:
        raise NotTextError("is a binary file, not markdown", path, remedy="name markdown files only")
    return data


def is_there(path: str | Path) -> bool:
    """Whether a file or folder exists; no error for a name that none can have, as links may give one."""
    return os.path.exists(path)  # noqa: PTH110 -- `Path.exists` raises OSError for a name that is too long


def _read(path: Path, limit: int) -> bytes:
    try:
        mode = path.stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):  # a pipe would be waited for, a device has no end
            raise InputError("is neither a file nor a folder", str(path), remedy="name a markdown file")
        with path.open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError:
        raise InputError("does not exist", str(path), remedy="check the spelling, or remove it from `lists:`") from None
    except IsADirectoryError:
        raise InputError("is a folder", str(path), remedy="name its files, or the folder in place of a file") from None
    except OSError as error:
        raise InputError(f"can't be read: {error.strerror}", str(path), remedy="check its permissions") from None


def read_or_none(path: Path) -> bytes | None:
    """What a file holds that may not be there. Raises InputError if it can't be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError(f"can't be read: {error.strerror}", str(path), remedy="check its permissions") from None


def require_inside(path: Path, root: Path) -> Path:
    """The path, unless it only seems to lie below `root`: a symbolic link leads out of it.

    Where `root` is in a git checkout, the checkout counts. Raises InputError.
    """
    folder = root.resolve()
    tree = next((f for f in (folder, *folder.parents) if (f / ".git").exists()), folder)
    written = Path(os.path.normpath(folder / path))
    if written.is_relative_to(tree) and not written.resolve().is_relative_to(tree):
        raise InputError(
            "is a symbolic link that leads out of the project", str(path), remedy="name the file it leads to"
        )
    return path


def find_lists(paths: Iterable[str]) -> list[str]:
    """The markdown files that paths name: files as given, folders searched in order of name.

    Hidden folders, environments and symbolic links that lead out of the folder are left alone.
    Raises InputError for a path that does not exist.
    """
    found: list[str] = []
    for given in paths:
        path = Path(given)
        if path.is_dir():
            found += _in_folder(path)
        elif given == "-" or path.exists():
            found.append(given)  # pipes and devices too: reading refuses them, each by itself
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


def write_files(files: Mapping[Path, bytes], unless_changed: Mapping[Path, bytes | None] | None = None) -> None:
    """Write files so that each is either old or new afterwards, never half: all are staged, then put in place.

    A path that is a symbolic link is replaced, not followed. What earlier runs left when they were killed is
    cleared away.
    unless_changed: what files held when they were read, None for nothing; one that has changed since stops the
    writing of all, unless it already holds what it should.
    Raises InputError if a file can't be written or was changed in between.
    """
    staged: list[tuple[Path, Path]] = []
    current = Path()
    try:
        for current, data in files.items():
            current.parent.mkdir(parents=True, exist_ok=True)
            _clear_left_over(current)
            staged.append((_stage(current, data), current))
        for current, before in (unless_changed or {}).items():
            _require_unchanged(current, before, files.get(current))
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
