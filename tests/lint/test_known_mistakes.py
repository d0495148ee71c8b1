"""Mistakes that other tools were measured to make when they mend lists: none of them here."""

from __future__ import annotations

import re

import cmarkgfm

from linting import mended, read
from listmerge.lint import Linter

HEAD = "# Data\n\n"


def fixed(text: str) -> str:
    """The text after all fixes, unsafe ones too."""
    return mended(text, unsafe=True).lists[0].document.source.text


def test_closing_pipes_of_good_rows_stay() -> None:
    rows = [f"| [Set {c}](https://{c}.example) | {n} maps |" for n, c in enumerate("abcdef", 10)]
    table = ["| Name | Size |", "| --- | --- |", *rows[:4], rows[4].removesuffix(" |"), rows[5]]
    assert fixed(HEAD + "\n".join(table) + "\n") == HEAD + "\n".join([*table[:2], *rows]) + "\n"


def test_sibling_headings_stay_at_one_level() -> None:
    text = "# Data\n\n" + "".join(
        f"### Part {c}\n\n- [Set {c}](https://{c}.example) - Maps of {c}.\n\n" for c in ("North", "South", "West")
    )
    levels = re.findall(r"(?m)^#+(?= Part)", fixed(text))
    assert len(levels) == 3 and len(set(levels)) == 1


def test_a_separator_never_becomes_a_heading() -> None:
    """A line of hyphens right below text underlines it; so none may come to stand there."""
    for mark in ("---", "***", "___", "- - -"):
        for gap in ("\n", "\n\n"):
            one, two = (f"[{n}](https://{n.lower()}.example)  \nMaps of {n}.\n" for n in ("One", "Two"))
            text = f"{HEAD}{one}\n{mark}{gap}{two}"
            assert headings(fixed(text)) == headings(text) == ["Data"]


def test_code_stays_code() -> None:
    fenced = "```sh\n| a | b\n*  not a list \n\n\n# no heading\nhttp://example.com\t\n```\n"
    indented = "Run:\n\n    make\tall  \n\n\n    # no heading\n    * no bullet\n"
    tabbed = "- [Two](https://two.example) - Second of them.\n\n\t\tmake  all  \n"
    for block in (fenced, indented, tabbed):
        text = f"{HEAD}- [One](https://one.example) - First of them.   \n\n{block}"
        assert codes(fixed(text)) == codes(text) != []


def test_an_empty_last_section_is_found() -> None:
    for end in ("", "\n", "\n\n", "\n---\n", "\n<!-- to come -->\n"):
        found = read(f"{HEAD}## Maps\n\n- [One](https://one.example) - First of them.\n\n## Letters\n{end}")
        findings = Linter(select=["empty-section"]).findings([found])
        assert [found.document.source.slice(d.span).strip() for d in findings] == ["## Letters"], repr(end)


def page(text: str) -> str:
    """What GitHub makes of a text."""
    return cmarkgfm.github_flavored_markdown_to_html(text)


def headings(text: str) -> list[str]:
    """What GitHub shows as headings."""
    return [re.sub(r"<[^>]*>", "", h) for h in re.findall(r"<h\d[^>]*>(.*?)</h\d>", page(text), re.DOTALL)]


def codes(text: str) -> list[str]:
    """What GitHub shows as blocks of code."""
    return re.findall(r"<pre.*?</pre>", page(text), re.DOTALL)
