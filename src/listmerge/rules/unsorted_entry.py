"""An entry out of its alphabetical place, in a section that is sorted otherwise.

A section counts as sorted if nine of ten entries stand in order, by the collation that fits it best: by words or by
letters, with signs, capitals and a leading article counting or not, numbers as text or by size. An entry is reported only
if it stands wrong by all of them. Sections in another order are left alone.

Bad:

```markdown
# Data

- [Apple](https://apple.example) - First of them.
- [Banana](https://banana.example) - Second of them.
- [Cherry](https://cherry.example) - Third of them.
- [Zebra](https://zebra.example) - Fourth of them.
- [Date](https://date.example) - Fifth of them.
- [Elder](https://elder.example) - Sixth of them.
- [Fig](https://fig.example) - Seventh of them.
- [Grape](https://grape.example) - Eighth of them.
```

Good:

```markdown
# Data

- [Apple](https://apple.example) - First of them.
- [Banana](https://banana.example) - Second of them.
- [Cherry](https://cherry.example) - Third of them.
- [Date](https://date.example) - Fourth of them.
- [Elder](https://elder.example) - Fifth of them.
- [Fig](https://fig.example) - Sixth of them.
- [Grape](https://grape.example) - Seventh of them.
- [Zebra](https://zebra.example) - Eighth of them.
```
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from listmerge.edit import Diagnostic, Severity
from listmerge.record import Record, SourceList
from listmerge.rules._alphabet import COLLATIONS, longest_ascent, words
from listmerge.rules._gathered import gathered

SEVERITY: Severity = "info"
FAMILY = "order"
#: Of fewer entries, so many stand in order by chance too often.
_AT_LEAST = 8
_SORTED = 0.9
#: With fewer in order by words, no other collation makes it so many.
_HOPELESS = 0.6


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each entry that would have to move, as few as possible; one for a section with many."""
    for entries in _sections(found):
        if len(entries) < _AT_LEAST:
            continue
        names = [r.name.value for r in entries]
        how, placed = _best(names)
        wrong = len(names) - len(placed)
        if not wrong or (wrong > 1 and len(placed) < _SORTED * len(names)):
            continue
        findings = [_finding(found, entries, placed, i, how) for i in _misplaced(names, placed)]
        message = f"found {{n}} of {len(names)} entries out of alphabetical order, expected order by {how}"
        yield from gathered(findings, message)


def _best(names: list[str]) -> tuple[str, list[int]]:
    """The collation by which most names stand in order, and which of them; the first that will do, if all or few do."""
    how, placed = "", list[int]()
    for name, key in COLLATIONS.items():
        run = longest_ascent([key(n) for n in names])
        if len(run) > len(placed):
            how, placed = name, run
        if not _HOPELESS * len(names) <= len(placed) < len(names):
            break
    return how, placed


def _sections(found: SourceList) -> list[list[Record]]:
    """The entries of each section and parent, in the order of the page."""
    groups: dict[tuple[tuple[str, ...], str | None], list[Record]] = {}
    for record in found.records:
        groups.setdefault((record.section, record.parent), []).append(record)
    return list(groups.values())


def _misplaced(names: list[str], placed: list[int]) -> Iterator[int]:
    """Which names stand wrong between their placed neighbours, whatever the collation; without those of odd letters."""
    kept = set(placed)
    for i, name in enumerate(names):
        if i in kept or not str(words(name)[0])[:1].isascii():
            continue
        at = bisect_left(placed, i)
        around = [names[p] for p in placed[at - 1 : at] if at] + [name] + [names[p] for p in placed[at : at + 1]]
        if not any(_ascends([key(n) for n in around]) for key in COLLATIONS.values()):
            yield i


def _ascends(keys: list[tuple[str | int, ...]]) -> bool:
    return all(a <= b for a, b in pairwise(keys))


def _finding(found: SourceList, entries: list[Record], placed: list[int], i: int, how: str) -> Diagnostic:
    record, names = entries[i], [entries[p].name.value for p in placed]
    key = COLLATIONS[how]
    at = bisect_right([key(n) for n in names], key(record.name.value))
    where = f"above `{names[at]}`" if at < len(names) else f"below `{names[-1]}`"
    message = f"found `{record.name.value}` out of alphabetical order, expected it {where} (by {how})"
    return Diagnostic("unsorted-entry", SEVERITY, found.document.source.path, record.name.span, message)
