"""The three ways to write the entries of a section: one module each. The folder is the registry.

Each module has a docstring and one function `lines(entries, level) -> list[str]`: markdown that listmerge reads back
as the same entries. level: of a heading one below the section's.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from functools import cache

from listmerge.emit._entry import EntryParts

Writer = Callable[[Sequence[EntryParts], int], list[str]]


@cache
def writers() -> dict[str, Writer]:
    """Name of each style -> its writer, sorted by name."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__))
    return {n: importlib.import_module(f"{__name__}.{n}").lines for n in names}
