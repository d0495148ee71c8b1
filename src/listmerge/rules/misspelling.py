"""A misspelt word.

Only common misspellings are known, those of codespell's dictionary, and only running text in English is read: no names,
no texts of links, no code, no words that the list also uses in a name or an address. A fix is offered, as an unsafe one,
where only one word can be meant.

Bad:

```markdown
# Data

- [One](https://one.example) - Letters of the goverment.
```

Good:

```markdown
# Data

- [One](https://one.example) - Letters of the government.
```
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.record import SourceList
from listmerge.rules._dictionary import corrections
from listmerge.rules._gathered import gathered
from listmerge.rules._language import is_english
from listmerge.rules._prose_places import names_and_addresses, prose_places
from listmerge.rules._vocabulary import forms, vocabulary
from listmerge.text import Span

SEVERITY: Severity = "warning"
FAMILY = "text"
#: So often, a word is several findings.
_EACH = 3
#: A name is seldom a slip of a word of so many letters.
_SHORTEST, _LONG, _VERY_LONG = 4, 6, 9
#: Shorter words that no name is a slip of.
_LITTLE = frozenset("the this that with from have when what your which their there these".split())
#: Not within a sentence, where a capital makes a name.
_OPENING = r"(?<![\w,;] )"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each place, or one for a word that is often misspelt in the same way."""
    if not is_english(found):
        return
    used, written = vocabulary(found), forms(found)
    known = corrections(low for low in written if len(low) >= _SHORTEST)
    suspects = sorted(w for low in known for w in written[low] if w[1:].islower())
    named = names_and_addresses(found) if suspects else set()
    for word in suspects:
        meant = known[word.lower()]
        if word.lower() in named or f"{word.lower()}s" in meant or (word[0].isupper() and not _is_sure(meant, used)):
            continue
        opening = _OPENING if word[0].isupper() and meant[0] in _LITTLE else ""
        findings = [_finding(found, word, span, meant) for span in prose_places(found, word, opening)]
        message = f"found the misspelt word `{word}` at {{n}} places, expected {_expected(word, meant)}"
        yield from gathered(findings, message, f"write {_cased(meant[0], word)}", each=_EACH)


def _is_sure(meant: list[str], used: Collection[str]) -> bool:
    """Whether a capitalised word is no name: it is very long, or the list has the right word too."""
    if len(meant) > 1:
        return False
    return meant[0] in _LITTLE or len(meant[0]) >= _VERY_LONG or (len(meant[0]) >= _LONG and meant[0] in used)


def _finding(found: SourceList, word: str, span: Span, meant: list[str]) -> Diagnostic:
    right = _cased(meant[0], word)
    fix = Fix(f"write {right}", (Edit(span, right),), safe=False) if len(meant) == 1 else None
    message = f"found the misspelt word `{word}`, expected {_expected(word, meant)}"
    return Diagnostic("misspelling", SEVERITY, found.document.source.path, span, message, fix)


def _expected(word: str, meant: list[str]) -> str:
    return " or ".join(f"`{_cased(m, word)}`" for m in meant)


def _cased(correct: str, like: str) -> str:
    return correct.capitalize() if like[:1].isupper() else correct
