"""Common misspellings and what was meant, from codespell's dictionary, which many people keep.

Only its data is read, not its program; and only once a list has words to look up, for a hook may not wait for it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path


def corrections(words: Iterable[str]) -> dict[str, list[str]]:
    """Misspelt word -> what may be meant, most likely first; for those of the words, in lower case, that are known.

    Corrections with a note on when they don't hold are left out.
    """
    found: dict[str, list[str]] = {}
    lines: list[bytes] = []
    for word in words:
        lines = lines or _lines("dictionary.txt")
        start = f"{word}->".encode()
        at = bisect_left(lines, start)
        if at < len(lines) and lines[at].startswith(start):
            meant, comma, note = lines[at][len(start) :].decode().rpartition(",")
            if not comma:
                found[word] = [note.strip()]
            elif not note.strip():
                found[word] = [m.strip() for m in meant.split(",")]
    return found


def is_right(word: str) -> bool:
    """Whether misspellings that begin like a word, in lower case, are corrected to it; in no way all right words are."""
    return word in _right_words(word[:2])


@cache
def _right_words(start: str) -> frozenset[str]:
    """What misspellings are corrected to that begin so. Of all 65,000 it would take longer than to lint a small list."""
    lines = _lines("dictionary.txt")
    first, last = (bisect_left(lines, s.encode()) for s in (start, f"{start}\uffff"))
    meant = {line.partition(b"->")[2] for line in lines[first:last]}  # most of them several times
    return frozenset(w for w in b" ".join(meant).replace(b",", b" ").decode().split() if w.isalpha() and w.islower())


@cache
def british() -> dict[str, str]:
    """British spelling -> American spelling, in lower case."""
    pairs = (line.decode().split("->") for line in _lines("dictionary_en-GB_to_en-US.txt") if line)
    return {b: a for b, a in pairs if "," not in a}


@cache
def _lines(file: str) -> list[bytes]:
    """A dictionary's lines `word->correction` or `word->one, other,` in UTF-8, sorted as Python sorts."""
    spec = find_spec("codespell_lib")  # found, not imported: its data is all that is needed
    assert spec is not None and spec.origin is not None, "codespell is a dependency"
    return sorted(Path(spec.origin).with_name("data").joinpath(file).read_bytes().split(b"\n"))
