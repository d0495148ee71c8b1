"""The configuration: where it stands, what can be set in it (`settings`), and how it is read and checked (`reader`)."""

from __future__ import annotations

import os

from listmerge.config.settings import Allowed, Config, ListConfig

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["FILE_NAME", "Allowed", "Config", "ListConfig", "find_config", "load_config"]

FILE_NAME = "listmerge.yaml"


def load_config(path: str | Path | None) -> Config:
    """Read a configuration; None gives the defaults. Raises InputError with path, line and remedy."""
    if path is None:
        return Config(os.getcwd())  # noqa: PTH109
    from pathlib import Path

    from listmerge.config.reader import read_config  # most runs know already what the file says

    return read_config(Path(path))


def find_config(start: str = "") -> str | None:
    """The listmerge.yaml of this folder or the nearest one above, up to the root of the git checkout."""
    folder = os.path.realpath(start)
    while not os.path.isfile(found := os.path.join(folder, FILE_NAME)):  # noqa: PTH113, PTH118 - a Path takes ten times as long
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder or os.path.exists(os.path.join(folder, ".git")):  # noqa: PTH110, PTH118
            return None
        folder = above
    return found
