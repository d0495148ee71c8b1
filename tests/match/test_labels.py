"""How well matching agrees with pairs that people labelled and nothing was fitted to: floors it must not fall below.

Each labelled pair is judged by its own score, without blocking and clusters, which takes a fraction of the time;
`bench/matching/labels.py` measures all of it, and bench/matching/README.md has the figures.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from listmerge.config import Config
from listmerge.match.catalog import catalog_of
from listmerge.match.features import features_of
from listmerge.match.score import score
from listmerge.pipeline import read_lists
from shared import SHARED, needs_shared

BENCH = Path(__file__).parents[2] / "bench" / "matching" / "labels.py"


def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("matching_labels", BENCH)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def said() -> list[tuple[str, str]]:
    """(labelled relation, said relation) of each held-out pair."""
    assert SHARED is not None
    labels = bench()
    names = labels.named_lists(labels.PAIRS)
    lists = read_lists([str(p) for p in sorted((SHARED / "corpus").glob("*.md")) if p.stem in names], Config(Path()))
    known, _ = labels.read_labels(labels.PAIRS, lists)
    found = features_of(lists)
    by_id, catalog = {f.id: f for f in found}, catalog_of(found)
    answers = []
    for label in known:
        m = score(by_id[label.left], by_id[label.right], catalog)
        relation = "different" if m is None or m.band == "review" else m.relation
        answers.append((label.relation, relation))
    return answers


def f1(said: list[tuple[str, str]], relation: str) -> float:
    right = sum(one == other == relation for one, other in said)
    return 2 * right / sum((one == relation) + (other == relation) for one, other in said)


@needs_shared
def test_most_labels_are_found(said: list[tuple[str, str]]) -> None:
    assert len(said) >= 800


@needs_shared
@pytest.mark.parametrize(("relation", "floor"), [("same", 0.8), ("version", 0.5), ("part", 0.4)])
def test_relations_agree_with_people(said: list[tuple[str, str]], relation: str, floor: float) -> None:
    assert f1(said, relation) >= floor


@needs_shared
def test_next_to_nothing_is_merged_that_people_keep_apart(said: list[tuple[str, str]]) -> None:
    merged = [one for one, other in said if other == "same"]
    assert sum(one == "same" for one in merged) >= 0.95 * len(merged)
    assert merged.count("different") <= 1
