"""What counts as the same page, against GitHub's own parser where it can tell."""

from __future__ import annotations

import re

import pytest

from linting import read
from listmerge.lint.rendering import rendering

SAME = [
    ("* one\n* two\n", "- one\n- two\n", "markers"),
    ("# A #\n", "A\n=\n", "forms of headings"),
    ("| a | b |\n|--|--|\n| c | d\n", "|a|b|\n| --- | --- |\n| c | d |\n", "padding and closing pipes"),
    ("a  b\nc\n", "a b c\n", "white space and soft breaks"),
    ("[a](https://x.example)\n", "[a][x]\n\n[x]: https://x.example\n", "reference and inline links"),
    ("a <!-- note --> b\n", "a  b\n", "comments"),
    ("***\n", "---\n", "rules"),
    ("__a__ *b*\n", "**a** _b_\n", "emphasis"),
    ("a\n\n\n\nb\n", "a\n\nb\n", "blank lines"),
    ("~~~py\nx\n~~~\n", "```py\nx\n```\n", "fences"),
    ("2) a\n3) b\n", "2. a\n3. b\n", "delimiters of numbers"),
]
DIFFERENT = [
    ("- one\n- two\n", "- one\n\n- two\n", "tight and loose"),
    ("- one\n- two\n", "- one\n* two\n", "one list and two"),
    ("- one\n- two\n", "1. one\n2. two\n", "bullets and numbers"),
    ("## A\n", "### A\n", "levels"),
    ("a  \nb\n", "a\nb\n", "hard breaks"),
    ("- a\n  - b\n", "- a\n- b\n", "nesting"),
    ("a\n---\n", "a\n\n---\n", "heading and rule"),
    ("    a\n", "a\n", "code and text"),
    ("[a](https://x.example 'T')\n", "[a](https://x.example)\n", "titles"),
    ("<a href='x' name='y'>a</a>\n", "<a href='x'>a</a>\n", "attributes"),
    ("| a |\n| -- |\n", "| a |\n| :-: |\n", "alignment"),
    ("`a  b`\n", "`a b c`\n", "code"),
    ("```py\nx\n```\n", "```\nx\n```\n", "languages"),
    ("1. a\n", "3. a\n", "first numbers"),
    ("**a** b\n", "a b\n", "emphasis"),
    ("a\u00a0b\n", "a b\n", "no-break spaces"),
    ("[a](https://x.example/?a&copy=1)\n", "[a](https://x.example/?a©=1)\n", "entities without a semicolon"),
]


def page(text: str) -> str:
    """GitHub's HTML with white space collapsed and comments off."""
    import cmarkgfm

    html = cmarkgfm.github_flavored_markdown_to_html(text, cmarkgfm.Options.CMARK_OPT_UNSAFE)
    return re.sub(r"[ \n]+", " ", re.sub(r"<!--.*?-->", "", html)).replace(" </", "</").strip()


@pytest.mark.parametrize(("one", "other", "what"), SAME, ids=[c[2] for c in SAME])
def test_same_page(one: str, other: str, what: str) -> None:
    assert rendering(read(one).document) == rendering(read(other).document)
    assert page(one) == page(other)


@pytest.mark.parametrize(("one", "other", "what"), DIFFERENT, ids=[c[2] for c in DIFFERENT])
def test_different_page(one: str, other: str, what: str) -> None:
    assert rendering(read(one).document) != rendering(read(other).document)
    assert page(one) != page(other)
