"""A pinned style reads what no style would claim by itself, and keeps the others out."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_forms_of_lists import entries, read

from listmerge.config import load_config
from listmerge.errors import InputError
from listmerge.styles import styles

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


def test_each_style_can_be_pinned_and_no_other_word(tmp_path: Path) -> None:
    path = tmp_path / "listmerge.yaml"
    for name in styles():
        path.write_text(f"lists:\n  - path: a.md\n    style: {name}\n", encoding="utf-8")
        assert load_config(path).lists[0].style == name
    path.write_text("lists:\n  - path: a.md\n    style: tabel\n", encoding="utf-8")
    with pytest.raises(InputError) as raised:
        load_config(path)
    assert (raised.value.line, raised.value.remedy) == (3, "did you mean `table`?")
