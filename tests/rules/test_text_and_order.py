"""Rules about text and order: what they leave alone, and how they judge a list by what most of it does."""

from __future__ import annotations

import pytest

from linting import mended, read
from listmerge.lint import lint

HEAD = "# Data\n\nThis is a list of the letters that towns keep for you.\n\n"
LINES = "".join(f"- [Town {n}](https://town{n}.example) - The mayor's letters of the year.\n" for n in range(6))
TEXT_RULES = ["text"]


def _rules(line: str, select: list[str] = TEXT_RULES) -> list[str]:
    return [d.rule for d in lint(read(HEAD + LINES + line), select=select)]


@pytest.mark.parametrize(
    "line",
    [
        "- [地图](https://maps.example) - 城镇地图（2k），信件。\n",
        "- [Cartes](https://cartes.example) - Les lettres\u00a0: «\u00a0villes\u00a0».\n",
        "- [Weight](https://weight.example) - Letters of 20\u00a0kg and 1\u202f000 maps.\n",
        "- [Range](https://range.example) - Letters\u2009—\u2009and maps.\n",
        "- [Family](https://family.example) - Maps 👨\u200d👩\u200d👧 for all.\n",
        "- [Farsi](https://farsi.example) - می\u200cخواهم.\n",
        '- [Code](https://code.example) - Prints `“x”` for `"x"`.\n',
        "- [Entity](https://entity.example) - Letters&nbsp;of towns.\n",
    ],
)
def test_typography_that_is_right_is_left_alone(line: str) -> None:
    assert _rules(line) == []


@pytest.mark.parametrize(
    ("rule", "line", "after"),
    [
        ("invisible-character", "Maps\u00a0of towns.", "Maps of towns."),
        ("invisible-character", "Maps\u200b of to\u00adwns.", "Maps of towns."),
        ("full-width-punctuation", "Maps（2k），and towns.", "Maps (2k), and towns."),
        ("mixed-quotes", "The mayor’s maps and the town’s.", "The mayor's maps and the town's."),
    ],
)
def test_odd_characters_of_a_line_are_one_finding_and_mended_on_request(rule: str, line: str, after: str) -> None:
    text = f"{HEAD}{LINES}- [Maps](https://maps.example) - {line}\n"
    assert [d.rule for d in lint(read(text), select=["text"])] == [rule]
    assert mended(text, rule).lists[0].document.source.text == text
    assert mended(text, rule, unsafe=True).lists[0].document.source.text == text.replace(line, after)


def test_a_zero_width_space_in_an_address_is_found() -> None:
    assert _rules("- [Maps](https://maps.example/a\u200bb) - Maps of towns.\n") == ["invisible-character"]


def test_curly_quotes_stay_where_they_are_the_custom() -> None:
    text = HEAD + LINES.replace("'", "’")
    assert lint(read(text), select=["mixed-quotes"]) == []
    found = lint(read(text + "- [Maps](https://maps.example) - The town's maps.\n"), select=["mixed-quotes"])
    assert ["expected curly" in d.message for d in found] == [True]


def _sorted_list(names: list[str]) -> str:
    return "# Data\n\n" + "".join(f"- [{n}](https://x.example/{i}) - A map.\n" for i, n in enumerate(names))


@pytest.mark.parametrize(
    "names",
    [
        ["ab", "Ac", "Äd", "ae", "b c", "b-d", "bé", "C"],
        ["Part 1", "Part 2", "Part 8", "Part 9", "Part 10", "Part 11", "Part 12"],
        ["The Apple", "Banana", "A Cherry", "Date", "An Elder", "The Fig", "Grape"],
        [".net", "@home", "Apple", "Banana", "Cherry", "Date", "Elder"],
        ["Apple", "Banana", "Cherry", "Date", "apple", "banana", "cherry"],
        ["Red", "Blue", "Green", "Yellow", "Black", "White", "Pink", "Grey"],
        ["Apple", "Cherry", "Banana", "Date", "Elder", "Apricot"],
    ],
)
def test_every_way_of_sorting_is_a_way_and_an_unsorted_section_is_no_fault(names: list[str]) -> None:
    assert lint(read(_sorted_list(names)), select=["unsorted-entry"]) == []


