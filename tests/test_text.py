"""Source text: any bytes are read and written back; offsets, lines and columns agree."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from listmerge.text import LINE_END, Position, Source, Span, distinct

#: Characters that other programs take for line ends or blanks, beside those that really are.
TEXTS = st.text(st.sampled_from("ab é医\t \n\r\f\v\u2028\u2029\x85\u00a0\ufeff\0\ufffd"), max_size=60)


@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbf# Caf\xe9\r\n")
@example(b"\xef\xbb\xbf\xef\xbb\xbfx")
@example(b"\xed\xa0\x80 half a pair")
@example("a replacement character \ufffd of the file's own, and \udcff".encode("utf-8", "surrogateescape"))
@example(b"")
def test_any_bytes_are_written_back(data: bytes) -> None:
    source = Source.from_bytes(data)
    assert source.to_bytes() == data
    source.text.encode("utf-8")  # it holds nothing that can't be written


def test_undecodable_bytes_become_one_placeholder_each() -> None:
    source = Source.from_bytes(b"Caf\xe9 \xff!")
    assert source.text == "Caf\ufffd \ufffd!"
    assert source.undecodable == {3: 0xE9, 5: 0xFF}


def test_byte_order_mark_is_no_text() -> None:
    source = Source.from_bytes(b"\xef\xbb\xbf# Lists\n")
    assert source.bom
    assert source.text == "# Lists\n"


def test_newline_is_the_one_used_most() -> None:
    assert Source("a.md", "one\r\ntwo\r\nthree\n").newline == "\r\n"
    assert Source("a.md", "one\rtwo\rthree\n").newline == "\r"
    assert Source("a.md", "one").newline == "\n"


def test_only_three_line_ends() -> None:
    source = Source("a.md", "one\u2028still one\fand\x85on\r\ntwo\rthree\n")
    assert source.lines == ["one\u2028still one\fand\x85on", "two", "three"]
    assert source.line_of(source.text.index("three")) == 3


def test_positions_count_code_points_from_1() -> None:
    source = Source("a.md", "数据集 — 𝛼 list\r\n  next\n")
    assert source.position(0) == Position(1, 1)
    assert source.position(source.text.index("𝛼")) == Position(1, 7)
    assert source.position(source.text.index("list")) == Position(1, 9)
    assert source.position(source.text.index("next")) == Position(2, 3)


def test_spans_of_lines() -> None:
    source = Source("a.md", "one\r\ntwo\r\n\r\nfour")
    assert source.slice(source.line_span(2)) == "two"
    assert source.slice(source.line_span(1, 2)) == "one\r\ntwo"
    assert source.slice(source.line_span(3)) == ""
    assert source.last_line_of(source.line_span(1, 2)) == 2
    assert source.last_line_of(Span(0, 0)) == 1


@given(TEXTS)
def test_lines_and_offsets_agree(text: str) -> None:
    source = Source("a.md", text)
    assert len(source.lines) == len(source.line_starts)
    ends = LINE_END.findall(text)
    rebuilt = "".join(line + (ends[i] if i < len(ends) else "") for i, line in enumerate(source.lines))
    assert rebuilt == text
    for offset, char in enumerate(text):
        line, column = source.position(offset)
        assert line == source.line_of(offset)
        assert source.line_starts[line - 1] + column - 1 == offset
        if char not in "\r\n":
            assert source.lines[line - 1][column - 1] == char


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], []),
        (["x", "y"], ["x", "y"]),
        (["x", "x", "x"], ["x", "x-2", "x-3"]),
        (["x", "x", "x-2"], ["x", "x-3", "x-2"]),
        (["x-2", "x", "x", "x-2"], ["x-2", "x", "x-3", "x-2-2"]),
    ],
)
def test_names_are_made_distinct(names: list[str], expected: list[str]) -> None:
    assert distinct(names) == expected


@given(st.lists(st.sampled_from(["x", "x-2", "x-3", "x-2-2", "y"])))
def test_distinct_names_differ_and_begin_as_they_were(names: list[str]) -> None:
    found = distinct(names)
    assert len(set(found)) == len(names)
    assert all(new == old or new.startswith(f"{old}-") for new, old in zip(found, names, strict=True))
