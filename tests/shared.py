"""Where the lists lie that tests may read but that are no part of the project.

They stand in a folder `shared` beside the checkout. A clone without it skips what needs it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

_FOLDER = Path(__file__).resolve().parents[2] / "shared"

#: The folder with `seeds/*.md` and `corpus/*.md`, or None where there is none.
SHARED: Path | None = _FOLDER if (_FOLDER / "seeds").is_dir() else None

needs_shared = pytest.mark.skipif(SHARED is None, reason="no folder `shared` with lists beside the checkout")


def shared_lists() -> list[Path]:
    """All shared markdown lists, seeds first; empty without the folder."""
    if SHARED is None:
        return []
    return [*sorted((SHARED / "seeds").glob("*.md")), *sorted((SHARED / "corpus").glob("*.md"))]
