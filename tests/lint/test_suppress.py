"""Living with known faults: comments, settings per path, single findings allowed; and what of it is of no use."""

from __future__ import annotations

from pathlib import Path

import pytest

from linting import read
from listmerge.config import load_config
from listmerge.errors import InputError
from listmerge.lint import Linter, lint

TABLE = "# T\n\n## S\n\n| Name | Size |\n| --- | --- |\n| [One](https://one.example) | 10 |\n"
BULLETS = "# T\n\n## S\n\n- [One](https://one.example) - First.\n- [Two](https://two.example) - Second.\n"
SELECT = ("open-row", "entry-without-link", "unused-suppression", "malformed-suppression")


def found(text: str) -> list[tuple[str, int]]:
    """Rule and line of each finding of the frame and two simple rules."""
    source_list = read(text)
    return [(d.rule, source_list.document.source.line_of(d.span.start)) for d in lint(source_list, SELECT)]


def test_no_comment_no_change() -> None:
    assert found(TABLE + "| [Two](https://two.example) | 20\n") == [("open-row", 8)]


def test_comment_behind_text_holds_for_its_line_only() -> None:
    text = TABLE + "| [Two](https://two.example) | 20 <!-- listmerge: allow open-row -- as imported -->\n"
    assert found(text) == []
    assert found(text + "| [Three](https://three.example) | 30\n") == [("open-row", 9)]


def test_comment_on_its_own_line_holds_for_the_next_entry() -> None:
    text = BULLETS + "<!-- listmerge: allow entry-without-link -- no page yet -->\n- **Three** - Third.\n"
    assert found(text) == []
    assert found(text + "- **Four** - Fourth.\n- [Five](https://five.example) - 5.\n") == [("entry-without-link", 9)]


def test_comment_on_its_own_line_holds_for_the_next_block() -> None:
    text = TABLE.replace("| Name", "<!-- listmerge: allow open-row -- all of it -->\n| Name")
    assert found(text + "| [Two](https://two.example) | 20\n| [Three](https://three.example) | 30\n") == []


def test_allow_file_holds_for_the_file_and_families_have_names_too() -> None:
    rows = "| [Two](https://two.example) | 20\n| [Three](https://three.example) | 30\n"
    for name in ("open-row", "structure"):
        assert found(f"<!-- listmerge: allow-file {name} -- generated -->\n\n{TABLE}{rows}") == []


def test_several_rules_in_one_comment() -> None:
    text = TABLE + "| Two | 20 <!-- listmerge: allow open-row, entry-without-link -- on paper only -->\n"
    assert found(text) == []


def test_comment_in_code_is_no_suppression() -> None:
    text = BULLETS + "\n```\n<!-- listmerge: allow open-row -- an example -->\n```\n"
    assert found(text) == []


def test_unused_suppression_is_reported_where_it_stands() -> None:
    assert found(BULLETS + "- [X](https://x.example) <!-- listmerge: allow open-row -- old -->\n") == [
        ("unused-suppression", 7)
    ]
    assert found("<!-- listmerge: allow-file open-row -- old -->\n" + BULLETS) == [("unused-suppression", 1)]


def test_suppression_of_a_rule_that_did_not_run_is_not_called_unused() -> None:
    text = BULLETS + "- [X](https://x.example) <!-- listmerge: allow open-row -- old -->\n"
    assert lint(read(text), ["unused-suppression", "ragged-row"]) == []


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("listmerge: allow open-row", "no reason"),
        ("listmerge: allow -- because", "no rule"),
        ("listmerge: allow open-rows -- because", "unknown rule `open-rows`, expected perhaps `open-row`"),
        ("listmerge: alow open-row -- because", "the word `alow`"),
    ],
)
def test_malformed_suppression(comment: str, said: str) -> None:
    findings = lint(read(f"{BULLETS}- [X](https://x.example) <!-- {comment} -->\n"), ["malformed-suppression"])
    assert [d.rule for d in findings] == ["malformed-suppression"]
    assert said in findings[0].message


def test_without_a_reason_it_still_holds() -> None:
    text = TABLE + "| [Two](https://two.example) | 20 <!-- listmerge: allow open-row -->\n"
    assert found(text) == [("malformed-suppression", 8)]


def settings(folder: Path, rules: str) -> Linter:
    """The linter of a listmerge.yaml with these `rules:`."""
    path = folder / "listmerge.yaml"
    path.write_text(f"lists:\n  - a.md\nrules:\n{rules}")
    return Linter(load_config(path), SELECT)


OPEN = TABLE + "| [Two](https://two.example) | 20\n"


def test_per_path_switches_rules_off_for_some_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    linter = settings(tmp_path, "  per-path:\n    'a*.md': [structure]\n")
    assert [d.path for d in linter.findings([read(OPEN, "a"), read(OPEN, "b")])] == ["b.md"]


def test_allow_accepts_one_finding_of_one_entry(tmp_path: Path) -> None:
    linter = settings(tmp_path, "  allow:\n    - {rule: open-row, entry: a/two, reason: as imported}\n")
    assert linter.findings([read(OPEN, "a")]) == []
    assert [d.rule for d in linter.findings([read(OPEN, "b")])] == ["open-row"]


def test_allow_that_allows_nothing_is_reported_in_the_configuration(tmp_path: Path) -> None:
    linter = settings(tmp_path, "  allow:\n    - {rule: open-row, entry: a/two, reason: as imported}\n")
    findings = linter.findings([read(BULLETS, "a")])
    assert [(d.rule, Path(d.path).name) for d in findings] == [("unused-suppression", "listmerge.yaml")]
    assert linter.findings([read(BULLETS, "b")]) == [], "a run over other lists can't tell"


@pytest.mark.parametrize(
    ("rules", "line", "said"),
    [
        ("  ignore: [opne-row]\n", 4, "unknown rule `opne-row`"),
        ("  per-path:\n    '*.md': [text, opne-row]\n", 5, "did you mean `open-row`"),
        ("  per-path:\n    '*.md': open-row\n", 5, "should be a list"),
        ("  allow:\n    - {rule: open-row, entry: a/two}\n", 5, "has no `reason`"),
        ("  allow:\n    - {rule: open-row, entri: a/two, reason: x}\n", 5, "unknown key"),
        ("  allow:\n    - open-row\n", 5, "no mapping"),
        ("  allow: open-row\n", 4, "should be a list"),
        ("  baseline: [x]\n", 4, "should be text"),
    ],
)
def test_wrong_settings_are_errors_with_their_line(tmp_path: Path, rules: str, line: int, said: str) -> None:
    with pytest.raises(InputError) as caught:
        settings(tmp_path, rules)
    assert caught.value.line == line
    assert said in str(caught.value)


def test_of_a_generated_page_only_the_form_is_judged() -> None:
    comment = "<!-- listmerge: generated -- mend the lists -->\n\n"
    text = TABLE + "| Two | 20\n"
    assert found(text) == [("open-row", 8), ("entry-without-link", 8)]
    assert found(comment + text) == [("open-row", 10)]
