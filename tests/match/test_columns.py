"""The table on columns says of every pair what the readable table says, or that it can't tell."""

from __future__ import annotations

import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

np = pytest.importorskip("numpy")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench" / "scale"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from every_level import ROWS  # noqa: E402
from generate import records  # noqa: E402
from hypothesis import given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

from listmerge.config import Config  # noqa: E402
from listmerge.jsonform import list_json  # noqa: E402
from listmerge.match.catalog import catalog_of  # noqa: E402
from listmerge.match.compare import TABLE, compare  # noqa: E402
from listmerge.match.features import features_of_record  # noqa: E402
from listmerge.match.scale.candidates import candidates  # noqa: E402
from listmerge.match.scale.keys import keys_of  # noqa: E402
from listmerge.match.scale.reading import sheet_of  # noqa: E402
from listmerge.match.scale.rows import Rows  # noqa: E402
from listmerge.match.scale.table.evidence import compared, unpacked  # noqa: E402
from listmerge.match.scale.table.known import known_of  # noqa: E402
from listmerge.match.scale.whole import whole_of  # noqa: E402
from listmerge.pipeline import read_lists  # noqa: E402
from shared import SHARED, needs_shared  # noqa: E402

Row = dict[str, Any]


Levels = set[tuple[str, str]]


def agree(rows: list[Row], every_pair: bool = False, told_levels: Levels | None = None) -> float:
    """Check that both tables agree on pairs of rows, all or candidates; the share of pairs that columns can tell.

    told_levels: gets what columns told.
    """
    batch = Rows.of(rows).stretch(0, len(rows))
    sheet = sheet_of(batch)
    features = [features_of_record(record, name) for name, record in batch.records()]
    catalog = catalog_of(features)
    if every_pair:
        left, right = np.array(list(combinations(range(len(rows)), 2)), dtype=np.int64).reshape(-1, 2).T
    else:
        found = candidates(keys_of(sheet))
        left, right = found.left.astype(np.int64), found.right.astype(np.int64)
    whole = whole_of(sheet, catalog.hubs)
    assert whole.apart == catalog.apart
    packed, sure = compared(known_of(sheet, whole), left, right)
    for a, b, number, told in zip(left.tolist(), right.tolist(), packed.tolist(), sure.tolist(), strict=True):
        if told:
            evidence = unpacked(number, catalog.apart)
            assert evidence == compare(features[a], features[b], catalog), (rows[a], rows[b])
            if told_levels is not None:
                told_levels |= {(e.comparison, e.level) for e in evidence}
    return float(sure.mean())


@pytest.mark.parametrize("seed", [1, 2])
def test_generated_rows_are_told_by_columns(seed: int) -> None:
    assert agree(list(records(1500, seed))) > 0.98


@needs_shared
def test_rows_of_real_lists_are_told_as_the_readable_table_tells_them() -> None:
    assert SHARED
    lists = read_lists([str(path) for path in sorted((SHARED / "seeds").glob("*.md"))], Config(Path()))
    rows = [{"list": found.name, **row} for found in lists for row in list_json(found)["records"]]
    assert agree(rows) > 0.3


#: Levels of rows with papers, several links, places on a page, or brackets on both sides: columns leave these alone.
BY_TABLE = {
    ("identifier", "same paper"),
    ("identifier", "same page, other place"),
    ("identifier", "one paper behind both"),
    ("identifier", "same repository"),
    ("version", "narrowed differently"),
}


def test_every_level_occurs_and_is_told_or_left_to_the_table() -> None:
    every = {(comparison, level) for comparison, levels in TABLE.items() for level in levels}
    told: Levels = set()
    agree(ROWS, every_pair=True, told_levels=told)
    assert told == every - BY_TABLE
    features = [features_of_record(record, name) for name, record in Rows.of(ROWS).stretch(0, len(ROWS)).records()]
    catalog = catalog_of(features)
    pairs = combinations(features, 2)
    assert {(e.comparison, e.level) for a, b in pairs for e in compare(a, b, catalog)} == every


WORDS = ["velmora", "Velmora", "VelMora", "MIMIC", "mimic", "Cell", "atlas", "data", "set", "dataset", "of", "the"]
MARKS = [
    "2",
    "v2",
    "III",
    "2019",
    "2021",
    "Part 1",
    "Part 2",
    "(MIMIC)",
    "(slow cells)",
    "awesome",
    "(Cell Atlas)",
    "[3]",
    "c++",
    "图像",
    "é",
    "'s",
    "v",
]
PLACES = ["velmora.dev", "www.velmora.dev", "github.com/ada/velmora", "github.com/bob/Velmora.git", "atlas.io/velmora"]
ENDS = ["", "/", "/blog", "/tree/main", "?utm_source=x", "?v=2", "#readme", "/cell/atlas", "/index.html", "/a.pdf"]
OTHER = ["", "#there", "https://doi.org/10.1000/xyz", "https://arxiv.org/abs/2101.00001", "mailto:x", "ada.github.io/x"]
OTHER += ["#readme", "https://en.wikipedia.org/wiki/Velmora", "https://physionet.org/content/mimic", "#"]
COUNTS = [
    "38,597 patients",
    "40,000 patients",
    "12 videos",
    "1,234 images",
    "1234 images",
    "don't",
    "velmora's",
    "x_atlas",
]
names = st.lists(st.sampled_from(WORDS + MARKS), min_size=1, max_size=5).map(" ".join)
urls = st.one_of(
    st.sampled_from(OTHER),
    st.tuples(st.sampled_from(PLACES), st.sampled_from(ENDS)).map(lambda p: f"https://{''.join(p)}"),
)
texts = st.lists(st.sampled_from([*WORDS, *COUNTS, "open", "fast", "slow", "cells", "images", "für"]), max_size=9)
entries = st.fixed_dictionaries(
    {
        "list": st.sampled_from(["a", "b", "awesome-c"]),
        "name": names,
        "url": urls,
        "description": texts.map(" ".join),
        "section": st.sampled_from(["", "Cells", "cells", "Books", "Online courses"]),
    }
)


@settings(max_examples=150, deadline=None)
@given(st.lists(entries, min_size=2, max_size=14))
def test_both_tables_agree_on_all_pairs(rows: list[Row]) -> None:
    agree(rows, every_pair=True)
