"""Folders that are registries: what they offer is known from the names of their files, without importing any."""

from __future__ import annotations

import os
from collections.abc import Iterable


def modules(folders: Iterable[str]) -> list[str]:
    """The names of the public modules in these folders (a package's `__path__`), sorted."""
    found = {n.removesuffix(".py") for folder in folders for n in os.listdir(folder) if n.endswith(".py")}  # noqa: PTH208
    return sorted(n for n in found if not n.startswith("_"))
