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
