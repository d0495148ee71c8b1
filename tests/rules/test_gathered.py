"""One finding for many places: it names them all, so that a baseline and a change see each of them."""

from __future__ import annotations

import pytest

from linting import read
from listmerge.lint import lint

MANY = 30
ROW = "| [Town {n}](https://one.example/{n}) | {cell} |\n"
TABLE = "# Data\n\n| Name | Size |\n| --- | --- |\n"


def _headings(form: str) -> str:
    return "# Data\n\n" + "".join(form.format(n=n) + f"\n\n- [One](https://one.example/{n})\n\n" for n in range(MANY))


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("bare-url", "# Data\n\n" + "".join(f"See https://one.example/{n} there.\n\n" for n in range(MANY))),
        ("heading-jump", _headings("## Part {n}\n\n#### Of it")),
        ("long-link-text", _headings("See [" + "many words of one town " * 6 + "](https://two.example/{n}) there.")),
        ("missing-blank-line", "# Data\n\n" + "\n\n".join(f"Of {n}:\n- one\n\nMaps:\n\n- two" for n in range(MANY))),
        ("placeholder", TABLE + "".join(ROW.format(n=n, cell="TBD") for n in range(MANY))),
        ("plain-http", _headings("[Two](http://two{n}.example)")),
        (
            "repeated-name",
            "# Data\n\n"
            + "".join(f"- [M{n}](https://m.example/{n}) - M{n} is old.\n" for n in range(MANY))
            + "".join(f"- [N{n}](https://n.example/{n}) - Maps of old.\n" for n in range(MANY * 9)),
        ),
        ("trailing-space", "# Data\n\n" + "A line of \n" * 41),
        ("vague-link-text", TABLE + "".join(ROW.format(n=n, cell="[link](https://two.example)") for n in range(MANY))),
    ],
)
def test_a_finding_that_speaks_for_many_names_each_place(rule: str, text: str) -> None:
    [finding] = lint(read(text), select=[rule])
    assert len(finding.places) == len(set(finding.places)) >= MANY
    assert finding.places == sorted(finding.places)
    assert f" {len(finding.places)} " in finding.message or f" {len(finding.places) - 1} more" in finding.message


def test_numbered_and_second_titles_are_all_named() -> None:
    for rule, form, count in (("numbered-heading", "## {n}. Part", MANY), ("second-title", "# Part {n}", MANY)):
        [finding] = lint(read(_headings(form)), select=[rule])
        assert len(finding.places) == count
