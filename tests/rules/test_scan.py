"""Looking only where something says that there may be a match finds what looking everywhere finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listmerge.rules import (
    dangling_reference,
    double_space,
    invisible_character,
    missing_space,
    repeated_in_enumeration,
    space_before_punctuation,
    split_number,
    time_bound_text,
)
from listmerge.rules._scan import in_lines, starting_with, with_phrases

Look = Callable[[re.Pattern[str], str], Iterator[re.Match[str]]]

#: Letters that are alike in some case to others, such as the sign for kelvin, are left out.
LETTERS = st.characters(codec="ascii") | st.sampled_from("\xa0\u200b\u2028（）")


def _at_runs(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    found = (pattern.match(text, run.start()) for run in double_space._RUN.finditer(text))
    return (m for m in found if m)


@pytest.mark.parametrize(
    ("pattern", "look"),
    [
        (time_bound_text._BOUND, lambda p, text: with_phrases(p, time_bound_text._HINTS, text)),
        (dangling_reference._BELOW, lambda p, text: with_phrases(p, dangling_reference._HINTS, text)),
        (missing_space._GLUED, lambda p, text: in_lines(p, missing_space._HINT, text)),
        (split_number._SPLIT, lambda p, text: in_lines(p, split_number._HINT, text)),
        (space_before_punctuation._SPACED, lambda p, text: in_lines(p, space_before_punctuation._MARK, text)),
        (space_before_punctuation._POSSESSIVE, lambda p, text: in_lines(p, space_before_punctuation._APOSTROPHE, text)),
        (double_space._SEVERAL, _at_runs),
        (double_space._WIDE_STOP, _at_runs),
        (invisible_character._INVISIBLE, lambda p, text: starting_with(invisible_character._ANY, p, text)),
    ],
)
@given(data=st.data())
@settings(max_examples=150)
def test_no_match_is_overlooked(pattern: re.Pattern[str], look: Look, data: st.DataObject) -> None:
    real = re.compile(pattern.pattern, pattern.flags)
    between = st.text("ab .,-(\n\x00\x01", max_size=4)
    text = "".join(data.draw(st.lists(between | st.from_regex(real, alphabet=LETTERS), max_size=3)))
    assert [m.span() for m in look(pattern, text)] == [m.span() for m in real.finditer(text)]


@given(
    st.lists(
        st.sampled_from(["ab", "c-d", "and", "or", ", ", " ", ", and ", " & ", "\n", "\x00", "(", "the "]), max_size=12
    )
)
def test_no_enumeration_is_overlooked(pieces: list[str]) -> None:
    text = "".join(pieces)
    items, last = repeated_in_enumeration._ITEMS, repeated_in_enumeration._LAST
    looked_at = in_lines(items, repeated_in_enumeration._HINT, text)
    ended = [[m.span() for m in found if last.match(text, m.end())] for found in (items.finditer(text), looked_at)]
    assert ended[0] == ended[1]
