"""Matching of large catalogues: verdicts and clusters of the readable engine, whatever the order or processes."""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

np = pytest.importorskip("numpy")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench" / "scale"))

from generate import records  # noqa: E402

from listmerge.errors import InputError  # noqa: E402
from listmerge.match import match  # noqa: E402
from listmerge.match.catalog import catalog_of  # noqa: E402
from listmerge.match.compare import compare  # noqa: E402
from listmerge.match.features import features_of_record  # noqa: E402
from listmerge.match.scale import candidates as blocking  # noqa: E402
from listmerge.match.scale import engine  # noqa: E402
from listmerge.match.scale.components import components, cut  # noqa: E402
from listmerge.match.scale.engine import Grouping, match_rows  # noqa: E402
from listmerge.match.scale.index import Index, match_new  # noqa: E402
from listmerge.match.scale.keys import keys_of  # noqa: E402
from listmerge.match.scale.reading import sheet_of  # noqa: E402
from listmerge.match.scale.rows import Rows  # noqa: E402
from listmerge.match.scale.table.evidence import VERDICTS  # noqa: E402
from listmerge.match.score import SAME, judge, score  # noqa: E402
from listmerge.record import SourceList  # noqa: E402

Row = dict[str, Any]


def made(count: int, seed: int) -> list[Row]:
    """Generated rows with ids of their own, so that their order can change."""
    return [{"id": f"{r['list']}/{n}", **r} for n, r in enumerate(records(count, seed))]


def clusters(rows: list[Row], found: Grouping) -> set[frozenset[str]]:
    """The clusters by ids."""
    groups: dict[int, set[str]] = defaultdict(set)
    for row, home in zip(rows, found.home.tolist(), strict=True):
        groups[home].add(row["id"])
    return {frozenset(g) for g in groups.values()}


def as_lists(rows: list[Row]) -> list[SourceList]:
    """The same records as lists that the readable engine takes."""
    by_list = defaultdict(list)
    for list_name, record in Rows.of(rows).stretch(0, len(rows)).records():
        by_list[list_name].append(record)
    return [SourceList(n, None, None, tuple(r), (), ()) for n, r in by_list.items()]  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", [1, 2])
def test_batches_score_as_single_pairs_do(seed: int) -> None:
    rows = Rows.of(made(800, seed))
    found = match_rows(rows)
    features = [features_of_record(record, name) for name, record in rows.stretch(0, len(rows)).records()]
    catalog = catalog_of(features)
    v = found.verdicts
    assert len(found.left) > 300
    for a, b, verdict, bits, doubtful in zip(found.left, found.right, v.verdict, v.bits, v.doubtful, strict=True):
        evidence = compare(features[a], features[b], catalog)
        assert VERDICTS[verdict] == judge(evidence)
        assert float(bits) == sum(e.weight for e in evidence)
        match = score(features[a], features[b], catalog)
        assert (match is not None and match.band == "same") == (VERDICTS[verdict] == "support")
        if match is not None and match.band == "review" and match.score < SAME:
            assert doubtful


@pytest.mark.parametrize("seed", [3, 4])
def test_nearly_all_that_the_readable_engine_joins_is_joined_and_nothing_else(seed: int) -> None:
    rows = made(1500, seed)
    expected = {frozenset(c.members) for c in match(as_lists(rows)).clusters}
    got = clusters(rows, match_rows(Rows.of(rows)))
    assert all(any(g <= e for e in expected) for g in got)
    assert len(expected & got) >= 0.99 * len(expected)


def test_order_of_rows_and_number_of_processes_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = made(900, 5)
    expected = clusters(rows, match_rows(Rows.of(rows)))
    monkeypatch.setattr(engine, "STRETCH", 150)
    other = rows[:]
    random.Random(1).shuffle(other)
    assert clusters(other, match_rows(Rows.of(other))) == expected
    assert clusters(rows, match_rows(Rows.of(rows), workers=2)) == expected


def test_a_crowded_key_is_combined_and_no_record_is_left_alone() -> None:
    """Two hundred pages of one site: the site alone pairs none of them, the site and a rare word do."""
    rows = [
        {
            "list": f"l{n % 4}",
            "name": f"Atlas {n // 2} plain",
            "url": f"https://hub.org/p/{n}",
            "description": f"w{n // 2}x",
        }
        for n in range(200)
    ]
    found = blocking.candidates(keys_of(sheet_of(Rows.of(rows).stretch(0, 200))))
    assert any(k.endswith("+") for k in found.counted)
    assert set(range(200)) == set(found.left.tolist()) | set(found.right.tolist())
    assert len(found.left) <= 2 * blocking.BEST * 200


