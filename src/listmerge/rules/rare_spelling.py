"""A word that differs from one the list uses often by a left-out vowel or two letters swapped.

What no dictionary of common misspellings knows, the list itself may: `clincal` once, where `clinical` stands ten times.
Only long words that occur once are judged.

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

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.record import SourceList
from listmerge.rules._dictionary import corrections
from listmerge.rules._language import is_english
from listmerge.rules._prose_places import names_and_addresses, prose_places
from listmerge.rules._text_mask import vocabulary

SEVERITY: Severity = "info"
FAMILY = "text"
#: How long and how often a word must be to speak against another.
_LONG, _OFTEN = 8, 5


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each word; those the dictionary knows are another rule's."""
    if not is_english(found):
        return
    counts: Counter[str] = Counter()
    for word, n in vocabulary(found).items():
        if len(word) >= _LONG - 1 and word[1:].islower():
            counts[word.lower()] += n
    slips = {s: w for w, n in counts.items() if n >= _OFTEN and len(w) >= _LONG for s in _slips(w) if counts[s] == 1}
    known = corrections(slips) if slips else {}
    for slip, word in sorted(slips.items()):
        if slip not in known and slip not in names_and_addresses(found):
            yield from _findings(found, slip, word)
            yield from _findings(found, slip.capitalize(), word.capitalize())


def _slips(word: str) -> Iterator[str]:
    """The word without one of its inner vowels, and with two inner letters swapped."""
    for i in range(2, len(word) - 2):
        if word[i] in "aeiou" and word[i] not in (word[i - 1], word[i + 1]):
            yield word[:i] + word[i + 1 :]
        if word[i] != word[i + 1]:
            yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]


def _findings(found: SourceList, slip: str, word: str) -> Iterator[Diagnostic]:
    for span in prose_places(found, slip):
        fix = Fix(f"write {word}", (Edit(span, word),), safe=False)
        message = f"found `{slip}` once, expected `{word}` as everywhere else"
        yield Diagnostic("rare-spelling", SEVERITY, found.document.source.path, span, message, fix)
