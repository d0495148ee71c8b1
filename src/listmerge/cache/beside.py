"""What is made of installed files alone and kept as compiled modules are: beside them, under the same switches."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from listmerge.cache.store import Cache, digest


@cache
def beside_modules() -> Cache:
    """Where such things are kept; nothing is where Python keeps no modules (`PYTHONDONTWRITEBYTECODE`)."""
    compiled = globals().get("__cached__")
    return Cache(Path(compiled).parent / "kept" if compiled and not sys.dont_write_bytecode else None)


def key_of(maker: str, *files: Path) -> str:
    """The key of what the module at a path makes of these files, under this Python."""
    parts = [sys.version]
    for path in (Path(maker), *files):
        status = path.stat()
        parts += [str(path), str(status.st_size), str(status.st_mtime_ns)]
    return digest(parts)
