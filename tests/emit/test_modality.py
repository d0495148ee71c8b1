"""Kinds of data: what is looked for first is in all that tells of a kind."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listmerge.emit._modality import _NEEDED, KINDS


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60)
@given(st.data())
def test_no_word_is_passed_over(kind: str, data: st.DataObject) -> None:
    word = data.draw(st.from_regex(re.compile(KINDS[kind], re.ASCII), fullmatch=True))
    assert any(piece in word for piece in _NEEDED[kind])
