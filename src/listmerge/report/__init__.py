"""How results are printed: one format per module, `<command>_<format>.py`. The folder is the registry.

A format of lint is a module with a docstring and a function `report(found: Findings, colour: bool) -> str`,
which gives the whole output, ending in a line end, or nothing.
"""

from __future__ import annotations

import importlib
from types import ModuleType

from listmerge.folder import modules


def formats(command: str) -> list[str]:
    """The names of a command's formats, sorted; none is imported."""
    return [n.removeprefix(f"{command}_") for n in modules(__path__) if n.startswith(f"{command}_")]


def load(command: str, form: str) -> ModuleType:
    """The module of one format."""
    return importlib.import_module(f"{__name__}.{command}_{form}")
