"""Edits of whole sources: what lies outside of them stays as it was, byte for byte."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from listmerge.edit import Edit, apply, choose, edited, shift
from listmerge.text import Source, Span


def test_no_edits_change_nothing() -> None:
    source = Source.from_bytes(b"\xef\xbb\xbf# \xe9t\xe9\r\n")
    assert edited(source, []).to_bytes() == b"\xef\xbb\xbf# \xe9t\xe9\r\n"


def test_bom_line_ends_and_bad_bytes_outside_of_an_edit_stay() -> None:
    source = Source.from_bytes(b"\xef\xbb\xbf# A\r\n\xe9 - one  \r\ntwo \xff\r\n")
    at = source.text.index("  \r\n")
    after = edited(source, [Edit(Span(at, at + 2), ""), Edit(Span(0, 1), "##")])
    assert after.to_bytes() == b"\xef\xbb\xbf## A\r\n\xe9 - one\r\ntwo \xff\r\n"


def test_overlapping_edits_are_not_both_made() -> None:
    assert apply("abcdef", [Edit(Span(0, 3), "x"), Edit(Span(2, 5), "y")]) == "abyf"


def test_equal_edits_count_once() -> None:
    assert apply("ab", [Edit(Span(1, 1), "-"), Edit(Span(1, 1), "-")]) == "a-b"


@given(st.binary(max_size=80), st.data())
def test_bytes_outside_of_edits_survive(data: bytes, draw: st.DataObject) -> None:
    source = Source.from_bytes(data)
    size = len(source.text)
    start = draw.draw(st.integers(0, size))
    end = draw.draw(st.integers(start, size))
    new = draw.draw(st.text("ab\n", max_size=5))
    before, after = (Source("", source.text[a:b], False, _cut(source, a, b)) for a, b in ((0, start), (end, size)))
    expected = before.to_bytes() + new.encode() + after.to_bytes()
    found = edited(source, [Edit(Span(start, end), new)])
    assert found.to_bytes() == (b"\xef\xbb\xbf" if source.bom else b"") + expected


def _cut(source: Source, start: int, end: int) -> dict[int, int]:
    return {at - start: byte for at, byte in source.undecodable.items() if start <= at < end}


@given(
    st.text("abc", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.text("xy", max_size=3)))
)
def test_shift_follows_every_character_that_stays(text: str, raw: list[tuple[int, int, str]]) -> None:
    edits = choose(Edit(Span(min(a, b), max(a, b)), t) for a, b, t in raw if max(a, b) <= len(text))
    after = apply(text, edits)
    for at, char in enumerate(text):
        if not any(e.span.start <= at < e.span.end for e in edits):
            assert after[shift(at, edits)] == char
