"""The formats of lint: each is what its reader takes, also of a list that means harm."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from linting import read
from listmerge.edit import Diagnostic, Edit, Fix, Note
from listmerge.lint import Linter
from listmerge.report import formats, load
from listmerge.report.findings import Findings
from listmerge.text import Span

#: The schema of OASIS as published, see its `id`; a copy, so that tests need no network.
SCHEMA = Path(__file__).parents[1] / "lint" / "fixtures" / "sarif-schema-2.1.0.json"
TEXT = """# T

| Name | Size |
| --- | --- |
| [One](https://one.example) | 10 |
| [数据 Two](https://two.example) | 20
| [Three](https://three.example) | 30 | x |
"""
EVIL = "found `|` *b* <b>, @octocat #12 %0A::error::x\r\n::error::y \x1b[31m\x00\u202e \ud800, expected nothing"


def sample() -> Findings:
    """An error with a safe fix, one without, and a hostile finding with a related place."""
    found = read(TEXT)
    source = found.document.source
    at = source.text.index("Three")
    fix = Fix("mend", (Edit(Span(at, at + 5), "Drei\nmore"),), safe=False)
    other = Diagnostic(
        "entry-without-link", "info", "a.md", Span(at, at + 5), EVIL, fix, (Note("a.md", Span(0, 1), "see"),)
    )
    return Findings([other, *Linter(select=["structure"]).findings([found])], [found])


def report(form: str, found: Findings | None = None, colour: bool = False) -> str:
    """The output of one format."""
    return load("lint", form).report(found or sample(), colour)  # type: ignore[no-any-return]


def test_the_contract_names_the_formats() -> None:
    assert formats("lint") == ["concise", "full", "github", "gitlab", "json", "junit", "markdown", "sarif"]


@pytest.mark.parametrize("form", formats("lint"))
def test_no_findings(form: str) -> None:
    text = report(form, Findings([], [read("# T\n")]))
    assert text == "" or text.endswith("\n")
    if form in ("full", "concise", "github"):
        assert text == ""


@pytest.mark.parametrize("form", formats("lint"))
def test_nothing_that_moves_a_cursor_gets_out(form: str) -> None:
    text = report(form)
    if form not in ("json", "sarif"):  # escaped there by JSON itself
        assert not re.search("[\x00\x1b\u202e\ud800]", text)
    assert "\x1b" not in text


@pytest.mark.parametrize("form", ["full", "concise"])
def test_colour_only_adds_codes(form: str) -> None:
    assert re.sub(r"\x1b\[[0-9;]*m", "", report(form, colour=True)) == report(form)
    assert "\x1b[" in report(form, colour=True)


def test_a_fix_shows_the_lines_it_touches_and_no_others() -> None:
    found = read("# T\n\n- a  b\n- one\n- two\n- c  d  e\n- f\n")
    text = found.document.source.text
    edits = tuple(Edit(Span(m.start(), m.end()), " ") for m in re.finditer("  ", text))
    finding = Diagnostic("double-space", "info", "a.md", edits[0].span, "found two", Fix("leave one", edits))
    findings = Findings([finding], [found])
    assert findings.corrected(finding) == ["- a b", "- c d e"]
    assert [line.strip() for line in report("full", findings).splitlines() if "+" in line] == ["+ - a b", "+ - c d e"]


def test_full_underlines_the_place_and_gives_the_corrected_line() -> None:
    lines = report("full").splitlines()
    at = next(i for i, line in enumerate(lines) if "error[open-row]" in line)
    assert lines[at] == "a.md:6:1: error[open-row] found a row without a closing pipe, expected `|` at its end"
    assert lines[at + 2] == " 6 | | [数据 Two](https://two.example) | 20"
    assert lines[at + 3] == "   | " + "^" * 38, "wide characters take two columns"
    assert "   + | [数据 Two](https://two.example) | 20 |" in lines
    assert "   = `listmerge rules open-row` explains" in lines


def test_full_cuts_long_lines_around_the_place() -> None:
    found = read("# T\n\n" + "word " * 100 + "here " + "word " * 100 + "\n")
    at = found.document.source.text.index("here")
    text = report("full", Findings([Diagnostic("open-row", "info", "a.md", Span(at, at + 4), "m")], [found]))
    line, marks = text.splitlines()[2:4]
    assert len(line) < 130
    assert line[marks.index("^") : marks.rindex("^") + 1] == "here"


def test_concise_is_a_line_a_finding() -> None:
    assert all(re.match(r"a\.md:\d+:\d+: (error|warning|info) \[[a-z-]+\] ", x) for x in report("concise").splitlines())
    assert len(report("concise").splitlines()) == 3


def test_github_most_severe_first_and_escaped() -> None:
    lines = report("github").splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", "::error", "::notice"]
    assert lines[0].startswith("::error file=a.md,line=6,endLine=6,col=1,endColumn=")
    assert "%250A" in lines[2] and "\r" not in lines[2]


def test_json_is_the_contract() -> None:
    rows = json.loads(report("json"))["findings"]
    assert {k for row in rows for k in row} >= {
        "rule", "severity", "path", "line", "column", "end_line", "end_column", "message", "fix", "related"
    }  # fmt: skip
    assert rows[0]["fix"] == {"title": "mend", "safe": False}
    assert rows[0]["related"] == [{"path": "a.md", "line": 1, "column": 1, "note": "see"}]


def test_sarif_is_valid() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(SCHEMA.read_text())
    for found in (sample(), Findings([], [read("# T\n")])):
        jsonschema.Draft4Validator(schema).validate(json.loads(report("sarif", found)))


def test_sarif_places_rules_and_fixes() -> None:
    run = json.loads(report("sarif"))["runs"][0]
    names = [r["id"] for r in run["tool"]["driver"]["rules"]]
    result = next(r for r in run["results"] if r["ruleId"] == "open-row")
    assert names[result["ruleIndex"]] == "open-row"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "a.md", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 6, "startColumn": 1, "endLine": 6, "endColumn": 37}
    replacement = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replacement["insertedContent"] == {"text": " |"}


@pytest.mark.parametrize("form", ["gitlab", "sarif"])
def test_fingerprints_survive_moved_lines_and_differ(form: str) -> None:
    def prints(text: str) -> list[str]:
        found = read(text)
        data = json.loads(report(form, Findings(Linter(select=["structure"]).findings([found]), [found])))
        if form == "gitlab":
            return [row["fingerprint"] for row in data]
        return [r["partialFingerprints"]["listmergeRuleAndEntry/v1"] for r in data["runs"][0]["results"]]

    assert prints(TEXT) == prints(TEXT.replace("# T\n", "# T\n\nHello.\n"))
    assert len(set(prints(TEXT))) == len(prints(TEXT)) == 2


def test_gitlab_has_what_gitlab_reads() -> None:
    for row in json.loads(report("gitlab")):
        assert {"description", "check_name", "fingerprint", "severity", "location"} <= row.keys()
        assert row["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert row["location"]["lines"]["begin"] >= 1 and not row["location"]["path"].startswith("./")


def test_junit_is_xml_and_counts_add_up() -> None:
    root = ET.fromstring(report("junit"))
    assert (root.get("tests"), root.get("failures")) == ("3", "3")
    assert [c.tag for c in root.iter("failure")] == ["failure"] * 3
    clean = ET.fromstring(report("junit", Findings([], [read("# T\n")])))
    assert (clean.get("tests"), clean.get("failures")) == ("1", "0")


def test_markdown_is_a_table_that_pings_nobody() -> None:
    import cmarkgfm

    text = report("markdown")
    html = cmarkgfm.github_flavored_markdown_to_html(text)
    assert html.count("<tr>") == 4
    assert "<b>" not in html and "<em>" not in html
    assert "@octocat" not in text and "#12" not in text


def test_markdown_stays_within_a_comment() -> None:
    found = read(TEXT)
    many = [Diagnostic("open-row", "error", "a.md", Span(0, 1), "found " + "x|" * 5000)] * 500
    text = report("markdown", Findings(many, [found]))
    assert len(text) < 65_536
    assert "400 more" in text