def test_pairs_are_few_and_miss_little() -> None:
    rows = made(3000, 6)
    found = blocking.candidates(keys_of(sheet_of(Rows.of(rows).stretch(0, len(rows)))))
    thing = np.array([r["thing"] for r in rows])
    sizes = np.bincount(thing)
    recall = (thing[found.left] == thing[found.right]).sum() / (sizes * (sizes - 1) // 2).sum()
    assert recall >= 0.98
    assert len(found.left) <= 6 * len(rows)


def test_components_are_cut_at_their_weakest() -> None:
    left, right = np.array([0, 1, 2, 5], dtype=np.int32), np.array([1, 2, 3, 6], dtype=np.int32)
    assert components(8, left, right).tolist() == [0, 0, 0, 0, 4, 5, 5, 7]
    assert cut(8, left, right, np.array([9, 1, 9, 1], dtype=np.int32), 2).tolist() == [True, False, True, True]


def test_a_line_that_is_no_row_is_named() -> None:
    with pytest.raises(InputError) as error:
        match_rows(Rows(b'{"list": "a", "name": "Foo"}\n{"name": "Bar"}\n'))
    assert error.value.line == 2


def test_no_rows_and_one_row() -> None:
    assert match_rows(Rows(b"")).home.tolist() == []
    assert match_rows(Rows.of([{"list": "a", "name": "Foo", "url": "https://foo.org"}])).home.tolist() == [0]


def test_new_rows_join_what_was_matched_as_they_would_in_one_go(tmp_path: Path) -> None:
    rows = made(1500, 7)
    old, new = Rows.of(rows[:1300]), Rows.of(rows[1300:])
    first = match_rows(old, keep_keys=True)
    Index.of(old, first).save(tmp_path)
    index = Index.open(tmp_path, old)
    added = match_new(index, new)
    together = match_rows(Rows.of(rows)).home
    one_go = {(a, b) for a, b in pairs_of(together.tolist()) if b >= 1300}
    in_two = {(a, b) for a, b in pairs_of([*first.home.tolist(), *added.tolist()]) if b >= 1300}
    assert len(one_go) > 150
    assert len(one_go & in_two) >= 0.98 * max(len(one_go), len(in_two))


def test_new_rows_are_compared_among_themselves_too() -> None:
    old = Rows.of([{"list": "a", "name": "Foo", "url": "https://foo.org"}])
    index = Index.of(old, match_rows(old, keep_keys=True))
    new = [
        {"list": n, "name": "Zanquord", "url": "https://zanquord.org", "description": "Maps of rivers"} for n in "bc"
    ]
    assert match_new(index, Rows.of(new)).tolist() == [1, 1]
    again = [{"list": "d", "name": "Foo", "url": "http://www.foo.org/", "description": "x"}]
    assert match_new(index, Rows.of(again)).tolist() == [0]
    assert match_new(index, Rows(b"")).tolist() == []


def test_rows_that_share_an_id_are_told_apart() -> None:
    """Two files of one name, parsed each on its own, give equal ids."""
    rows = made(1500, 3)
    expected = match_rows(Rows.of(rows)).home.tolist()
    shared = [{**row, "id": f"{n % 7}"} for n, row in enumerate(rows)]
    got = match_rows(Rows.of(shared)).home.tolist()
    assert len(pairs_of(got) & pairs_of(expected)) >= 0.99 * len(pairs_of(expected) | pairs_of(got))


def test_rows_of_a_list_that_is_matched_already_are_known() -> None:
    rows = [
        {"id": f"a/{n}", "list": "a", "name": f"Zanquord{n}", "url": f"https://zanquord{n}.org/of"} for n in range(5)
    ]
    old = Rows.of(rows)
    index = Index.of(old, match_rows(old, keep_keys=True))
    assert match_new(index, Rows.of(rows[1:])).tolist() == [1, 2, 3, 4]


def pairs_of(home: list[int]) -> set[tuple[int, int]]:
    """Pairs of rows in one cluster."""
    groups = defaultdict(list)
    for row, lowest in enumerate(home):
        groups[lowest].append(row)
    return {(a, b) for g in groups.values() for n, a in enumerate(g) for b in g[n + 1 :]}
