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
from listmerge.rules._prose_places import places_of
from listmerge.rules._text_mask import masked
from listmerge.rules._vocabulary import forms, hyphenated
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
    used = forms(found)
    text = masked(found)
    joined = [at for at, closed in hyphenated(found) if len(closed) >= _SHORTEST and closed.lower() in used]
    compounds = {m[0].lower() for at in joined if (m := _COMPOUND.match(text, at))}
    pairs = [(c, c.replace("-", "")) for c in sorted(compounds) if not _TWO_WORDS.match(c)]
    places = places_of(found, (form for pair in pairs for w in pair for form in (w, w.capitalize())))
    findings = [d for pair in pairs for d in _finding(found, pair, places)]
    message = "found {n} words with a hyphen here and without there, expected the form that each mostly has"
    yield from gathered(findings, message, "write them as elsewhere")


def _finding(found: SourceList, pair: tuple[str, str], places: dict[str, list[Span]]) -> Iterator[Diagnostic]:
    """The finding for a word that the list clearly writes one way."""
    counts = {w: len(places.get(w, ())) + len(places.get(w.capitalize(), ())) for w in pair}
    rare, usual = sorted(pair, key=lambda w: counts[w])
    if not counts[rare] or counts[usual] < _TIMES_RARER * counts[rare]:
        return
    edits = [Edit(s, usual) for s in places.get(rare, ())]
    edits += [Edit(s, usual.capitalize()) for s in places.get(rare.capitalize(), ())]
    edits.sort(key=lambda e: e.span)
    times = f" {len(edits)} times" if len(edits) > 1 else ""
    message = f"found `{rare}`{times}, expected `{usual}` as {elsewhere(counts[usual])}"
    fix = Fix(f"write `{usual}`", tuple(edits), safe=False)
    path = found.document.source.path
    yield together("mixed-hyphenation", SEVERITY, path, [e.span for e in edits], message, fix)
