"""The hand-made gold records, where they are at hand: the floors below which no change may go."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from listmerge.extract import extract
from listmerge.jsonform import list_json
from listmerge.markdown import parse
from listmerge.text import Source
from shared import SHARED, needs_shared

pytestmark = needs_shared


@pytest.fixture(scope="module")
def evaluate() -> ModuleType:
    assert SHARED is not None
    spec = importlib.util.spec_from_file_location("evaluate", SHARED / "tools" / "evaluate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["evaluate"] = module
    spec.loader.exec_module(module)
    return module


def scores(evaluate: ModuleType, source: Path, gold: list[dict[str, Any]]) -> dict[str, Any]:
    found = extract(parse(Source.from_bytes(source.read_bytes(), str(source))), source.stem)
    result: dict[str, Any] = evaluate.score_list(source.stem, gold, list_json(found)["records"], False)
    return result


def test_seeds(evaluate: ModuleType) -> None:
    rows = [
        scores(evaluate, path, evaluate.load_gold(evaluate.HERE / "gold" / "seeds" / f"{key}.yaml"))
        for key, path in evaluate.SEEDS.items()
    ]
    for row in rows:
        assert min(row["precision"], row["recall"], row["url"], row["section"], row["parent"], row["links"]) == 1.0


def test_wider_lists(evaluate: ModuleType) -> None:
    lists = evaluate.gold_lists(evaluate.HERE / "gold" / "dev", evaluate.HERE / "corpus")
    rows = [scores(evaluate, source, gold) for source, gold in lists]
    assert len(rows) >= 14
    assert all(row["f1"] >= 0.95 for row in rows), [(r["list"], r["f1"]) for r in rows]
    assert all(row["url"] >= 0.9 for row in rows)
