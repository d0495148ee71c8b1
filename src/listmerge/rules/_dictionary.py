"""Common misspellings and what was meant, from codespell's dictionary, which many people keep.

Only its data is read, not its program; and only once a list has words to look up, for a hook may not wait for it.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from listmerge.cache.beside import beside_modules, key_of
from listmerge.values import frozen

#: How many letters two misspellings have in common that are looked up together, and a misspelling with a right word.
_ALIKE, _SAME = 3, 2
#: How many words are looked up one by one, before the whole dictionary is unpacked: a small list has few.
_MANY = 8_000
#: How many were asked for.
_asked = [0]


def corrections(words: Iterable[str]) -> dict[str, list[str]]:
    """Misspelt word -> what may be meant, most likely first; for those of the words, in lower case, that are known.

    Corrections with a note on when they don't hold are left out.
    """
    found: dict[str, list[str]] = {}
    for word, told in _known(set(words)):
        if told:
            meant, comma, note = told.rpartition(",")
            if not comma:
                found[word] = [note.strip()]
            elif not note.strip():
                found[word] = [m.strip() for m in meant.split(",")]
    return found


def _known(words: set[str]) -> Iterator[tuple[str, str]]:
    """Words, those that the dictionary knows among them, and what it says is meant."""
    _asked[0] += len(words)
    if _asked[0] < _MANY:
        return ((word, _meant(word)) for word in words)
    every = _every()
    return ((word, every[word]) for word in words & every.keys())


def _meant(word: str) -> str:
    """What the dictionary says is meant by a word; nothing if it does not know it."""
    start, end = _index().lines.get(word[:_ALIKE], (0, 0))
    data, wanted = _misspellings(), f"{word}->".encode()
    at = start if data.startswith(wanted, start) else data.find(b"\n" + wanted, start, end) + 1
    return data[at + len(wanted) : end].partition(b"\n")[0].decode() if at or data.startswith(wanted) else ""


@cache
def _every() -> dict[str, str]:
    """What the dictionary says is meant by each misspelling."""
    lines = _misspellings().decode().split("\n")
    return {word: meant for word, _, meant in (line.partition("->") for line in reversed(lines))}


def is_right(word: str) -> bool:
    """Whether misspellings that begin like a word, in lower case, are corrected to it; in no way all right words are."""
    return word in right_like(word)


def right_like(word: str) -> frozenset[str]:
    """What misspellings are corrected to that begin with the same two letters as a word, in lower case, as it does."""
    return _right_words(word[:_SAME])


def shapes_like(word: str) -> frozenset[tuple[str, int, int]]:
    """The `shape_of` each of `right_like`: few slips have that of a word they are none of."""
    return _right_shapes(word[:_SAME])


def shape_of(word: str) -> tuple[str, int, int]:
    """The last letter of a word, how many it has, and their sum."""
    return word[-1], len(word), sum(word.encode())


@cache
def _right_shapes(start: str) -> frozenset[tuple[str, int, int]]:
    return frozenset(map(shape_of, _right_words(start)))


@cache
def _right_words(start: str) -> frozenset[str]:
    return frozenset(_index().right.get(start, "").split())


@cache
def british() -> dict[str, str]:
    """British spelling -> American spelling, in lower case."""
    data = (_folder() / "dictionary_en-GB_to_en-US.txt").read_bytes()
    pairs = (line.decode().split("->") for line in data.split(b"\n") if line)
    return {b: a for b, a in pairs if "," not in a}


@frozen
class _Index:
    """Where to look in the dictionary.

    lines: first letters of misspellings -> the offsets between which all of them stand.
    right: first letters of right words -> those that are the correction of a misspelling which begins so too, with
    spaces between.
    """

    lines: dict[str, tuple[int, int]]
    right: dict[str, str]


@cache
def _index() -> _Index:
    """The index, kept where modules are kept compiled: to make it takes as long as to lint a small list."""
    key = key_of(__file__, _folder() / "dictionary.txt")
    if kept := beside_modules().get(key):
        return _Index(*marshal.loads(kept))
    made = _indexed(_misspellings())
    beside_modules().put(key, marshal.dumps((made.lines, made.right)))
    return made


def _indexed(data: bytes) -> _Index:
    lines: dict[str, tuple[int, int]] = {}
    meant: dict[str, set[bytes]] = {}
    at = 0
    for line in data.split(b"\n"):
        misspelt, _, right = line.partition(b"->")
        word, end = misspelt.decode(), at + len(line)
        lines[word[:_ALIKE]] = lines.get(word[:_ALIKE], (at, end))[0], end
        meant.setdefault(word[:_SAME], set()).add(right)  # most of them several times
        at = end + 1
    right_words = {start: [w for w in _plain(several) if w[:_SAME] == start] for start, several in meant.items()}
    return _Index(lines, {start: " ".join(sorted(words)) for start, words in right_words.items()})


def _plain(meant: Iterable[bytes]) -> set[str]:
    """The words in small letters alone."""
    return {w for w in b" ".join(meant).replace(b",", b" ").decode().split() if w.isalpha() and w.islower()}


@cache
def _misspellings() -> bytes:
    """The dictionary: lines `word->correction` or `word->one, other,` in UTF-8."""
    return (_folder() / "dictionary.txt").read_bytes()


@cache
def _folder() -> Path:
    spec = find_spec("codespell_lib")  # found, not imported: its data is all that is needed
    assert spec is not None and spec.origin is not None, "codespell is a dependency"
    return Path(spec.origin).with_name("data")
