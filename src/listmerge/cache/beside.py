"""What is made of installed files alone and kept as compiled modules are: beside them, under the same switches."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

from listmerge.cache.place import open_cache
from listmerge.cache.store import Cache, digest


@cache
def beside_modules() -> Cache:
    """Where such things are kept; nothing is where Python keeps no modules (`PYTHONDONTWRITEBYTECODE`).

    Who may not write beside the modules, as they are the administrator's, has them with the rest of the cache.
    """
    compiled = __spec__.cached if __spec__ else None
    if not compiled or sys.dont_write_bytecode:
        return Cache(None)
    folder = os.path.dirname(compiled)  # noqa: PTH120 - on the way of every first lint
    return Cache(Path(folder, "kept"), level=0) if os.access(folder, os.W_OK) else open_cache()


def key_of(maker: str, *files: Path) -> str:
    """The key of what the module at a path makes of these files, under this Python."""
    parts = [sys.version]
    for path in (Path(maker), *files):
        status = path.stat()
        parts += [str(path), str(status.st_size), str(status.st_mtime_ns)]
    return digest(parts)
