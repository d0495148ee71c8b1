"""Rules made for one test."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import listmerge.rules
from linting import AddRule

_HEAD = '''"""A rule for one test."""
import re
from listmerge.edit import Diagnostic, Edit, Fix
from listmerge.text import Span
SEVERITY, FAMILY = "warning", "test"
'''


@pytest.fixture
def add_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AddRule]:
    """Adds a rule module by name and body to the folder of rules, for one test."""
    folder = tmp_path / "more_rules"
    folder.mkdir()
    monkeypatch.setattr(listmerge.rules, "__path__", [*listmerge.rules.__path__, str(folder)])
    added: list[str] = []

    def add(name: str, body: str) -> None:
        module = name.replace("-", "_")
        (folder / f"{module}.py").write_text(_HEAD + body)
        added.append(f"listmerge.rules.{module}")
        sys.path_importer_cache.clear()
        listmerge.rules.names.cache_clear()

    yield add
    listmerge.rules.names.cache_clear()
    listmerge.rules.rule.cache_clear()
    for name in added:
        sys.modules.pop(name, None)
