"""The one folder of the cache: the user's cache folder, as the platform has it, so that no checkout is littered.

`LISTMERGE_CACHE_DIR` names another one; `LISTMERGE_NO_CACHE` (or `--no-cache`) does without.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from listmerge.cache.store import Cache

FOLDER, NONE = "LISTMERGE_CACHE_DIR", "LISTMERGE_NO_CACHE"


def open_cache(wanted: bool = True) -> Cache:
    """The cache; one that keeps nothing if it is not wanted or there is no place for it."""
    return Cache(cache_folder() if wanted and not os.environ.get(NONE) else None)


def cache_folder() -> Path | None:
    """The folder, whether it exists or not; None where the platform has no such place."""
    if given := os.environ.get(FOLDER):
        return Path(given)
    try:
        return _platform_folder() / "listmerge"
    except RuntimeError:  # no home
        return None


def _platform_folder() -> Path:
    """Where programs keep what can be made again: the XDG base directories, `~/Library/Caches`, `%LOCALAPPDATA%`."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    given = os.environ.get("XDG_CACHE_HOME", "")
    return Path(given) if given.startswith("/") else Path.home() / ".cache"
