"""What is looked up in the dictionary of misspellings is what its lines say, wherever they stand."""

from __future__ import annotations

from listmerge.rules._dictionary import _indexed, _misspellings, corrections, is_right


def test_every_line_is_found_and_read() -> None:
    lines = [line.partition("->") for line in _misspellings().decode().split("\n") if line][::7]
    found = corrections(word for word, _, _ in lines)
    for word, _, meant in lines:
        several = [m.strip() for m in meant.split(",")]
        if len(several) == 1:
            assert found[word] == several
        elif several[-1] == "":
            assert found[word] == several[:-1]
        else:
            assert word not in found, "its note says when it does not hold"


def test_words_that_are_none_are_not_found() -> None:
    assert corrections(["", "a", "the", "government", "ing", "zzzz", "goverment"]) == {"goverment": ["government"]}
    assert is_right("government")
    assert not is_right("goverment")


def test_lines_in_any_order_are_within_their_places() -> None:
    data = b"abcd->able\nbcde->best, bust,\nabce->able\nabcdx->a note, here\n"
    index = _indexed(data)
    first, last = index.lines["abc"]
    assert data[first:last].startswith(b"abcd->able\n")
    assert data[first:last].endswith(b"abcdx->a note, here")
    assert index.right["ab"].split() == ["able"]
    assert index.right["bc"].split() == [], "they don't begin like the misspelling"
