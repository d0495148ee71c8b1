"""Fixes on real lists, judged by GitHub's own parser: the page, the records and the links stay, and one pass settles.

`bench/fix_lists.py` measures the same for any files.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from shared import needs_shared, shared_lists

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
import fix_lists

#: Every so many lists, of those up to so many bytes, go into the quick run.
_STEP, _SMALL = 6, 20_000
_QUICK = [p for p in shared_lists() if p.stat().st_size <= _SMALL][::_STEP]
_OTHERS = [p for p in shared_lists() if p not in _QUICK]


def faults(path: Path) -> list[str]:
    """What fixes of a list do that they must not."""
    return fix_lists.check(fix_lists.read(fix_lists.Source.from_bytes(path.read_bytes(), str(path))))[1]


@needs_shared
@pytest.mark.parametrize("path", _QUICK, ids=lambda p: p.stem)
def test_a_sample_of_real_lists(path: Path) -> None:
    assert faults(path) == []


@needs_shared
@pytest.mark.slow
@pytest.mark.parametrize("path", _OTHERS, ids=lambda p: p.stem)
def test_all_other_real_lists(path: Path) -> None:
    assert faults(path) == []
