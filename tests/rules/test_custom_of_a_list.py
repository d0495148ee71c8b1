"""Rules that judge an entry by the shape, the labels and the values that most of its list has."""

from __future__ import annotations

import pytest

from linting import read
from listmerge.lint import lint

HEAD = "# Data\n\nThis is a list of the letters that towns keep for you.\n\n"


def _bullets(descriptions: list[str]) -> str:
    return HEAD + "".join(f"- [Town {n}](https://town{n}.example) - {d}\n" for n, d in enumerate(descriptions))


def _table(heading: str, values: list[str]) -> str:
    rows = "".join(f"| [Town {n}](https://town{n}.example) | {v} |\n" for n, v in enumerate(values))
    return f"{HEAD}| Name | {heading} |\n| --- | --- |\n{rows}"


def _said(text: str, rule: str) -> list[str]:
    return [d.message for d in lint(read(text), select=[rule])]


@pytest.mark.parametrize(
    ("rule", "heading", "values"),
    [
        ("unknown-value", "Language", ["C", "Go", "C", "Go", "C", "Go", "C", "Go", "C/Go", "C, Go"]),
        ("unknown-value", "Course", ["None", "Logic", "None", "Logic", "None", "Logic", "None", "Logic", "10-600"]),
        ("unknown-value", "Access", ["Free", "Many ways", "Free", "Paid"]),
        ("unknown-value", "Access", [*["Public", "Closed"] * 8, "Gratis", "Locked", "Republic"]),
    ],
)
def test_values_as_a_column_has_them_are_left_alone(rule: str, heading: str, values: list[str]) -> None:
    assert _said(_table(heading, values), rule) == []


def test_among_several_other_values_only_a_slip_is_told() -> None:
    found = _said(_table("Access", [*["Public", "Closed"] * 8, "Gratis", "Locked", "Publc"]), "unknown-value")
    assert found == ["found `Publc` under `Access`, expected one of `Public`, `Closed`"]


@pytest.mark.parametrize("rule", ["lower-case-description", "mixed-full-stops"])
def test_a_list_with_two_customs_is_one_finding(rule: str) -> None:
    text = _bullets(["Letters of the far north.", "letters of the far south"] * 8)
    assert ["8 of 16 descriptions" in m and "one way for all" in m for m in _said(text, rule)] == [True]
    assert _said(_bullets(["Letters of the far north."] * 16), rule) == []


def _block(name: str, links: str) -> str:
    return f"- **{name}**\n    - Letters of {name}.\n{links}"


def test_links_with_and_without_labels_are_one_finding() -> None:
    labelled = [
        _block(
            f"North {n}",
            f"    - Data:\n        - [Files](https://n{n}.example)\n    - Code:\n        - [It](https://c{n}.example)\n",
        )
        for n in range(6)
    ]
    plain = [_block(f"South {n}", f"    - [Files](https://s{n}.example)\n") for n in range(8)]
    assert ["8 of 14 entries" in m for m in _said(HEAD + "".join(labelled + plain), "unlabelled-link")] == [True]
    assert _said(HEAD + "".join(plain), "unlabelled-link") == []


def test_names_as_links_are_left_alone_where_they_are_the_custom() -> None:
    assert _said(_bullets(["Letters of the north."] * 8), "linked-name") == []
    half = "".join(_block(f"South {n}", f"    - [Files](https://s{n}.example)\n") for n in range(8))
    linked = _bullets(["Letters of the north."] * 4).removeprefix(HEAD)
    assert _said(HEAD + half + linked, "linked-name") == []
    assert _said(HEAD + half.replace("South", "West") + half + linked.splitlines()[0], "linked-name") != []


