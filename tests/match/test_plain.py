"""What is read of plain rows at once is what their features say, one by one."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

np = pytest.importorskip("numpy")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench" / "scale"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from generate import records  # noqa: E402
from hypothesis import given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402
from test_columns import Row, entries  # noqa: E402

from listmerge.match.features import features_of_record  # noqa: E402
from listmerge.match.scale import sheet as s  # noqa: E402
from listmerge.match.scale.growing import Columns  # noqa: E402
from listmerge.match.scale.plain import reading as plain  # noqa: E402
from listmerge.match.scale.reading import add, sheet_of  # noqa: E402
from listmerge.match.scale.rows import Rows  # noqa: E402


def said(sheet: s.Sheet, row: int) -> dict[str, object]:
    """All that the columns say of a row, in an order and in numbers that do not depend on other rows."""
    found: dict[str, object] = {"flags": int(sheet.flags[row]), "id": int(sheet.ids[row]), "core": sheet.cores[row]}
    found |= {name: int(sheet.numbers[sheet.texts[name][row]]) for name in s.TEXTS}
    for name, each in sheet.sets.items():
        at = slice(each.start[row], each.start[row + 1])
        found[name] = sorted(zip(sheet.numbers[each.value[at]].tolist(), each.flags[at].tolist(), strict=True))
    forms, words = sheet.sets["forms"], sheet.form_words
    at = slice(words.start[forms.start[row]], words.start[forms.start[row + 1]])
    return found | {"form_words": sheet.numbers[words.value[at]].tolist()}


def check(rows: list[Row]) -> float:
    """Compare both ways of reading; the share of plain rows."""
    batch = Rows.of(rows).stretch(0, len(rows))
    quick, simple = plain.sheet_of(batch.lines(), batch.numbers.tolist())
    slow = Columns()
    for (list_name, record), is_plain in zip(batch.records(), simple.tolist(), strict=True):
        if is_plain:
            add(slow, features_of_record(record, list_name))
    readable = slow.sheet()
    at = np.flatnonzero(simple).tolist()
    for place, row in enumerate(at):
        assert said(quick, place) == said(readable, place), rows[row]
    together = sheet_of(batch)
    assert [said(together, row) for row in at] == [said(quick, place) for place in range(len(at))]
    return float(simple.mean())


def test_generated_rows_are_plain_and_read_alike() -> None:
    assert check(list(records(2000, 3))) > 0.95


@settings(max_examples=150, deadline=None)
@given(st.lists(entries, min_size=1, max_size=14))
def test_odd_rows_are_read_alike_or_left_to_features(rows: list[Row]) -> None:
    check(rows)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(min_size=1), min_size=1, max_size=5), st.text(), st.text(max_size=40))
def test_any_text_is_read_alike(names: list[str], url: str, description: str) -> None:
    check([{"list": "a", "name": name, "url": url, "description": description} for name in names])


def test_what_no_encoding_knows_and_what_is_very_long_are_left_to_features() -> None:
    long = "long" * 3000
    rows = [
        {"list": "a", "name": "Velmora", "url": "https://velmora.dev/\ud800", "description": "half a letter \udfff"},
        {"list": "a", "name": f"Velmora {long}", "url": f"https://velmora.dev/{long}", "description": long},
        {"list": "a", "name": "Velmora", "url": "https://velmora.dev", "description": f"{long} {long}"},
    ]
    text = "".join(json.dumps(row) + "\n" for row in rows)
    batch = Rows(text.encode()).stretch(0, len(rows))
    assert plain.sheet_of(batch.lines(), batch.numbers.tolist())[1].tolist() == [False, False, True]
    assert len(sheet_of(batch).ids) == len(rows)
