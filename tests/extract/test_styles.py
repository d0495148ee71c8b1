"""Each style on a small list of its kind: names, urls, sections, parents, links and fields as a reader gives them."""

from __future__ import annotations

from pathlib import Path

import pytest

from listmerge.extract import extract
from listmerge.markdown import parse
from listmerge.record import Record, SourceList
from listmerge.text import Source

LISTS = Path(__file__).parent / "lists"


def read(name: str) -> SourceList:
    return extract(parse(Source.from_bytes((LISTS / f"{name}.md").read_bytes(), f"{name}.md")), name)


def by_name(found: SourceList) -> dict[str, Record]:
    return {r.name.value: r for r in found.records}


def fields(record: Record) -> list[tuple[str, str]]:
    return [(f.key, f.value) for f in record.fields]


def links(record: Record) -> list[tuple[str, str, str]]:
    return [(k.label, k.role, k.url) for k in record.links]


@pytest.mark.parametrize("name", ["table", "bullet_tree", "field_block", "bold_block", "link_paragraph"])
def test_all_entries_are_of_the_style_and_nothing_is_unclaimed(name: str) -> None:
    found = read(name)
    assert set(found.styles) == {name}
    assert found.unclaimed == ()


def test_table_rows_with_and_without_closing_pipe() -> None:
    found = by_name(read("table"))
    assert list(found) == ["Alpine", "Delta", "Heath"]
    assert found["Alpine"].url == "https://alpine.example/"
    assert fields(found["Alpine"]) == [("Data", "W"), ("Samples", "~1,200"), ("Access", "Form")]
    assert links(found["Alpine"])[1] == ("Paper", "paper", "https://doi.org/10.1/a")
    assert [k[0] for k in links(found["Delta"])] == ["Delta", "East", "West"]
    assert found["Heath"].url is None
    assert ("Paper", "NA") in fields(found["Heath"])
    assert found["Delta"].description and found["Delta"].description.value == "Silt, salt and tides."


def test_legend_and_licence_of_a_table_are_prose() -> None:
    found = read("table")
    kinds = [p.kind for p in found.prose]
    assert kinds == ["title", "legend", "footer"]


def test_bullet_tree_names_facts_and_roles() -> None:
    found = by_name(read("bullet_tree"))
    alps = found["ALPS-2"]
    assert fields(alps)[:2] == [("size", "40k"), ("years", "2008 - 2019")]
    assert links(alps) == [
        ("Intro", "docs", "https://alps.example/"),
        ("Data", "data", "https://data.example/alps2/2.2/"),
        ("Code", "code", "https://github.com/snow/alps"),
    ]
    assert alps.url == "https://data.example/alps2/2.2/"
    assert alps.description and alps.description.value.startswith("Snow and melt water of two valleys")
    assert fields(found["Ridge"]) == [("size", "2.6k"), ("years", "1988-1999")]
    assert fields(found["Scree"]) == [("size", "0.1k"), ("years", "2009-2013")]
    assert found["Scree"].url is None
    assert found["Cairn"].url == "https://cairn.example/"
    assert found["Cairn"].description and found["Cairn"].description.value == "stones counted by volunteers"


def test_a_page_title_pasted_as_link_text_gives_the_name_behind_it() -> None:
    assert "MORAINE: Debris in motion" in by_name(read("bullet_tree"))


def test_groups_label_and_sub_entries_have_parents() -> None:
    found = by_name(read("bullet_tree"))
    assert found["Delta"].section == ("Coasts", "Estuaries")
    assert found["delta-tools"].parent == found["Delta"].id
    assert found["Fjord"].parent is None
    assert [k[2] for k in links(found["Reef"])] == ["https://reef.example/", "https://reef.example/atlas"]


def test_advice_to_contributors_is_no_entry() -> None:
    assert not any("pull" in name.lower() for name in by_name(read("bullet_tree")))


def test_field_block_heading_is_the_name_and_keys_are_fields_and_labels() -> None:
    found = by_name(read("field_block"))
    assert list(found) == ["Alpine", "Ridge"]
    alpine = found["Alpine"]
    assert alpine.section == ("Mountains",)
    assert ("Labels", "None") in fields(alpine)
    assert ("Reference", "https://doi.org/10.1/a") in fields(alpine)
    assert alpine.url == "https://alpine.example/start"
    assert [k[:2] for k in links(alpine)] == [("Reference", "paper"), ("Access", "access")]
    assert [k[0] for k in links(found["Ridge"])] == ["Access"]


def test_bold_block_shared_links_and_parents() -> None:
    found = by_name(read("bold_block"))
    assert found["Alpine: snow and melt water"].url == "http://alpine.example/"
    assert found["North Wall"].url == found["South Wall"].url == "http://walls.example/both"
    assert found["Cave One"].url == found["Cave Two"].url == "http://caves.example/sets"
    huts = found["Huts & Shelters"]
    assert huts.url == "http://huts.example/list.html"
    assert found["Eagle Hut"].parent == found["Barn"].parent == huts.id
    assert found["Eagle Hut"].section == ("1. Mountains", "High")
    assert found["Eagle Hut"].url is None
    assert "Fox Hut" in found
    assert found["Delta Data Set"].url == "https://coast.example/Delta"


def test_bullets_in_a_description_are_no_entries() -> None:
    found = read("bold_block")
    assert "10 m" not in by_name(found)
    mast = by_name(found)["Mast"]
    source = found.document.source
    assert source.lines[source.line_of(mast.span.start) - 1] == "__Mast__"
    assert source.lines[source.last_line_of(mast.span) - 1].startswith("Access: http://mast")


def test_a_line_of_links_that_serves_a_group_is_a_note() -> None:
    found = read("bold_block")
    source = found.document.source
    notes = [source.slice(p.span) for p in found.prose if p.kind == "note"]
    assert "Access: http://walls.example/both" in notes
    assert "Access: http://caves.example/sets" in notes


def test_link_paragraphs_and_bare_urls() -> None:
    found = by_name(read("link_paragraph"))
    assert list(found) == ["Alpine", "RIDGE", "Tide tables", "Wave buoys"]
    assert found["Alpine"].section == ("(1) Mountains", "Snow")
    assert fields(found["Alpine"]) == [
        ("size", "1,200 samples from 40 springs"),
        ("access", "Requires application (online form)"),
    ]
    assert [k[2] for k in links(found["RIDGE"])] == ["http://ridge.example/", "https://old-ridge.example/data/"]
    assert found["RIDGE"].description is None


def test_plans_are_no_entries() -> None:
    assert "Lakes" not in by_name(read("link_paragraph"))
