"""Rules about words and names that a list writes in two ways, and about slips no dictionary of words knows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linting import mended, read
from listmerge.lint import lint
from listmerge.rules._prose_places import places_of, prose_places

HEAD = "# Data\n\nThis is a list of the letters that towns keep for you.\n\n"
LINES = "".join(f"- [Town {n}](https://town{n}.example) - Letters of the year, organized by town.\n" for n in range(6))
RULES = [
    "mixed-english",
    "mixed-hyphenation",
    "repeated-in-enumeration",
    "shorthand",
    "differing-expansion",
    "wrong-verb",
    "dangling-reference",
    "first-person",
    "name-separator",
]


def _said(line: str) -> list[str]:
    return [d.rule for d in lint(read(HEAD + LINES + line), select=RULES)]


@pytest.mark.parametrize(
    "line",
    [
        "- [Maps](https://maps.example) - A catalogue and dialogues in grey.\n",
        "- [Maps](https://maps.example) - By the Colour Organisation of the North.\n",
        "- [Maps](https://maps.example) - To recover, and recover, a map, and to re-cover it.\n",
        "- [Maps](https://maps.example) - Letters of @town and `a @ B`.\n",
        "- [Maps](https://maps.example) - Red, blue, and red maps of the towns.\n",
        "- [Maps](https://maps.example) - Made for Vue, React and React Native.\n",
        "- [Maps](https://maps.example) - Shows eot, woff and woff2 files, e.g. of towns, i.e. maps.\n",
        "- [Maps](https://maps.example) - The Town Letter Database (TLD) and many Town Letter Databases (TLD).\n",
        "- [Maps](https://maps.example) - The maps of the dataset include towns, and multi-client support for all.\n",
        "- [Maps](https://maps.example) - The database support is new. Tools for an app, and maps that help you.\n",
        "- [Maps](https://maps.example) - A list of towns that have maps. Let it help you. Each map shows one.\n",
        '- [Maps](https://maps.example) - Told as "We are the towns" by all, for our lives.\n',
        "- [Maps](https://maps.example) which you can read, but [more](https://more.example) is there too.\n",
        "- [Maps](https://maps.example) `new` - Letters of the north.\n",
    ],
)
def test_what_is_right_is_left_alone(line: str) -> None:
    assert _said(line) == []


def test_a_table_that_is_there_may_be_spoken_of() -> None:
    text = (
        f"{HEAD}The table below has the towns.\n\n| Name | Size |\n| --- | --- |\n| [One](https://one.example) | 2 |\n"
    )
    assert lint(read(text), select=["dangling-reference"]) == []


def test_a_list_of_makers_speaks_as_it_likes() -> None:
    lines = "".join(f"- [Town {n}](https://town{n}.example) - We keep the letters of the year.\n" for n in range(6))
    assert lint(read(HEAD + lines), select=["first-person"]) == []


def test_words_written_both_ways_equally_often_are_left_alone() -> None:
    assert _said("- [Maps](https://maps.example) - A worldwide map of the world-wide net.\n") == []


@pytest.mark.parametrize(
    ("rule", "line", "after"),
    [
        ("mixed-english", "Maps in many colours.", "Maps in many colors."),
        ("name-separator", "", ""),
        ("shorthand", "Maps by Ann @ University of Maps.", "Maps by Ann at University of Maps."),
        ("shorthand", "Maps, eg of towns, ie. letters.", "Maps, e.g. of towns, i.e. letters."),
        ("wrong-verb", "Maps. This dataset have many.", "Maps. This dataset has many."),
        ("wrong-verb", "Maps of towns. It help you to read.", "Maps of towns. It helps you to read."),
        ("wrong-verb", "A very small tool that show maps.", "A very small tool that shows maps."),
        ("wrong-verb", "Every letter are kept.", "Every letter is kept."),
    ],
)
def test_slips_are_mended_on_request(rule: str, line: str, after: str) -> None:
    sign = ": " if rule == "name-separator" else " - "
    text = f"{HEAD}{LINES}- [Maps](https://maps.example){sign}{line or 'Maps of towns.'}\n"
    assert {d.rule for d in lint(read(text), select=RULES)} == {rule}
    assert mended(text, rule).lists[0].document.source.text == text
    expected = text.replace(line, after) if line else text.replace("): ", ") - ")
    assert mended(text, rule, unsafe=True).lists[0].document.source.text == expected


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ("repeated-in-enumeration", "Maps in Spanish, Italian, Greek and Italian."),
        ("differing-expansion", "The Town Letter Archive (TLA) is the Town Letters' and Town Lettering Archive (TLA)."),
        ("dangling-reference", "Each of the towns in the table below has a map."),
        ("first-person", "Welcome to the maps of the town."),
    ],
)
def test_slips_that_only_a_person_can_mend_are_told(rule: str, line: str) -> None:
    assert _said(f"- [Maps](https://maps.example) - {line}\n") == [rule]


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Maps to add:", True),
        ("Towns to maybe review", True),
        ("To do", True),
        ("Have any maps to add?", False),
        ("What everybody needs to do", False),
        ("How to add", False),
        ("Letters to write home", False),
    ],
)
def test_a_heading_for_the_editors_is_a_leftover(heading: str, said: bool) -> None:
    found = lint(read(f"{HEAD}{LINES}\n## {heading}\n\n- Of the south\n"), select=["leftover-todo"])
    assert ["a note to the editors" in d.message for d in found] == [True] * said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Maps for our customers.", ["our customers"]),
        ("From our old town archive.", ["our old town archive"]),
        ("Maps of our planet and of our time.", []),
        ("More of them are in our sister project.", []),
    ],
)
def test_our_things_are_those_of_makers(line: str, said: list[str]) -> None:
    found = lint(read(f"{HEAD}{LINES}- [Maps](https://maps.example) - {line}\n"), select=["first-person"])
    assert [d.message.split("`")[1] for d in found] == said


def test_an_address_that_names_another_entry_does_not_make_them_kin() -> None:
    text = (
        "# Data\n\n### Harbour\n- _Size_: 100 letters\n- _Access_: https://one.example/harbour/\n\n"
        "### Northern maps of all towns\n- _Size_: 230 maps\n- _Access_: https://one.example/harbour/\n"
    )
    assert [d.rule for d in lint(read(text), select=["shared-link"])] == ["shared-link"]


@pytest.mark.parametrize(
    "line",
    [
        "- [Maps](https://maps.example) - Marshalling and organizing of levelled multilayer hills, by farming.\n",
        "- [teeaching](https://maps.example) - The maps that teeaching has.\n",
        "- [Maps](https://maps.example) - By the National Institutes of Health and the Johns Hopkins University.\n",
        "- [Maps](https://maps.example) - By the French National Institute of Health and Medical Research.\n",
        "- [Maps](https://maps.example) - By the Korean National Institute of Health.\n",
    ],
)
def test_rare_words_and_right_names_are_left_alone(line: str) -> None:
    assert lint(read(HEAD + LINES + line), select=["rare-spelling", "misnamed-body"]) == []


@pytest.mark.parametrize(
    ("slip", "meant"), [("teeaching", "teaching"), ("vaulable", "valuable"), ("safegard", "safeguard")]
)
def test_slips_of_words_that_are_often_misspelt_are_found(slip: str, meant: str) -> None:
    found = lint(read(HEAD + LINES + f"- [Maps](https://maps.example) - Maps of {slip} towns.\n"), select=["text"])
    assert [d.message for d in found] == [f"found `{slip}` in no dictionary, expected `{meant}`"]


@given(st.lists(st.sampled_from(["maps", "Maps", "map-maker", "mapmaker", "- ", " ", "(", ")", "*", "`", "/x", ".\n"])))
def test_many_words_are_found_where_each_is_found(pieces: list[str]) -> None:
    found = read(HEAD + LINES + "\n" + "".join(pieces))
    words = ["maps", "Maps", "map-maker", "mapmaker", "of"]
    assert places_of(found, words) == {w: p for w in words if (p := list(prose_places(found, w)))}
