"""What is written of a catalogue: one module for each output. The folder is the registry.

Each module has a docstring and one function `emit(catalogue) -> {file name: text}`; names are relative to the folder
of the merged list, text has `\\n` line ends. Modules whose names begin with `_` are shared by the others.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Collection
from functools import cache

from listmerge.catalogue import Catalogue

Emitter = Callable[[Catalogue], dict[str, str]]


@cache
def outputs() -> dict[str, Emitter]:
    """Name of each output -> its emitter, sorted by name."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    return {n: importlib.import_module(f"{__name__}.{n}").emit for n in names}


def emit(catalogue: Catalogue, only: Collection[str] = ()) -> dict[str, bytes]:
    """File name -> contents, of all outputs or of those named in `only`."""
    files: dict[str, bytes] = {}
    for name, emitter in outputs().items():
        if not only or name in only:
            files |= {file: text.encode("utf-8", "replace") for file, text in emitter(catalogue).items()}
    return dict(sorted(files.items()))


def is_generated(page: bytes) -> bool:
    """Whether a page was written by an earlier build."""
    from listmerge.emit._front import GENERATED

    return GENERATED.encode() in page[-500:]