def test_the_order_expected_is_named() -> None:
    names = ["Apple", "Banana", "Zebra", "Cherry", "Date", "Elder", "Fig", "Grape"]
    [finding] = lint(read(_sorted_list(names)), select=["unsorted-entry"])
    assert finding.message.startswith("found `Zebra` out of alphabetical order, expected it below `Grape` (by words")


def test_line_ends_are_made_alike() -> None:
    text = b"# Data\r\n\r\n- [One](https://one.example)\r\n- [Two](https://two.example)\n"
    [finding] = lint(read(text), select=["mixed-line-ends"])
    assert finding.message == "found 1 line ends LF, expected CRLF as in the rest of the file"
    assert mended(text, "mixed-line-ends").lists[0].document.source.text.count("\r\n") == 4


@pytest.mark.parametrize(
    "line",
    [
        "- [Recieve](https://recieve.example) - A program that can recieve letters.\n",
        "- [Code](https://code.example) - Call `recieve` or see [recieve](https://two.example).\n",
        "- [Path](https://path.example) - Look at recieve/letters and recieve.py, or at @recieve.\n",
        "- [Lieux](https://lieux.example) - Les cartes dans une ville pour les adresse et le langage.\n",
        "- [People](https://people.example) - Letters by Anna Thier and Rady Claus.\n",
        "- [Part](https://part.example) - A **lette**rs reader.\n",
    ],
)
def test_names_code_and_other_languages_are_not_misspelt(line: str) -> None:
    assert _rules(line, ["misspelling"]) == []


def test_a_word_often_misspelt_is_one_finding_whose_fix_mends_all() -> None:
    lines = "".join(f"- [Mill {n}](https://mill{n}.example) - The goverment of mills.\n" for n in range(5))
    [finding] = lint(read(HEAD + lines), select=["misspelling"])
    assert finding.message == "found the misspelt word `goverment` at 5 places, expected `government`"
    after = mended(HEAD + lines, "misspelling", unsafe=True).lists[0].document.source.text
    assert after == HEAD + lines.replace("goverment", "government")


def test_where_two_words_may_be_meant_both_are_named_and_none_is_written() -> None:
    [finding] = lint(read(HEAD + "- [Mill](https://mill.example) - On thes mills.\n"), select=["misspelling"])
    assert "expected `this` or `these`" in finding.message and finding.fix is None


@pytest.mark.parametrize(
    "line",
    [
        "- [Tap Tap](https://tap.example) - Letters that had had a very very long way.\n",
        "- [Cut](https://cut.example) - Text that stops. Stops are lines.\n",
        "- [Go](https://go.example) - Reads `url.Values` and time.Duration of (re)sent mail, as Node.js does.\n",
        "- [Forms](https://forms.example) - Reads files (bmp,asf,gif) at 10:30, 1:2 and a:b.\n",
        "- [Smile](https://smile.example) - Letters for you :) and 1) maps or a) songs ;-)\n",
        '- [Inch](https://inch.example) - Frames of 15" and (of 17") more.\n',
        "- [Home](https://home.example) - Reads .env and .NET, see ./maps, or ... more.\n",
        "- [Sum](https://sum.example) - Letters of 12,500 towns in 10, 100 and 200 boxes, see page 9, 588 for more.\n",
        "- [Hub](https://hub.example) - On GitHub, run `Github` or github, see Github.com/towns.\n",
        "- [Stop](https://stop.example) - Letters.\n\n  Other maps.\n",
    ],
)
def test_text_in_order_is_left_alone(line: str) -> None:
    assert _rules(line, ["text", "facts"]) == []


