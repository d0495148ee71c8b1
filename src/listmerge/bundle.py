"""The compiled modules of this package that one purpose needs, in one file.

A lint takes two hundred modules, and Python takes as long to find, open and check each as to run it. So their code is
kept together, where Python keeps it one by one: in `__pycache__`, if and when Python does. As there, code is used
only while its source has the time and the size that it was compiled at; else the module is imported as ever, and the
file is made anew at the end.
"""

from __future__ import annotations

import marshal
import os
import sys
import zlib
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import CodeType

#: Path of a module's source, time and size of that, path of Python's own file, whether it is a package, its code.
_Entry = tuple[str, int, int, str | None, bool, CodeType]
_WITHIN = __name__.partition(".")[0] + "."
_SUM = 4


class bundled:  # noqa: N801 - read as `with bundled("lint"):`
    """What is imported inside comes from the bundle of this name; what that lacks is added to it at the end."""

    def __init__(self, name: str) -> None:
        compiled = __spec__.cached if __spec__ else None
        self._path = f"{compiled}.{name}" if compiled else None
        self._before = set(sys.modules)
        self._used: set[str] = set()

    def __enter__(self) -> None:
        sys.meta_path.insert(0, self)

    def __exit__(self, kind: object, *_: object) -> None:
        sys.meta_path.remove(self)
        new = sys.modules.keys() - self._before - self._used
        if kind is None and self._path and _may_write(self._path) and (added := _compiled(new)):
            _write(self._path, {n: e for n, e in self._entries.items() if _state(e[0]) == e[1:3]} | added)

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """As Python's own finders: None for a module that is not in the bundle, or whose source has changed since."""
        entry = self._entries.get(name) if name.startswith(_WITHIN) else None
        if entry is None or _state(entry[0]) != entry[1:3]:
            return None
        self._used.add(name)
        file, _, _, cached, is_package, code = entry
        spec = ModuleSpec(name, _Loader(name, file, code), origin=file, is_package=is_package)
        spec.has_location, spec.cached = True, cached
        if is_package:
            spec.submodule_search_locations = [os.path.dirname(file)]  # noqa: PTH120
        return spec

    @cached_property
    def _entries(self) -> dict[str, _Entry]:
        """What the bundle holds; nothing if there is none, if it is not for us, or damaged."""
        try:
            with open(self._path or os.devnull, "rb") as file:  # noqa: PTH123
                head, said, data = file.read(len(_HEAD)), file.read(_SUM), file.read()
        except OSError:
            return {}
        return marshal.loads(data) if head == _HEAD and said == _sum(data) else {}


class _Loader(SourceFileLoader):
    """Loads a module whose code is at hand."""

    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self._code = code

    def get_code(self, fullname: str) -> CodeType:
        return self._code


def _compiled(names: Iterable[str]) -> dict[str, _Entry]:
    """The entries of those modules of this package that were loaded from a source which is still there."""
    found = {}
    for name in names:
        spec = getattr(sys.modules[name], "__spec__", None)
        if name.startswith(_WITHIN) and spec and type(spec.loader) is SourceFileLoader:
            state = _state(spec.loader.path)  # asked first: a source that changes now will not have that state again
            try:
                code = spec.loader.get_code(name)
            except (ImportError, OSError, SyntaxError, ValueError):
                continue  # an installer is at work
            if state and code:
                is_package = spec.submodule_search_locations is not None
                found[name] = (spec.loader.path, *state, spec.cached, is_package, code)
    return found


def _may_write(path: str) -> bool:
    """Whether a bundle can and should be kept there; asked first, as to make one takes longer than to try."""
    return not sys.dont_write_bytecode and os.access(os.path.dirname(path), os.W_OK)  # noqa: PTH120


def _state(path: str) -> tuple[int, int] | None:
    """Time and size of a file, None if there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116 - asked of each module
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


#: A bundle is for this Python, for this place (a copy of the folder has modules of its own), and as we write it now.
_HEAD = f"{sys.version}\n{__file__}\n{_state(__file__)}\n".encode()


def _write(path: str, entries: dict[str, _Entry]) -> None:
    """Put a bundle in place whole; where nothing can be written, there is none."""
    data = marshal.dumps(entries)
    temporary = f"{path}.{os.getpid()}.tmp"
    with suppress(OSError):
        try:
            with open(temporary, "wb") as file:  # noqa: PTH123
                file.write(_HEAD + _sum(data) + data)
            os.replace(temporary, path)  # noqa: PTH105
        except BaseException:  # an interrupt leaves nothing behind either
            with suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108
            raise


def _sum(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(_SUM, "little")
