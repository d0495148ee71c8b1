"""British and American spelling in one list: `colour` here, `labeled` there.

Whoever searches the page for one finds half of it. Expected is the spelling that the list has more of. Only running text
is read, and no words that both sides use, such as `catalogue`.

Bad:

```markdown
# Data

- [One](https://one.example) - Letters of the north, in colour.
- [Two](https://two.example) - Maps of the south, labeled by hand.
- [Three](https://three.example) - Songs of the west, organized by town.
```

Good:

```markdown
# Data

- [One](https://one.example) - Letters of the north, in color.
- [Two](https://two.example) - Maps of the south, labeled by hand.
- [Three](https://three.example) - Songs of the west, organized by town.
```
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._dictionary import british
from listmerge.rules._gathered import together
from listmerge.rules._language import is_english
from listmerge.rules._prose_places import names_and_addresses, places_of
from listmerge.rules._text_mask import masked
from listmerge.rules._vocabulary import forms
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "text"
#: British words that are right in America too, or mean something else there.
_OF_BOTH = lazy(r".*logues?$|acknowledgements?|judgements?|grey|artefacts?|licen[cs]\w*|practis\w*|cheques?|tyres?")
_WITHIN = lazy(r"[\w,;&'’] $")
_NAMED = 5


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for a list, at the words of the rarer spelling."""
    if not is_english(found):
        return
    to_american, to_british = _spellings()
    british_words, american_words = _used(found, to_american), _used(found, to_british)
    if not british_words or not american_words:
        return
    ours, theirs = _places(found, british_words, to_american), _places(found, american_words, to_british)
    if not ours or not theirs:
        return
    (rare, name), (_, usual) = sorted(((ours, "British"), (theirs, "American")), key=lambda w: len(w[0]))
    words = dict.fromkeys(f"`{found.document.source.slice(s)}` for `{w}`" for s, w in rare)
    listed = ", ".join([*list(words)[:_NAMED], *(["…"] if len(words) > _NAMED else [])])
    message = (
        f"found {name} spelling ({listed}), expected {usual} as {len(theirs if rare is ours else ours)} other words"
    )
    fix = Fix(f"write {usual}", tuple(Edit(s, w) for s, w in rare), safe=False)
    yield together("mixed-english", SEVERITY, found.document.source.path, [s for s, _ in rare], message, fix)


@cache
def _spellings() -> tuple[dict[str, str], dict[str, str]]:
    """British spelling -> American spelling, of words that are of one only; and the other way round."""
    to_american = {b: a for b, a in british().items() if not _OF_BOTH.fullmatch(b)}
    return to_american, {a: b for b, a in to_american.items()}


def _used(found: SourceList, spelling: dict[str, str]) -> list[str]:
    """The words of one spelling that a list has somewhere."""
    written = forms(found)
    return sorted(w for low in spelling.keys() & written.keys() for w in written[low] if w[1:].islower())


def _places(found: SourceList, used: list[str], spelling: dict[str, str]) -> list[tuple[Span, str]]:
    """Where these words of one spelling stand in running text, with the other spelling of each, in order."""
    named, places = names_and_addresses(found), []
    for word, spans in places_of(found, used).items():
        other = spelling[word.lower()]
        if word.lower() in named or other in named:
            continue
        if word[0].isupper():
            places += [(s, other.capitalize()) for s in spans if _opens(found, s)]
        else:
            places += [(s, other) for s in spans]
    return sorted(places)


def _opens(found: SourceList, span: Span) -> bool:
    """Whether a word with a capital begins a sentence; within one it is a name: the `World Health Organization`."""
    return not _WITHIN.search(masked(found), max(0, span.start - 2), span.start)
