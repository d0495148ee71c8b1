"""Texts of links and nothing else: what is read quickly is what the parser reads."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from listmerge.markdown.inline_nodes import InlineNodes, pair_links
from listmerge.markdown.layout import Passage
from listmerge.markdown.node import Node
from listmerge.markdown.plain_links import text_and_links

_PIECES = (
    "a", "Maps of", "é", "中文", " ", "  ", "&", "&amp;", "&copy", "!", "(", ")", "[", "]", "[a](b)", "[](b)",
    "[ a ](b)", "[a b](https://one.example/x_y*z)", "[a](b?c=1&d=2#e)", "[a](b(c))", "[a]( b )", '[a](b "c")', "[a][b]",
    "![a](b)",
    "https://one.example", "www.one.example", "*", "**", "_", "`", "~~", "~", "<b>", "\\", "\\[", ".", "-", ":", "\n",
)  # fmt: skip


def parsed(text: str) -> tuple[Node, ...]:
    """What mistune makes of a text that stands at offset 7."""
    inline = InlineNodes(" " * 7 + text)
    passage = Passage(text, (0,), (7,))
    return pair_links([inline.node(token, passage) for token in inline.parser(text, inline.env)])


@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=9).map("".join).map(str.strip).filter(bool))
@example("[One](https://one.example) - Maps &amp; letters! Of [two](#two).")
@example("a &! [b](c)")
@example("wow![a](b)")
def test_what_is_read_quickly_is_what_the_parser_reads(text: str) -> None:
    nodes = text_and_links(text, 7)
    assert nodes is None or tuple(nodes) == parsed(text)


def test_a_usual_entry_is_read_quickly() -> None:
    assert text_and_links("[One](https://one.example/a_b) - Maps, 3 of them. [Code](https://code.example)", 0)


def test_what_may_be_markup_is_left_to_the_parser() -> None:
    for text in ("*a*", "a_b", "`a`", "<b>", "a ~~b~~", "a\nb", "![a](b)", "www.one.example", "[a][b]", "\\[a](b)"):
        assert text_and_links(text, 0) is None, text
