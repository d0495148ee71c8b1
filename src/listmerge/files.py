"""Finding and reading files: limits, and clear errors. Each start comes by here; pathlib is left for rare cases."""

from __future__ import annotations

import os
import stat
import sys

from listmerge.errors import InputError, NotTextError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from listmerge.text import Source

#: Larger files are refused unless `listmerge.yaml` says otherwise (bytes).
DEFAULT_LIMIT = 10_000_000
_HERE = os.curdir + os.sep
_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})


def read_source(path: str, limit: int = DEFAULT_LIMIT) -> Source:
    """Read one list; `-` is standard input. Undecodable bytes are kept, see `Source`. Raises as `read_bytes`."""
    from listmerge.text import Source

    return Source.from_bytes(read_bytes(path, limit), path)


def read_bytes(path: str, limit: int = DEFAULT_LIMIT) -> bytes:
    """The bytes of one list; `-` is standard input.

    Raises InputError if the file can't be read, is larger than `limit` bytes, and NotTextError if it is binary.
    """
    data = _standard_input(limit) if path == "-" else _read(path, limit)
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


def _read(path: str, limit: int) -> bytes:
    try:
        status = os.stat(path)  # noqa: PTH116 - this and `open` below need no pathlib
        mode, size = status.st_mode, min(status.st_size, limit)
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):  # a pipe would be waited for, a device has no end
            raise _unreadable(path, "is neither a file nor a folder", "name a markdown file")
        with open(path, "rb") as file:  # noqa: PTH123
            data = file.read(size + 1)  # not `limit`: room for all that is asked for is made first
            return data + file.read(limit - size) if len(data) > size else data  # more than it said: it grows, say
    except FileNotFoundError:
        raise _unreadable(path, "does not exist", "check the spelling, or remove it from `lists:`") from None
    except IsADirectoryError:
        raise _unreadable(path, "is a folder", "name its files, or the folder in place of a file") from None
    except OSError as error:
        raise _unreadable(path, f"can't be read: {error.strerror}", "check its permissions") from None


def _standard_input(limit: int) -> bytes:
    if sys.stdin is None:  # as it is where whoever started the program has closed it
        raise InputError("standard input is closed", remedy="give it a file, or name the file")
    try:
        return sys.stdin.buffer.read(limit + 1)
    except OSError as error:
        message = f"standard input can't be read: {error.strerror or error}"
        raise InputError(message, remedy="give it a file, or name the file") from None


def _unreadable(path: str, message: str, remedy: str) -> InputError:
    from pathlib import Path

    return InputError(message, str(Path(path)), remedy=remedy)


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
    from pathlib import Path

    folder = root.resolve()
    tree = next((f for f in (folder, *folder.parents) if (f / ".git").exists()), folder)
    written = Path(os.path.normpath(folder / path))
    if written.is_relative_to(tree) and not _led_to(written).is_relative_to(tree):
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
        if os.path.isdir(given):  # noqa: PTH112
            found += _in_folder(given)
        elif given == "-" or is_there(given):
            found.append(given)  # pipes and devices too: reading refuses them, each by itself
        else:
            raise InputError("does not exist", given or "''", remedy="check the spelling")
    return list(dict.fromkeys(found))


def _led_to(path: Path) -> Path:
    """Where symbolic links lead; no error if in a circle, as `Path.resolve` raises: reading the file says so."""
    return type(path)(os.path.realpath(path))


def _in_folder(folder: str) -> list[str]:
    found = []
    for base, names, files in os.walk(_tidy(folder)):
        names[:] = sorted(n for n in names if not n.startswith(".") and n not in _SKIPPED_FOLDERS)
        paths = [os.path.join(base, name) for name in sorted(files) if name.lower().endswith((".md", ".markdown"))]  # noqa: PTH118
        found += [p.removeprefix(_HERE) for p in paths if not os.path.islink(p) or _stays(p, folder)]  # noqa: PTH114
    return found


def _tidy(folder: str) -> str:
    """A path without doubled and trailing separators, as `pathlib` has it, whose import takes longer than a search."""
    if os.pardir not in folder:
        return os.path.normpath(folder)
    from pathlib import Path

    return str(Path(folder))  # `a/../b` is another folder than `b` if `a` is a symbolic link


def _stays(path: str, folder: str) -> bool:
    """Whether a symbolic link leads to a place within the folder."""
    from pathlib import Path

    return _led_to(Path(path)).is_relative_to(Path(folder).resolve())
