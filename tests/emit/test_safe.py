"""Nothing that a list says may act in an output."""

from __future__ import annotations

import html
import re

import cmarkgfm
import pytest
from hypothesis import given
from hypothesis import strategies as st

from listmerge.emit import _markdown as md
from listmerge.emit._safe import safe_url, visible
from listmerge.emit.catalogue_csv import formula_safe

PARTS = [*"ab 1#@_*`[]()<>|\\~$&;:!-+=.\"'/\n\u202e\u200b", "http://x.org/", "&#106;", "GH-12", "www.", "<b>", "~~"]
TEXTS = st.lists(st.sampled_from(PARTS), max_size=20).map("".join)


def rendered(markdown: str) -> str:
    return cmarkgfm.github_flavored_markdown_to_html(markdown)


def shown(page: str) -> str:
    """The text a reader sees."""
    return " ".join(html.unescape(re.sub(r"<!--.*?-->|<[^>]*>", "", page)).split())


@pytest.mark.parametrize(
    "url",
    ["https://a.org/b?c=d#e", "http://a.org/(x)", "mailto:a@b.org", "doi:10.1/x", "ftp://a.org/", "https://例え.jp/"],
)
def test_ordinary_addresses_are_published_as_they_are(url: str) -> None:
    assert safe_url(url) == url


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://a.org/b\\_c\\(d\\)", "https://a.org/b_c(d)"),
        ("https://a.org/?x=1&amp;y=2", "https://a.org/?x=1&y=2"),
        ("https://a.org/?x=1&copy=2", "https://a.org/?x=1&copy=2"),
        ("https://a.org/b c", "https://a.org/b%20c"),
        ("www.a.org/b", "http://www.a.org/b"),
    ],
)
def test_what_only_markdown_needs_is_taken_off(written: str, meant: str) -> None:
    assert safe_url(written) == meant
    assert html.escape(meant) in rendered(md.link("x", written))


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "javascript&colon;alert(1)",
        "java&#115;cript:alert(1)",
        "java\tscript:alert(1)",
        "java&Tab;script:alert(1)",
        "\x1ajavascript:alert(1)",
        "%6Aavascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "https://good.example@evil.example/",
        "//evil.example/",
        "../relative.md",
        "#anchor",
        "https://",
        "",
    ],
)
def test_other_addresses_are_not(url: str) -> None:
    assert safe_url(url) is None
    assert "href" not in rendered(md.link("x", url)).replace("<code>", "")


@given(TEXTS)
def test_text_renders_as_itself(text: str) -> None:
    page = rendered(f"- **Key**: {md.text(text)} end")
    assert shown(page) == " ".join(f"Key: {visible(text)} end".split())
    assert not re.search(r"<(?!/?(?:ul|li|strong|a|code|p)\b|!--)", page), page


@given(TEXTS)
def test_link_labels_render_as_themselves(text: str) -> None:
    page = rendered(md.link(f"a {text} z", "https://x.example/"))
    assert page.count("<a ") == 1
    assert shown(page) == " ".join(f"a {visible(text)} z".split())


@given(TEXTS)
def test_cells_stay_in_their_column(text: str) -> None:
    page = rendered("\n".join(md.table(("A", "B"), [(md.text(text), "end")])))
    assert len(re.findall(r"<td", page)) == 2
    assert "<td>end</td>" in page


@given(TEXTS)
def test_code_renders_as_itself(text: str) -> None:
    page = rendered(f"x {md.code(text)} y")
    if visible(text):
        assert shown(page.replace("<code> ", "<code>").replace(" </code>", "</code>")) == f"x {visible(text)} y"


@given(st.text(max_size=20))
def test_no_cell_is_a_formula(text: str) -> None:
    assert not formula_safe(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize("text", ["@someone", "see #12", "GH-12", "me@example.org and @you"])
def test_nobody_is_called(text: str) -> None:
    assert not re.search(r"(?<!\w)@\w|#\d|GH-\d", md.text(text))


def test_hidden_characters_go_and_emoji_stay() -> None:
    assert visible("a\u202eb\u200bc\U000e0041d") == "abcd"
    assert visible("👩\u200d🔬 ☀\ufe0f") == "👩\u200d🔬 ☀\ufe0f"
