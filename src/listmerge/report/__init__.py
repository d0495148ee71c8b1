"""How results are printed: one format per module, `<command>_<format>.py`. The folder is the registry.

A format of lint is a module with a docstring and a function `report(found: Findings, colour: bool) -> str`,
which gives the whole output, ending in a line end, or nothing.
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType


def formats(command: str) -> list[str]:
    """The names of a command's formats, sorted; none is imported."""
    names = (m.name for m in pkgutil.iter_modules(__path__))
    return sorted(n.removeprefix(f"{command}_") for n in names if n.startswith(f"{command}_"))


def load(command: str, form: str) -> ModuleType:
    """The module of one format."""
    return importlib.import_module(f"{__name__}.{command}_{form}")
