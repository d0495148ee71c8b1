"""Headings above bullets that only say what their link is for, and headings above bullets that are the entries."""

from __future__ import annotations

from listmerge.extract import extract
from listmerge.markdown import parse
from listmerge.record import SourceList
from listmerge.text import Source

SITE = "https://elevation.example"


def read(text: str) -> SourceList:
    return extract(parse(Source.from_bytes(text.encode(), "README.md")), "list")


def heading(name: str, *bullets: str) -> str:
    return f"## {name}\n\nElevation of {name}, made from radar.\n\n" + "".join(f"- {b}\n" for b in bullets) + "\n"


def test_names_that_stand_once_stay_entries() -> None:
    text = "# Tools\n\n" + "".join(
        heading(f"Kind {n}", f"[Alpha{n}]({SITE}/a{n})", f"[Beta{n}]({SITE}/b{n}) - A beta.") for n in range(4)
    )
    assert {r.style for r in read(text).records} == {"bullet_tree"}
    assert len(read(text).records) == 8


def test_labels_after_a_title_do_not_make_the_heading_an_entry() -> None:
    text = "# Papers\n\n" + "".join(
        heading(f"Topic {n}", f"A study of topic {n} [paper]({SITE}/{n})") for n in range(4)
    )
    assert [r.name.value for r in read(text).records] == [f"A study of topic {n}" for n in range(4)]


def test_labels_that_come_back_make_each_heading_an_entry() -> None:
    text = "# Data sets\n\n" + "".join(
        heading(f"Relief {n}", f"[Source]({SITE}/{n})", f"[Notebook (Zarr)](https://notes.example/{n}.ipynb)")
        for n in range(3)
    )
    found = read(text)
    first = found.records[0]
    assert [r.name.value for r in found.records] == ["Relief 0", "Relief 1", "Relief 2"]
    assert {r.style for r in found.records} == {"heading_links"}
    assert (first.url, first.section) == (f"{SITE}/0", ())
    assert first.description is not None and first.description.value == "Elevation of Relief 0, made from radar."
    assert [k.label for k in first.links] == ["Source", "Notebook (Zarr)"]
    assert found.unclaimed == ()


def test_a_link_back_to_the_contents_is_no_part_of_a_heading() -> None:
    text = (
        "# List\n\n## Tools &nbsp;[<sup>[TOC]</sup>](#contents)\n\n- [Auger](https://auger.example) - Cores of ice.\n"
    )
    (record,) = extract(parse(Source("list.md", text)), "list").records
    assert record.section == ("Tools",)


def test_a_heading_that_is_a_place_of_the_page_keeps_its_name() -> None:
    text = "# List\n\n## [Top](#top)\n\n- [Auger](https://auger.example) - Cores of ice.\n"
    (record,) = extract(parse(Source("list.md", text)), "list").records
    assert record.section == ("Top",)


def test_an_empty_link_leads_nowhere() -> None:
    text = "# List\n\n## Papers\n\n1. **Cores of old ice.** Journal of Snow 2019. [paper]()\n\n   *A. Author*\n"
    (record,) = extract(parse(Source("list.md", text)), "list").records
    assert record.url is None