@pytest.mark.parametrize(
    ("rule", "line", "after"),
    [
        ("doubled-word", "Letters of the the towns.", "Letters of the towns."),
        ("missing-space", "A book of letters.This is old.", "A book of letters. This is old."),
        ("missing-space", "A set (version 2)of letters and more.", "A set (version 2) of letters and more."),
        ("space-before-punctuation", "Letters , and maps .", "Letters, and maps."),
        ("space-before-punctuation", "The group 's maps.", "The group's maps."),
        ("double-space", "Letters  and maps.", "Letters and maps."),
        ("split-number", "Letters of 12, 500 towns.", "Letters of 12,500 towns."),
        ("brand-case", "Found on Youtube.", "Found on YouTube."),
    ],
)
def test_slips_are_found_and_mended(rule: str, line: str, after: str) -> None:
    text = f"{HEAD}{LINES}- [Maps](https://maps.example) - {line}\n"
    assert {d.rule for d in lint(read(text), select=["text", "facts"])} == {rule}
    assert mended(text, rule, unsafe=True).lists[0].document.source.text == text.replace(line, after)


@pytest.mark.parametrize(
    "line", ["Letters (and maps.", "Letters and maps).", "The “letters and maps.", 'The "letters.']
)
def test_a_mark_without_partner_is_found(line: str) -> None:
    assert _rules(f"- [Maps](https://maps.example) - {line}\n", ["text"]) == ["unclosed-mark"]


def test_smileys_are_no_marks() -> None:
    assert _rules("- [Maps](https://maps.example) - Maps drawn at night ;( and by day :).\n", ["text"]) == []


@pytest.mark.parametrize(
    "line",
    [
        "- [Ones](https://ones.example) - A one-off, an hour, a unique European map, an SQL table, an MLOps tool.\n",
        "- [Grade](https://grade.example) - Serie A and plan a are grades, as is Q&A and more.\n",
        "- [Dated](https://dated.example) - As of May 2020 it is released, and it will be useful.\n",
    ],
)
def test_articles_by_sound_and_dates_are_left_alone(line: str) -> None:
    assert _rules(line) == []


def _described(*descriptions: str) -> str:
    usual = "".join(f"- [Mill {n}](https://mill{n}.example) - Letters from one of the mills.\n" for n in range(8))
    return "# Data\n\n" + usual + "".join(f"- [Maps](https://maps.example) - {d}\n" for d in descriptions)


@pytest.mark.parametrize("rule", ["mixed-full-stops", "lower-case-description"])
@pytest.mark.parametrize(
    "text", ["Maps.", "Maps of mills, of towns and of people, with:", "maps is what maps is about.", "Maps of mills!"]
)
def test_labels_open_ends_and_names_are_no_odd_descriptions(rule: str, text: str) -> None:
    assert lint(read(_described(text)), select=[rule]) == []


@pytest.mark.parametrize(
    ("odd", "said"), [(1, "found a description with a full stop"), (6, "found 6 descriptions with")]
)
def test_many_descriptions_in_the_rarer_form_are_one_finding(odd: int, said: str) -> None:
    usual = ["Letters from one of the mills"] * 8
    text = _described(*usual, *["Tales of mills and seas."] * odd).replace("the mills.\n", "the mills\n")
    [finding] = lint(read(text), select=["mixed-full-stops"])
    assert finding.message.startswith(said)
    assert len(finding.places) == odd


@pytest.mark.parametrize("word", ["Handwriten", "handwritten's", "handwrittens", "unwritten"])
def test_other_words_are_no_rare_spelling(word: str) -> None:
    lines = "".join(f"- [Mill {n}](https://m{n}.example) - The handwritten mail of a mill.\n" for n in range(6))
    assert (
        lint(read(HEAD + lines + f"- [Maps](https://maps.example) - The {word} maps.\n"), select=["rare-spelling"])
        == []
    )
