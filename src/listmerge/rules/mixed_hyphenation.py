"""A word written with a hyphen in one place and without in another: `pretrained`, `pre-trained`.

Whoever searches the page for one finds half of it. Expected is the form that the list uses more often. Only running text
is read.

Bad:

```markdown
# Data

- [One](https://one.example) - Letters for multilingual readers.
- [Two](https://two.example) - Maps for multilingual readers.
- [Three](https://three.example) - Songs for multi-lingual readers.
```

Good:

```markdown
# Data

- [One](https://one.example) - Letters for multilingual readers.
- [Two](https://two.example) - Maps for multilingual readers.
- [Three](https://three.example) - Songs for multilingual readers.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._gathered import gathered, together
from listmerge.rules._language import is_english
from listmerge.rules._prose_places import prose_places
from listmerge.rules._text_mask import masked, vocabulary
from listmerge.rules._wording import elsewhere
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "text"
_COMPOUND = lazy(r"(?<![\w./@#$\x02-])[A-Za-z]?[a-z]+-[a-z]{2,}(?![\w/@\x02-])")
_SHORTEST = 7
_TIMES_RARER = 2
#: With and without the hyphen, these are two words: to sign again, to resign.
_TWO_WORDS = lazy(r"(?:re|co|un)-|.*-(?:in|up|out|off|on|by|to|down|over|back|through)$")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each word, at the places of its rarer form; one for a list with many such words."""
    if not is_english(found):
        return
    used = {w.lower() for w in vocabulary(found)}
    compounds = {m[0].lower() for m in _COMPOUND.finditer(masked(found))}
    findings: list[Diagnostic] = []
    for compound in sorted(c for c in compounds if not _TWO_WORDS.match(c)):
        closed = compound.replace("-", "")
        if closed in used and len(closed) >= _SHORTEST:
            findings += _finding(found, compound, closed)
    message = "found {n} words with a hyphen here and without there, expected the form that each mostly has"
    yield from gathered(findings, message, "write them as elsewhere")


def _finding(found: SourceList, compound: str, closed: str) -> Iterator[Diagnostic]:
    """The finding for a word that the list clearly writes one way."""
    rare, usual = sorted(((w, _places(found, w)) for w in (compound, closed)), key=lambda w: len(w[1]))
    if not rare[1] or len(usual[1]) < _TIMES_RARER * len(rare[1]):
        return
    edits = tuple(Edit(s, usual[0].capitalize() if capital else usual[0]) for s, capital in rare[1])
    times = f" {len(edits)} times" if len(edits) > 1 else ""
    message = f"found `{rare[0]}`{times}, expected `{usual[0]}` as {elsewhere(len(usual[1]))}"
    fix = Fix(f"write `{usual[0]}`", edits, safe=False)
    spans = [s for s, _ in rare[1]]
    yield together("mixed-hyphenation", SEVERITY, found.document.source.path, spans, message, fix)


def _places(found: SourceList, word: str) -> list[tuple[Span, bool]]:
    """Where a word stands in running text, and whether with a capital."""
    small = [(s, False) for s in prose_places(found, word)]
    return sorted(small + [(s, True) for s in prose_places(found, word.capitalize())])
