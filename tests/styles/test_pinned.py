"""A pinned style reads what no style would claim by itself, and keeps the others out."""

from __future__ import annotations

from test_forms_of_lists import entries, read

NOTES = "# Words\n\n## Water\n\n- **Moraine** - What ice leaves behind.\n- **Scree** - Loose stones below a cliff.\n"
MIXED = "# Sets\n\n## Water\n\n- [Alpine](https://a.example/) - Snow.\n\n[Fjord](https://f.example/): salt and depth.\n"


def test_points_are_entries_where_the_keeper_says_so() -> None:
    assert read(NOTES).records == ()
    assert entries(read(NOTES, "bullet_tree")) == [("Moraine", None), ("Scree", None)]


def test_other_styles_stay_out() -> None:
    assert set(read(MIXED).styles) == {"bullet_tree", "link_paragraph"}
    assert entries(read(MIXED, "link_paragraph")) == [("Fjord", "https://f.example/")]


def test_many_named_points_without_any_link_are_a_list() -> None:
    parts = "".join(
        f"\n## Part {p}\n\n" + "".join(f"- **Word {p}{n}** - What it says of it.\n" for n in range(6)) for p in "ab"
    )
    assert len(read("# Words\n" + parts).records) == 12
