"""Which edits can be made together."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from listmerge.edit import harmless

NUMBERS = st.lists(st.integers(0, 30), unique=True, max_size=20)


def test_all_are_taken_in_one_trial_if_none_does_harm() -> None:
    trials: list[Sequence[int]] = []
    assert harmless([3, 1, 2], trials.append) == ([3, 1, 2], [])
    assert trials == [[3, 1, 2]]


def test_nothing_is_tried_of_nothing() -> None:
    assert harmless([], lambda some: 1 / len(some)) == ([], [])


@given(NUMBERS, st.sets(st.integers(0, 30)))
def test_the_guilty_are_refused_and_all_others_taken(numbers: list[int], guilty: set[int]) -> None:
    taken, refused = harmless(numbers, lambda some: next((n for n in some if n in guilty), None))
    assert taken == [n for n in numbers if n not in guilty]
    assert sorted(refused) == sorted((n, n) for n in numbers if n in guilty)


@given(NUMBERS, st.sets(st.frozensets(st.integers(0, 30), min_size=2, max_size=2)))
def test_of_two_that_do_not_go_together_one_is_taken(numbers: list[int], clashes: set[frozenset[int]]) -> None:
    taken, refused = harmless(numbers, lambda some: next((c for c in clashes if c <= set(some)), None))
    assert sorted([*taken, *(n for n, _ in refused)]) == sorted(numbers)
    assert not any(c <= set(taken) for c in clashes)
    for number, _ in refused:
        assert any(number in c and c <= {*taken, number} for c in clashes), "refused although it does no harm"
