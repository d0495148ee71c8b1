"""The one folder of the cache: the user's cache folder, as the platform has it, so that no checkout is littered.

`LISTMERGE_CACHE_DIR` names another one; `LISTMERGE_NO_CACHE` (or `--no-cache`) does without.
"""

from __future__ import annotations

import os
import sys

from listmerge.cache.store import Cache

FOLDER, NONE = "LISTMERGE_CACHE_DIR", "LISTMERGE_NO_CACHE"


def open_cache(wanted: bool = True) -> Cache:
    """The cache; one that keeps nothing if it is not wanted or there is no place for it."""
    return Cache(cache_folder() if wanted and not os.environ.get(NONE) else None)


def cache_folder() -> str | None:
    """The folder, whether it exists or not; None where the platform has no such place."""
    if given := os.environ.get(FOLDER):
        return given
    folder = os.path.expanduser(f"{_platform_folder()}/listmerge")  # noqa: PTH111 - every start asks, without pathlib
    return None if folder.startswith("~") else folder  # no home


def _platform_folder() -> str:
    """Where programs keep what can be made again: the XDG base directories, `~/Library/Caches`, `%LOCALAPPDATA%`."""
    if sys.platform == "darwin":
        return "~/Library/Caches"
    if sys.platform == "win32":
        return os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    given = os.environ.get("XDG_CACHE_HOME", "")
    return given if given.startswith("/") else "~/.cache"
