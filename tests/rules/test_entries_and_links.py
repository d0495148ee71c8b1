"""Rules about entries, links, facts and identity: what they leave alone; they judge by the list's own majority."""

from __future__ import annotations

import pytest

from linting import mended, read
from listmerge.lint import lint

LINKS = "# Data\n\n" + "".join(f"- [Item {n}](https://item{n}.example) - Letters of town {n}.\n" for n in range(8))

TABLE = """# Data

| Name | Patient Count | Paper |
| --- | --- | --- |
| [One](https://one.example) | 40,000 | [Letters](https://paper.example/1) |
| [Two](https://two.example) | ~500 | [Maps](https://paper.example/2) |
| [Three](https://three.example) | 70 | [Songs](https://paper.example/3) |
"""


@pytest.mark.parametrize("text", ["", "# Data\n", "Only words.\n", LINKS, TABLE])
def test_a_well_kept_list_has_no_finding(text: str) -> None:
    assert lint(read(text), select=["entries", "links", "facts", "identity"]) == []


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ("plain-http", "- [Local](http://localhost:8000/x) - A server of your own.\n"),
        ("stray-url-character", '- [Quoted](https://q.example) - See "https://quoted.example/x" for more.\n'),
        ("vague-link-text", "- [Here](https://here.example) - A map service.\n"),
        ("tracking-parameter", "- [Asked](https://asked.example/?source=archive) - A catalogue.\n"),
        ("login-page", "- [Catalogue](https://c.example/login-statistics/) - Figures of a portal.\n"),
        ("cut-off-description", "- [Open](https://open.example) - " + "Letters, maps, " * 6 + "...\n"),
        ("ambiguous-range", "- [Range](https://range.example) - Between 50k-100k letters.\n"),
    ],
)
def test_what_only_looks_like_the_fault_is_left_alone(rule: str, line: str) -> None:
    assert lint(read(LINKS + line), select=[rule]) == []


def test_many_links_over_http_are_one_finding() -> None:
    text = LINKS.replace("https://", "http://")
    assert [d.message for d in lint(read(text), select=["plain-http"])] == [
        "found 8 links over plain http, expected https"
    ]


def test_a_rounded_number_is_no_contradiction() -> None:
    text = "# Data\n\n- **One** (18k) 2001-2004\n    - Letters of 18,123 patients.\n    - [One](https://one.example)\n"
    assert lint(read(text), select=["contradicting-count"]) == []


def test_a_page_for_many_entries_is_no_copied_link() -> None:
    text = "# Data\n\n" + "".join(f"- [Part {c}](https://one.example/all) - Kind {c}.\n" for c in "ABCDE")
    assert lint(read(text), select=["shared-link"]) == []


def test_unsafe_fixes_are_made_only_on_request() -> None:
    text = LINKS + "- [Paper](http://dx.doi.org/10.1000/1) - Letters of the ninth town.\n"
    kept = mended(text, "legacy-resolver").lists[0].document.source.text
    changed = mended(text, "legacy-resolver", unsafe=True).lists[0].document.source.text
    assert kept == text
    assert "https://doi.org/10.1000/1" in changed


def test_html_ids_are_places_to_link_to() -> None:
    text = '# Data\n\n- [Up](#up) and [down](#down)\n\n## Things\n\n- [One](https://one.example) <a id="up"></a>\n'
    findings = lint(read(text), select=["dead-anchor"])
    assert [f.message.split("`")[1] for f in findings] == ["#down"]