@pytest.mark.parametrize("above", [False, True])
def test_entries_with_only_one_link_among_them_are_one_finding(above: bool) -> None:
    own = "".join(f"**Hill {n}**\\\nTales of it.\\\nAccess: https://hill{n}.example\n\n***\n\n" for n in range(6))
    link = "Access: https://towns.example\n\n"
    bare = "".join(f"- **Town {n}**\n" for n in range(4)) + "\n"
    group = link + bare if above else bare.replace("- ", "").replace("\n", "\\\nLetters of it.\n\n", 4) + link
    text = f"{HEAD}{own}{group}***\n\n**Sea**\\\nSongs.\\\nAccess: https://sea.example\n"
    found = lint(read(text), select=["entry-without-link"])
    line = text[: text.index(link)].count("\n") + 1
    assert [d.message for d in found] == [f"found 4 entries that have only the link on line {line}, expected one each"]
    assert text[found[0].span.start :].startswith("https://towns.example" if above else "Town 0")


def test_labels_are_judged_where_a_list_has_its_own() -> None:
    blocks = [f"**Town {n}**\\\nLetters.\\\nAccess: https://town{n}.example\n\n" for n in range(6)]
    assert _said(HEAD + "".join(blocks), "rare-label") == []
    bold = "**Hill**\\\nTales of it.\\\n**Access:** https://hill.example\n"
    assert _said(HEAD + "".join(blocks) + bold, "label-variant") == [
        "found the label `Access` in bold, expected it plain as elsewhere"
    ]


def test_a_small_section_of_bare_names_is_one_finding() -> None:
    bare = "\n## Hills\n\n" + "".join(f"- [Hill {n}](https://hill{n}.example)\n" for n in range(4))
    found = _said(_bullets(["Letters of the north."] * 12) + bare, "entry-without-description")
    assert found == ["found no description of any of the 4 entries of this section, expected them as elsewhere"]
    many = bare + "".join(f"- [Peak {n}](https://peak{n}.example)\n" for n in range(4))
    assert _said(_bullets(["Letters of the north."] * 30) + many, "entry-without-description") == []


def test_only_columns_of_long_text_are_to_be_flush_left() -> None:
    text = _table("Size", ["10", "20"]).replace("| --- | --- |", "| --- | :---: |")
    assert _said(text, "centred-text") == []


def test_what_many_entries_do_is_their_custom() -> None:
    text = HEAD + "".join(f"- [Town {n}](https://town{n}.example) - Town {n} is old.\n" for n in range(30))
    assert _said(text, "repeated-name") == []


def test_columns_of_the_same_name_are_judged_together() -> None:
    both = "[Map](https://map.example) [Key](https://key.example)"
    table = _table("Maps", ["[Map](https://a.example)"] * 8 + [both]).removeprefix(HEAD)
    assert _said(HEAD + table, "several-links") != []
    tables = "\n".join(f"## Part {i}\n\n{table}" for i in range(4))
    assert _said(HEAD + tables, "several-links") == []


def test_an_issue_of_a_series_needs_no_description() -> None:
    text = _bullets(["Letters of the north."] * 8)
    text += "- [Talk #184](https://talk.example)\n- [Bulletin](https://b.example)\n"
    assert _said(text, "entry-without-description") == [
        "found no description of `Bulletin`, expected one as its siblings have"
    ]


def test_contents_may_name_a_section_read_more() -> None:
    text = "# Data\n\n- [Read more](#read-more)\n- [Maps](#maps)\n\n## Read more\n\nOf towns.\n\n## Maps\n\nOf hills.\n"
    assert _said(text, "vague-link-text") == []


def test_a_year_that_stands_elsewhere_on_the_line_is_not_missed() -> None:
    usual = "".join(f"- **Paper {n}** (20{n}), A. Ann. [[pdf]](https://p{n}.example)\n" for n in range(10, 18))
    odd = "- **Letters: how to read them** (2019) A. Ann [[pdf]](https://letters.example)\n"
    assert _said(HEAD + usual + odd, "missing-field") == []
    none = "- **Maps**, B. Ben. [[pdf]](https://maps.example/2019)\n"
    assert _said(HEAD + usual + none, "missing-field") == ["found no `years` in `Maps`, expected it as in most entries"]
