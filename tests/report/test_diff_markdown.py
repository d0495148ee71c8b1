"""The comment on a pull request is inert whatever the lists say."""

from __future__ import annotations

import html
import re

import cmarkgfm
from hypothesis import example, given
from hypothesis import strategies as st

from listmerge.diff import Item, Version, compare
from listmerge.report.characters import visible
from listmerge.report.diff_markdown import LIMIT, code, diff_markdown, text
from listmerge.report.diff_text import diff_text

PIECES = [*"ab1@#`|<>[]()*_~\\&;:!/.-$\n\u202e ", "https://", "www.", "GH-7", "deadbeef1", "&amp;"]
HOSTILE = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


def render(markdown: str) -> str:
    return cmarkgfm.github_flavored_markdown_to_html(markdown)


def shown(markdown: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", render(markdown))).strip()


@given(HOSTILE.filter(str.strip))
@example("<img src=x onerror=alert(1)>")
@example("@octocat closes #12, see https://example.org/o/r/issues/1 and 0123abc")
@example("[x](javascript:alert(1))")
def test_a_name_is_shown_as_it_is_and_does_nothing(value: str) -> None:
    page = render(f"- {text('x' + value + 'x')}\n")
    assert set(re.findall(r"</?(\w+)", page)) <= {"ul", "li"}
    assert not re.search(r"[@#]\w", html.unescape(page))
    assert shown(f"- {text('x' + value + 'x')}").replace("\u200b", "").split() == visible(f"x{value}x").split()


@given(HOSTILE.filter(str.strip))
def test_nothing_ends_a_code_span(value: str) -> None:
    page = render(f"a {code(value)} b")
    assert set(re.findall(r"</?(\w+)", page)) <= {"p", "code"}
    assert shown(f"a {code(value)} b").split() == f"a {visible(value)} b".split()


def item(name: str, url: str | None = None) -> Item:
    return Item("a.md", name, name, url, ("S",), None, ((url, "home"),) if url else (), ())


def test_a_report_of_a_great_change_fits_into_a_comment() -> None:
    new = Version("new", tuple(item(f"entry {i} " + "x" * 90, f"https://example.org/{i}") for i in range(2000)))
    report = diff_markdown(compare(Version("old", ()), new))
    assert len(report) <= LIMIT
    assert "more lines" in report.splitlines()[-1]


def test_hidden_characters_are_drawn() -> None:
    report = diff_text(compare(Version("old", ()), Version("new", (item("safe\u202egpj.exe"),))))
    assert any("safe<U+202E>gpj.exe" in line for _, line in report)


def test_no_change_says_so() -> None:
    same = Version("x", (item("a"),))
    assert "No entry changed (1 compared)." in diff_markdown(compare(same, same))
