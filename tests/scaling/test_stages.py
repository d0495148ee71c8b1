"""Twice the text is twice the work, in every stage and every function, whatever the text.

Counted are lines of the program that run (see work.py), so that the outcome is the same on any machine. A function
whose lines grow with the square is found even where it does little beside all the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from hostile import DEPTH, ENTRY, MANY, MARKUP, WIDTH, Maker
from stages import mending_of, work_of
from work import counted, grown

#: About so many of each thing, and twice as many: more than a group whose members are compared with each other has.
SIZE = 42
#: Four times is quadratic, twice is linear; what begins only at some number of entries comes on top.
STAGE, FUNCTION = 2.3, 2.8
#: Lines a function may run for each thing before its growth counts: what is less costs little at any size.
EACH = 6
MAKERS: dict[str, Maker] = {**MARKUP, **DEPTH, **WIDTH, **MANY}


@cache
def _warm() -> None:
    """What is made once, such as patterns, is no work that a text makes."""
    work_of("# List\n\n- [a](https://a.example) - Text.\n")


@pytest.mark.parametrize("name", MAKERS)
def test_twice_the_text_is_twice_the_work(name: str) -> None:
    _warm()
    make = MAKERS[name]
    small, large = (work_of(make(n) + ENTRY) for n in (SIZE, 2 * SIZE))
    for stage, work in large.items():
        worse = grown(small[stage], work, EACH * 2 * SIZE, FUNCTION)
        assert not worse, (stage, worse)
        assert work.total() <= STAGE * small[stage].total(), (stage, small[stage].total(), work.total())


@pytest.mark.parametrize("name", ["mixed bullets", "one wide row", "broken rows", "open details"])
def test_mending_reads_a_list_a_bounded_number_of_times(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _warm()
    monkeypatch.setattr("listmerge.edit.TRIALS", 2)  # so that a small text reaches the limit
    small, large = (mending_of(MAKERS[name](n) + ENTRY) for n in (12, 24))
    for stage, work in large.items():
        assert work.total() <= STAGE * small[stage].total(), (stage, small[stage].total(), work.total())


def test_a_loop_in_a_loop_is_seen() -> None:
    names: dict[str, Callable[[int], object]] = {}
    code = "def pairs(n):\n return [a for a in range(n) for b in range(n)]\n"
    exec(compile(code, "<string>", "exec"), names)  # under a name that is counted
    small, large = (counted(lambda n=n: names["pairs"](n))[1] for n in (SIZE, 2 * SIZE))
    assert grown(small, large, EACH * 2 * SIZE, FUNCTION)
