"""Slips in names, seen by the address: `daramatiq` at `github.com/bogdanp/dramatiq` is another spelling of its name."""

from __future__ import annotations

from collections.abc import Iterable

#: Letters from which a name that differs in one is hardly another name, and from which a word is hardly another word.
LEAST, _OF_WORD = 8, 5


def spelt_right(core: tuple[str, ...], called: Iterable[str]) -> tuple[str, ...] | None:
    """The words of a name as its address spells them, if one slip tells the two apart; else None.

    core: the special words of the name. called: what its address is called (see `marks_of`). A slip is a letter too
    many, one too few, or two exchanged, inside a word: at its end may stand a plural, at its beginning another word.
    """
    joined = "".join(core)
    if len(joined) < LEAST or joined in (marks := sorted(called)):
        return None
    for mark in marks:
        at = _slip(joined, mark) if abs(len(mark) - len(joined)) <= 1 else 0
        if at and (words := _with(core, at, mark)):
            return words
    return None


def _slip(one: str, other: str) -> int:
    """Where two texts begin to differ if that is one slip between letters, else 0."""
    short = min(len(one), len(other))
    start = next((i for i in range(short) if one[i] != other[i]), short)
    end = 0
    while end < short - start and one[-1 - end] == other[-1 - end]:
        end += 1
    a, b = one[start : len(one) - end], other[start : len(other) - end]
    slip = (len(a) + len(b) == 1) or (len(a) == 2 and a == b[::-1])
    return start if slip and (a + b).isalpha() else 0


def _with(core: tuple[str, ...], at: int, mark: str) -> tuple[str, ...] | None:
    """The words with the one changed that the slip is inside of, so that they spell the mark."""
    first = 0
    for i, word in enumerate(core):
        end = first + len(word)
        if first < at < end and len(word) >= _OF_WORD:
            behind = len("".join(core[i + 1 :]))
            right = mark[first : len(mark) - behind]
            plural = len(right) != len(word) and right[-1:] != word[-1:]
            return None if plural else (*core[:i], right, *core[i + 1 :])
        first = end
    return None
