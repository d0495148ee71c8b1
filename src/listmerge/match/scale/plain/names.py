"""What plain names say, many at once: those of words without digits and marks; the others one by one (see name.py)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, product

import numpy as np

from listmerge.match.names import ACRONYM
from listmerge.match.scale import sheet as s
from listmerge.match.scale.columns import Flags, Ints, Letters
from listmerge.match.scale.loose import GENERIC_WORDS, NOTHING, Known, Loose, numbered
from listmerge.match.scale.numbering import distinct, mixed, numbers_of
from listmerge.match.scale.plain.name import Name, name_of
from listmerge.match.scale.plain.part import Part, taken, woven_parts
from listmerge.match.scale.plain.text import LEAST
from listmerge.match.scale.plain.words import LOWER, UPPER, Words, class_of, letters_of, places_of, words_among
from listmerge.match.texts import MENTIONED
from listmerge.match.words import STOP_WORDS, TAIL_WORDS

#: Longer names are read one by one.
_LONGEST = 80
#: Letters of a name that is simple; and what, with small letters, no plain name holds.
_IN_NAME = LOWER | UPPER | class_of("_ ./&!?*@=~$-\n")
_ODD = (b" - ", b"awesome")
_BETWEEN = re.compile(r"[^a-z\n]+")
_AROUND_LINES = re.compile(r" ?\n ?")
#: Words that may not belong to the core of a name: small ones, those at its edge, what looks like a Roman number.
_ROMAN = ["".join(p) for n in range(1, 5) for p in product("ivx", repeat=n)]
_LEFT_OUT = Known([*STOP_WORDS, *TAIL_WORDS, *_ROMAN])


@dataclass(frozen=True, slots=True)
class Names:
    """What some names say.

    part: as `Sheet` has it, and the longer words beside. cores: their special words, divided by spaces. exact: the same
    with versions, divided as in `exact_text`. joined: the words without spaces.
    """

    part: Part
    cores: list[str]
    exact: list[str]
    joined: list[str]

    def taken(self, chosen: Flags) -> Names:
        """Some of them."""
        texts = [list(compress(getattr(self, c), chosen.tolist())) for c in ("cores", "exact", "joined")]
        return Names(taken(self.part, chosen), *texts)


def names_of(names: Sequence[str]) -> tuple[Names, Flags]:
    """What names say, and which are plain: it is of these alone. There is one name at least."""
    letters = letters_of(names)
    words = words_among(np.where(UPPER[letters], letters | 32, letters), 1)
    simple = _are_simple(letters, words)
    found = [name_of(names[i]) for i in np.flatnonzero(~simple).tolist()]
    plain = simple.copy()
    plain[~simple] = [name is not None for name in found]
    one, other = _of_simple(names, letters, words, simple), _of_names([name for name in found if name])
    first = simple[plain]
    order = np.argsort(np.concatenate((np.flatnonzero(first), np.flatnonzero(~first)))).tolist()

    def both(a: list[str], b: list[str]) -> list[str]:
        together = a + b
        return [together[i] for i in order]

    part = woven_parts(first, one.part, other.part)
    texts = [both(getattr(one, c), getattr(other, c)) for c in ("cores", "exact", "joined")]
    return Names(part, *texts), plain


def _are_simple(letters: Letters, words: Words) -> Flags:
    """Which names are short, of different words without digits, versions, small words and marks, and not odd."""
    ends = np.append(np.flatnonzero(letters == 10), len(letters))
    starts = np.concatenate(([0], ends[:-1] + 1))
    odd: Flags = (ends - starts > _LONGEST) | ~(LOWER | UPPER)[letters[starts]] | (letters[ends - 1] == 32)
    for at in (np.flatnonzero(~_IN_NAME[letters]), places_of(letters | np.uint8(32), _ODD)):
        odd[np.searchsorted(ends, at)] = True
    once, _ = distinct(mixed(words.number, words.text))
    odd[words.text[_LEFT_OUT.has(words.number) | ~once]] = True
    others = np.flatnonzero(~LOWER[letters])  # a mark has two capitals with nothing but small letters between
    capital = UPPER[letters[others]]
    odd[np.searchsorted(ends, others[1:][capital[1:] & capital[:-1]])] = True
    return ~odd


def _of_simple(names: Sequence[str], letters: Letters, words: Words, simple: Flags) -> Names:
    """What the simple names say. letters, words: of all names."""
    count, lower = int(simple.sum()), "\n".join([names[i] for i in np.flatnonzero(simple).tolist()]).lower()
    cores = _AROUND_LINES.sub("\n", _BETWEEN.sub(" ", lower)).strip(" ").split("\n") if count else []
    chosen = simple[words.text]
    row, start = (np.cumsum(simple) - 1)[words.text[chosen]], words.start[chosen]
    core, none, sizes = numbers_of(cores), np.full(count, NOTHING), np.bincount(row, minlength=count)
    of_words, nobody = Loose.of(sizes, words.number[chosen]), Loose.of(np.zeros(count, dtype=np.int64), none[:0])
    single = np.where(sizes == 1, np.fromiter(map(len, cores), np.int64, count), 0)
    joined = [c.replace(" ", "") for c in cores]
    part = Part(
        {
            "core": core, "joined": numbers_of(joined), "all_versions": none, "versions": none,
            "single": np.where((single >= MENTIONED) & ~GENERIC_WORDS.has(core), core, NOTHING),
        },
        {
            "words": of_words, "names": of_words, "long": _long(words, chosen, row, count),
            "given": Loose.of_some(single >= ACRONYM, core),
            "initials": _initials(row, letters[start] | np.uint8(32), sizes), "acronyms": nobody, "releases": nobody,
        },
        s.LATIN | np.where(_are_coined(letters), s.COINED, 0)[simple]
        | np.where(_are_spaced(letters), s.SPACED, 0)[simple],
    )  # fmt: skip
    return Names(part, cores, [c.replace(" ", "\0") for c in cores], joined)


def _long(words: Words, chosen: Flags, row: Ints, count: int) -> Loose:
    """The words that texts are known by."""
    long = (words.end - words.start)[chosen] >= LEAST
    return Loose.of(np.bincount(row[long], minlength=count), words.number[chosen][long])


def _initials(row: Ints, letter: Letters, sizes: Ints) -> Loose:
    """What acronyms of names would be, by the first letter of each word: with `t`, for a `the`, and without."""
    lines = np.full(len(letter) + len(sizes), 10, dtype=np.uint8)
    lines[np.arange(len(letter)) + row] = letter
    full = lines.tobytes().decode().split("\n")[:-1]
    found = np.stack((numbers_of(full), numbers_of([f"t{f}" for f in full])), axis=1) if full else np.zeros((0, 2))
    told = np.stack((sizes >= 3, sizes >= 2), axis=1)
    return Loose.of(told.sum(axis=1), found[told].astype(np.int64))


def _are_spaced(letters: Letters) -> Flags:
    """Which names have a space in them."""
    ends = np.append(np.flatnonzero(letters == 10), len(letters))
    return np.bincount(np.searchsorted(ends, np.flatnonzero(letters == 32)), minlength=len(ends)) > 0


def _are_coined(letters: Letters) -> Flags:
    """Which names have two capitals before the first space; there are no digits to look for."""
    ends = np.append(np.flatnonzero(letters == 10), len(letters))
    starts = np.concatenate(([0], ends[:-1] + 1))
    stops = np.append(np.flatnonzero((letters == 32) | (letters == 10)), len(letters))
    capitals = np.concatenate(([0], np.cumsum(UPPER[letters])))
    found: Flags = capitals[stops[np.searchsorted(stops, starts)]] - capitals[starts] >= 2
    return found


def _of_names(names: Sequence[Name]) -> Names:
    """The same of names that were read one by one."""
    column = (
        dict(zip(Name._fields, zip(*names, strict=True), strict=True)) if names else dict.fromkeys(Name._fields, ())
    )
    texts = {c: numbered(column[c]) for c in ("core", "joined", "all_versions", "versions", "single")}
    sets = {c: Loose.of_texts(column[c]) for c in ("words", "names", "given", "initials", "acronyms", "releases")}
    sets["long"] = Loose.of_texts([[w for w in words if len(w) >= LEAST] for words in column["names"]])
    part = Part(texts, sets, np.array(column["flags"], dtype=np.int64))
    return Names(part, list(column["core"]), list(column["exact"]), list(column["joined"]))
