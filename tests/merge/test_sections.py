"""Headings of several lists as one outline, and where entries go in it."""

from __future__ import annotations

from catalogues import catalogue_of, lists_of
from listmerge.merge.sections import unused_keys

A = """# A

## Medical images

- [Aster](https://aster.example.org/) - Pictures.

### Mammograms

- [Birch](https://birch.example.org/) - Mammograms of one city.
- [Cedar](https://cedar.example.org/) - Mammograms of another city.

## Medical notes

- [Dahlia](https://dahlia.example.org/) - Letters.

## Medical signals

- [Elder](https://elder.example.org/) - Beats.
"""
B = """# B

## 1. Medical Imaging Data

- [Fern](https://fern.example.org/) - Mammograms in three views.
- [Gorse](https://gorse.example.org/) - Scans.

## 2. Sleep

- [Dahlia](https://dahlia.example.org/) - Letters at night.
"""


def homes(catalogue) -> dict[str, tuple[str, ...]]:
    return {e.name: e.section for e in catalogue.entries}


def test_one_list_keeps_its_outline() -> None:
    found = homes(catalogue_of({"a": A}))
    assert found["Aster"] == ("Medical images",)
    assert found["Birch"] == ("Medical images", "Mammograms")
    assert found["Elder"] == ("Medical signals",)


def test_headings_that_mean_the_same_are_one() -> None:
    found = homes(catalogue_of({"a": A, "b": B}))
    assert found["Gorse"] == found["Aster"]
    assert {path[0] for path in found.values()} == {"Medical images", "Medical notes", "Medical signals"}


def test_an_entry_goes_to_the_subsection_its_words_name() -> None:
    assert homes(catalogue_of({"a": A, "b": B}))["Fern"][-1] == "Mammograms"


def test_an_entry_has_one_home_and_is_mentioned_elsewhere() -> None:
    catalogue = catalogue_of({"a": A, "b": B}, ("a/dahlia", "b/dahlia"))
    dahlia = catalogue.by_id["dahlia"]
    assert {dahlia.section, *dahlia.also} == {("Medical notes",), ("Sleep",)}


def test_the_configuration_has_the_last_word() -> None:
    sections = {"Medical notes": "Text > Letters", "b: 2. Sleep": "Nights", "b/gorse": "Machines"}
    found = homes(catalogue_of({"a": A, "b": B.replace("Dahlia", "Iris").replace("dahlia", "iris")}, sections=sections))
    assert found["Dahlia"] == ("Text", "Letters")
    assert found["Iris"] == ("Nights",)
    assert found["Gorse"] == ("Machines",)


def test_the_outline_names_parents_before_children_and_nothing_empty() -> None:
    catalogue = catalogue_of({"a": A, "b": B}, sections={"Nowhere": "Empty > Place"})
    used = {e.section[:d] for e in catalogue.entries for d in range(1, len(e.section) + 1)}
    assert set(catalogue.outline) == used
    for i, path in enumerate(catalogue.outline):
        assert len(path) == 1 or path[:-1] in catalogue.outline[:i]


def test_keys_that_name_nothing_are_told() -> None:
    lists = lists_of({"a": A})
    given = {
        "Medical notes": "x",
        "a: Mammograms": "x",
        "a/elder": "x",
        "Medical images > Mammograms": "x",
        "Medicla notes": "x",
    }
    assert unused_keys(lists, given) == ["Medicla notes"]
