"""What is normalised: one module each, with a docstring and `propose(found)`. The folder is the registry.

`propose` yields groups of edits on the list's source; whether a group is harmless is proved elsewhere. Passes run
in order of the modules' `ORDER`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache

from listmerge.edit import Edit
from listmerge.record import SourceList

Propose = Callable[[SourceList], Iterator[tuple[Edit, ...]]]


@cache
def normalisers() -> tuple[Propose, ...]:
    """The functions `propose` of all modules, in their order."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    modules = [importlib.import_module(f"{__name__}.{n}") for n in names]
    return tuple(m.propose for m in sorted(modules, key=lambda m: (m.ORDER, m.__name__)))
