"""Facts stated in sentences: counts of the content, the time it covers, conditions - and numbers that are none."""

from __future__ import annotations

import pytest

from listmerge.extract import extract
from listmerge.markdown import parse
from listmerge.text import Source


def facts(text: str) -> list[tuple[str, str]]:
    found = extract(parse(Source.from_bytes(f"# L\n\n- [A](https://a.example/) - {text}\n".encode(), "l.md")), "l")
    return [(f.key, f.value) for f in found.records[0].fields]


@pytest.mark.parametrize(
    "text",
    [
        "Tools for the 2012 snow challenge data.",
        "Two public image databases are planned.",
        "Set up with a 10-minute conversation.",
        "Errors after RFC 9457 responses.",
        "Covid 19 cases by country.",
        "Feeds come every 6 hours.",
        "Names a place in three words.",
        "A shop that sells ice since 2007.",
        "Stock footage and 4K videos.",
        "It stays within 24 hours old addresses.",
    ],
)
def test_other_numbers_are_no_facts(text: str) -> None:
    assert facts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Holds 38,597 patients of one hospital.", [("size", "38,597 patients")]),
        ("Over 8,000 high quality, clear images.", [("size", "Over 8,000 high quality, clear images")]),
        ("Some 1,200 samples from 40 springs.", [("size", "Some 1,200 samples from 40 springs")]),
        ("Thousands of photos and illustrations.", [("size", "Thousands of photos and illustrations")]),
        ("Data for 199 valleys, 39K river pairs.", [("size", "39K river pairs")]),
        ("From the late 19th and early 20th century.", [("years", "late 19th and early 20th century")]),
        ("Records since 2012 from the coast.", [("years", "since 2012")]),
        ("Made for the 2009 Deep Snow Challenge.", [("years", "2009")]),
        ("Prints that are free to the public.", [("access", "free to the public")]),
        ("Requires registration; maps of ice.", [("access", "Requires registration")]),
    ],
)
def test_counts_years_and_conditions(text: str, expected: list[tuple[str, str]]) -> None:
    assert facts(text) == expected


def test_a_year_in_brackets_behind_a_name_is_no_size() -> None:
    source = Source.from_bytes(
        b"# L\n\n- [Alpine](https://a.example/) (2010)\n- [Fjord](https://b.example/) (40k) 2008-2019\n", "l.md"
    )
    a, b = extract(parse(source), "l").records
    assert [(f.key, f.value) for f in a.fields] == [("years", "2010")]
    assert [(f.key, f.value) for f in b.fields] == [("size", "40k"), ("years", "2008-2019")]


def test_descriptions_in_cells_state_facts_too() -> None:
    table = (
        b"# L\n\n| Name | Description |\n|---|---|\n| [A](https://a.example/) | Maps of 40 rivers from 300 images. |\n"
    )
    (record,) = extract(parse(Source.from_bytes(table, "l.md")), "l").records
    assert ("size", "300 images") in [(f.key, f.value) for f in record.fields]
