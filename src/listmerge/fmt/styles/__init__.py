"""The three canonical ways to write entries: one module each. The folder is the registry.

Each module has a docstring and one function `write(entries, level) -> str`: markdown that listmerge reads back as the
same entries, with `\\n` line ends, ending in one. `level` is that of a heading one below the section's.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from functools import cache

from listmerge.fmt.styles._entry import EntryText

__all__ = ["EntryText", "writers"]

Writer = Callable[[Sequence[EntryText], int], str]


@cache
def writers() -> dict[str, Writer]:
    """Name of each style -> its writer, sorted by name."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    return {n: importlib.import_module(f"{__name__}.{n}").write for n in names}
