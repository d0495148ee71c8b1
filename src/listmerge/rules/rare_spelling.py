"""A word that differs from a known one by a left-out vowel, a letter too many or two letters swapped.

What no dictionary of common misspellings knows, the list itself may: `clincal` once, where `clinical` stands ten times.
Else the word must be one that people often misspell, by codespell's dictionary. Only long words that occur once are
judged.

Bad:

```markdown
# Data

- [One](https://one.example) - Handwritten letters of the north, in boxes.
- [Two](https://two.example) - Handwritten letters of the south, in books.
- [Three](https://three.example) - Handwritten letters of the west, in chests.
- [Four](https://four.example) - Handwritten letters of the east, in files.
- [Five](https://five.example) - Handwritten songs of the sea and the shore.
- [Six](https://six.example) - Handwrtten tales of the lake and the shore.
```

Good:

```markdown
# Data

- [One](https://one.example) - Handwritten letters of the north, in boxes.
- [Two](https://two.example) - Handwritten letters of the south, in books.
- [Three](https://three.example) - Handwritten letters of the west, in chests.
- [Four](https://four.example) - Handwritten letters of the east, in files.
- [Five](https://five.example) - Handwritten songs of the sea and the shore.
- [Six](https://six.example) - Handwritten tales of the lake and the shore.
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.record import SourceList
from listmerge.rules._dictionary import british, corrections, is_right, right_like, shape_of, shapes_like
from listmerge.rules._language import is_english
from listmerge.rules._prose_places import names_and_addresses, prose_places
from listmerge.rules._vocabulary import vocabulary

SEVERITY: Severity = "info"
FAMILY = "text"
#: How long and how often a word must be to speak against another.
_LONG, _OFTEN = 8, 5
#: What is left out of words, besides `e`.
_VOWELS = "aiou"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each word; those the dictionary knows are another rule's."""
    if not is_english(found):
        return
    counts: Counter[str] = Counter()
    for word, places in vocabulary(found).items():
        if len(word) >= _LONG - 1 and word[1:].islower():
            counts[word.lower()] += len(places)
    slips = {
        s: w for w, n in counts.items() if n >= _OFTEN and len(w) >= _LONG for s in _slips(w) if counts.get(s) == 1
    }
    known = corrections(slips) if slips else {}
    inner = [(s, w) for s, w in sorted(slips.items()) if s not in known and s not in names_and_addresses(found)]
    unknown = sorted(_unknown(counts).items())
    outer = [(s, w) for s, w in unknown if s not in slips and s not in names_and_addresses(found)]
    for slip, word in inner:
        yield from _findings(found, slip, word)
        yield from _findings(found, slip.capitalize(), word.capitalize())
    for slip, word in outer:
        yield from _findings(found, slip, word, "in no dictionary")


def _unknown(counts: Counter[str]) -> dict[str, str]:
    """Words that stand once, are in no dictionary, and are a slip of a word in it."""
    once = [w for w, n in counts.items() if n == 1 and len(w) >= _LONG and not is_right(w)]
    slips = {w: m for w in once if (m := _meant(w)) and not any(map(is_right, _stems(w))) and w not in british()}
    known = corrections(slips) if slips else {}
    return {w: m for w, m in slips.items() if w not in known}


def _meant(word: str) -> str:
    """The word of the dictionary that this one is a slip of; empty if there is none."""
    if not _may_be_slip(word):
        return ""
    right = right_like(word)
    return next((m for m in _undone(word) if m in right and len(m) >= _LONG), "")


def _may_be_slip(word: str) -> bool:
    """Whether a right word has the shape of one that `_undone` gives: most have none, and need not be taken apart."""
    shapes, (end, length, total) = shapes_like(word), shape_of(word)
    if (end, length, total) in shapes or any((end, length + 1, total + ord(v)) in shapes for v in _VOWELS):
        return True
    return any(a == b and (end, length - 1, total - ord(a)) in shapes for a, b in pairwise(word))


def _stems(word: str) -> Iterator[str]:
    """What a word may be made of by an ending."""
    for ending in ("s", "es", "d", "ed", "ing", "er", "ers", "ly", "al", "able", "ness", "less"):
        if word.endswith(ending):
            yield word[: -len(ending)]
            yield word[: -len(ending)] + "e"


def _undone(word: str) -> Iterator[str]:
    """The word without one of two equal letters, with two letters swapped, and with a vowel put in, behind its second."""
    for i in range(2, len(word) - 1):
        if word[i] == word[i - 1]:
            yield word[:i] + word[i + 1 :]
        elif i < len(word) - 2 and word[i] != word[i + 1]:
            yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]
        for vowel in _VOWELS:
            yield word[:i] + vowel + word[i:]


def _slips(word: str) -> Iterator[str]:
    """The word without one of its inner vowels, and with two inner letters swapped."""
    for i in range(2, len(word) - 2):
        if word[i] in "aeiou" and word[i] not in (word[i - 1], word[i + 1]):
            yield word[:i] + word[i + 1 :]
        if word[i] != word[i + 1]:
            yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]


def _findings(found: SourceList, slip: str, word: str, where: str = "once") -> Iterator[Diagnostic]:
    for span in prose_places(found, slip):
        fix = Fix(f"write {word}", (Edit(span, word),), safe=False)
        message = f"found `{slip}` {where}, expected `{word}`{' as everywhere else' if where == 'once' else ''}"
        yield Diagnostic("rare-spelling", SEVERITY, found.document.source.path, span, message, fix)
