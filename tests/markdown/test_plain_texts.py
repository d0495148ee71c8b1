"""Texts of links, or of the plainest markup: what is read quickly is what the parser reads."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from listmerge.markdown.inline_nodes import InlineNodes
from listmerge.markdown.layout import Passage
from listmerge.markdown.node import Node
from listmerge.markdown.plain_links import text_and_links
from listmerge.markdown.raw_nodes import pair_links
from listmerge.text import Located, Span

_PIECES = (
    "a", "Maps of", "é", "中文", " ", "  ", "&", "&amp;", "&copy", "!", "(", ")", "[", "]", "[a](b)", "[](b)",
    "[ a ](b)", "[a b](https://one.example/x_y*z)", "[a](b?c=1&d=2#e)", "[a](b(c))", "[a]( b )", '[a](b "c")',
    "[a][b]", "![a](b)", "[`a`](b)", "[**a**](b_c)", "[![a](b)](c)", "[[a]](b)", "`a`", "` a `", "`a b", "**a**",
    "*a b*", "**[a](b)**", "_a_", "__a b__", "**Maps", "**", "*(a)*", "_(a)_", "a_b", "_a b", "a_ ", '"', "'", "é*",
    "·", "😀", "￥", "`` a ``", "http://a.example/b_c.", "1", "<br>", "</a>", '<a href="b">', "<b>a</b>",
    "[http://a.example/b_c.](d)", "[a [b] c](d)", "[a\\_b](c)", "\\*", "\\_", "[a]()", "[a]( b )", "[a]( )",
    "[[a]](b )", "http://a.example/~b?c=1&d=2", "[http://a.example/?b=1&c=2](d)", "< 1", "&[a]", "a&[a](b)",
    "<!-- a -->", "\\", "https://one.example", "www.one.example", "*", "**", "_", "`", "~~", "~", "<b>", "\\", "\\[",
    ".", "-", ":", "\n",
)  # fmt: skip


def tidy(text: str) -> str:
    """The text as the block parser leaves it: no blanks at the beginning of lines, no blank lines."""
    return re.sub(r"\s*\n\s+", "\n", text.strip())


def inline_of(text: str, defined: bool) -> tuple[InlineNodes, Passage]:
    """What reads a text that stands at offset 7, and that text. defined: whether `[a]` is."""
    inline = InlineNodes(" " * 7 + text)
    if defined:
        inline.define("a", Located("d.html", Span(0, 6)))
    starts = [i for i in range(len(text)) if i == 0 or text[i - 1] == "\n"]
    return inline, Passage(text, starts, [7 + i for i in starts])


def parsed(text: str, defined: bool = False) -> tuple[Node, ...]:
    """What mistune makes of it."""
    inline, passage = inline_of(text, defined)
    return pair_links([inline.node(token, passage) for token in inline.parser(text, inline.env)])


def plain(text: str, defined: bool = False) -> tuple[Node, ...] | None:
    """What is made of it without mistune."""
    inline, passage = inline_of(text, defined)
    nodes = inline.without_parser(passage)
    return None if nodes is None else pair_links(nodes)


_TEXTS = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=9).map("".join).map(tidy).filter(bool)


@given(_TEXTS)
@example("[One](https://one.example) - Maps &amp; letters! Of [two](#two).")
@example("a &! [b](c)")
@example("wow![a](b)")
def test_what_is_read_quickly_is_what_the_parser_reads(text: str) -> None:
    nodes = text_and_links(text, 7)
    assert nodes is None or tuple(nodes) == parsed(text)


@settings(max_examples=1500)
@given(_TEXTS, st.booleans())
@example("**[One](https://one.example)** (*new*) - Maps, `MIT`. [![Badge](a.svg)](b)", False)
@example("[[Paper]](https://one.example) [28]", True)
@example("**a [b** c](d)", False)
@example("[a **b](c) d**", False)
@example("_a **b** c_ https://one.example/_x_.", False)
def test_plain_markup_is_what_the_parser_reads(text: str, defined: bool) -> None:
    nodes = plain(text, defined)
    assert nodes is None or nodes == parsed(text, defined)


@settings(max_examples=1500)
@given(st.text("ab *_`[]()!&.:\u00e9\u4e2d-", min_size=1, max_size=14).map(tidy).filter(bool))
def test_marks_in_any_order_are_what_the_parser_reads(text: str) -> None:
    nodes = plain(text)
    assert nodes is None or nodes == parsed(text)


def test_a_usual_entry_is_read_quickly() -> None:
    assert text_and_links("[One](https://one.example/a_b) - Maps, 3 of them. [Code](https://code.example)", 0)


def test_usual_markup_is_read_quickly() -> None:
    for text in (
        "**[One](https://one.example/a_b)** - Maps, *3 of them*. `MIT`",
        "[**One**](https://one.example) [[code](https://code.example)] [2]",
        "_Size_: 30 GB, see https://one.example/size.",
        "[![Stars](https://badge.example/a.svg)](https://one.example) by `us`",
    ):
        assert plain(text), text


def test_what_may_be_markup_is_left_to_the_parser() -> None:
    for text in ("*a*", "a_b", "`a`", "<b>", "a ~~b~~", "a\nb", "![a](b)", "www.one.example", "[a][b]", "\\[a](b)"):
        assert text_and_links(text, 0) is None, text
