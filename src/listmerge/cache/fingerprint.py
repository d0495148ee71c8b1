"""The version of everything that results depend on besides their input.

The version number alone would not do: whoever works on a rule would be shown what it found before.
"""

from __future__ import annotations

import os
import sys

from listmerge import __version__

#: What `fingerprint` has found; `functools.cache` would be one more import at every start.
_known: list[str] = []


def fingerprint() -> str:
    """A text that changes with Python, with the libraries, and with any module of this package; of when first asked.

    In an installation one module speaks for all, so a module that is changed there by hand goes unnoticed.
    """
    if not _known:
        _known.append(_found())
    return _known[0]


def _found() -> str:
    here = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120
    installed = os.path.dirname(here).endswith("-packages")  # noqa: PTH120
    modules = _modules(here, "__init__.py" if installed else "")  # an installer writes all files or none
    return "\n".join([__version__, sys.version, *_libraries(os.path.dirname(here)), *sorted(modules)])  # noqa: PTH120


def _modules(folder: str, only: str = "") -> list[str]:
    """Path, size and time of each module, or of those of one name."""
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name == only or (not only and entry.name.endswith(".py")):
                status = entry.stat()
                found.append(f"{entry.path} {status.st_size} {status.st_mtime_ns}")
            elif "." not in entry.name and entry.name != "__pycache__" and not only and entry.is_dir():
                found += _modules(entry.path)
    return found


def _libraries(beside: str) -> list[str]:
    """Names and versions of all that is installed, from the folders that installers note them in.

    beside: where this package lies; libraries may be there too, whatever it is called (`pip install --target`).
    """
    found = []
    for folder in {beside, *(f for f in sys.path if f.endswith("-packages"))}:
        try:
            found += [n for n in os.listdir(folder) if n.endswith(".dist-info")]  # noqa: PTH208 - a third of the time
        except OSError:
            continue
    return sorted(found)
