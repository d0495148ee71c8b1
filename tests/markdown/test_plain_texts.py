"""Texts of links, or of the plainest markup: what is read quickly is what the parser reads."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from listmerge.markdown.inline_nodes import InlineNodes, pair_links
from listmerge.markdown.layout import Passage
from listmerge.markdown.node import Node
from listmerge.markdown.plain_links import text_and_links
from listmerge.markdown.plain_markup import plain_markup
from listmerge.text import Located, Span

_PIECES = (
    "a", "Maps of", "é", "中文", " ", "  ", "&", "&amp;", "&copy", "!", "(", ")", "[", "]", "[a](b)", "[](b)",
    "[ a ](b)", "[a b](https://one.example/x_y*z)", "[a](b?c=1&d=2#e)", "[a](b(c))", "[a]( b )", '[a](b "c")', "[a][b]",
    "![a](b)",
    "[`a`](b)", "[**a**](b_c)", "[![a](b)](c)", "[[a]](b)", "`a`", "` a `", "`a b",
    "**a**", "*a b*", "**[a](b)**", "_a_", "__a b__", "**Maps", "**", "*(a)*", "_(a)_", "a_b", "_a b", "a_ ", '"', "'",
    "é*", "·", "😀", "￥", "`` a ``", "http://a.example/b_c.", "1",
    "https://one.example", "www.one.example", "*", "**", "_", "`", "~~", "~", "<b>", "\\", "\\[", ".", "-", ":", "\n",
)  # fmt: skip


def parsed(text: str, defined: bool = False) -> tuple[Node, ...]:
    """What mistune makes of a text that stands at offset 7. defined: whether `[a]` is."""
    inline = InlineNodes(" " * 7 + text)
    if defined:
        inline.define("a", Located("d.html", Span(0, 6)))
    passage = Passage(text, (0,), (7,))
    return pair_links([inline.node(token, passage) for token in inline.parser(text, inline.env)])


_TEXTS = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=9).map("".join).map(str.strip).filter(bool)


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
    nodes = plain_markup(text, 7, defined)
    assert nodes is None or tuple(nodes) == parsed(text, defined)


@settings(max_examples=1500)
@given(st.text("ab *_`[]()!&.:\u00e9\u4e2d-", min_size=1, max_size=14).map(str.strip).filter(bool))
def test_marks_in_any_order_are_what_the_parser_reads(text: str) -> None:
    nodes = plain_markup(text, 7, False)
    assert nodes is None or tuple(nodes) == parsed(text)


def test_a_usual_entry_is_read_quickly() -> None:
    assert text_and_links("[One](https://one.example/a_b) - Maps, 3 of them. [Code](https://code.example)", 0)


def test_usual_markup_is_read_quickly() -> None:
    for text in (
        "**[One](https://one.example/a_b)** - Maps, *3 of them*. `MIT`",
        "[**One**](https://one.example) [[code](https://code.example)] [2]",
        "_Size_: 30 GB, see https://one.example/size.",
        "[![Stars](https://badge.example/a.svg)](https://one.example) by `us`",
    ):
        assert plain_markup(text, 0, False), text


def test_what_may_be_markup_is_left_to_the_parser() -> None:
    for text in ("*a*", "a_b", "`a`", "<b>", "a ~~b~~", "a\nb", "![a](b)", "www.one.example", "[a][b]", "\\[a](b)"):
        assert text_and_links(text, 0) is None, text
