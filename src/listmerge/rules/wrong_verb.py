"""A verb that does not agree with its noun: `the dataset include maps`.

Only plain cases are judged: a sentence that begins with one thing, or a thing `that` does something.

Bad:

```markdown
# Data

- [One](https://one.example) - Letters of the north. The dataset include maps of each town.
```

Good:

```markdown
# Data

- [One](https://one.example) - Letters of the north. The dataset includes maps of each town.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._language import is_english
from listmerge.rules._text_mask import masked
from listmerge.rules._vocabulary import in_order
from listmerge.rules._wording import THINGS, miswritten
from listmerge.text import Span

SEVERITY: Severity = "warning"
FAMILY = "text"
_IRREGULAR = {"have": "has", "are": "is", "were": "was"}
#: What is no noun too, as `support` is in `The database support is new`.
_SURE = frozenset(_IRREGULAR) | frozenset(
    "include contain consist provide allow comprise describe enable require give let make".split()
)
_VERBS = sorted({*_SURE, *"offer cover support show help use work run need aim".split()})
_BETWEEN_WORDS = lazy(r"(?<=[a-z] )[a-z]++(?= \w)")
#: Where a sentence begins. A line or a cell begins behind a mask, a description behind a dash.
_START = r"(?:^|(?<=[\r\n])|(?<=[.,;:!?\x00\x01|])|(?<= [-–—])) *"
#: What begins a sentence and ends before the verb.
_SUBJECT = lazy(
    rf"{_START}(?:(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Oo]ur) )?(?:[A-Z][\w-]+ )?(?:{THINGS})"
    rf"|[Tt]his (?:[\w-]+ )?(?:{THINGS})|(?:Each|Every) [a-z]+) $"
)
#: What a noun can't follow.
_PRONOUN = lazy(rf"{_START}It $|(?:{_START}|(?<=\bis ))[Aa]n? (?:[\w-]+ ){{0,4}}(?:{THINGS}) (?:that|which) $")
#: What the two end in.
_NOUNS, _PRONOUNS = tuple(f"{thing} " for thing in THINGS.split("|")), ("It ", "that ", "which ")
_EACH = ("Each ", "Every ")
_LAST_WORD = lazy(r"(?<!\w)\w++ $")
_REACH = 90


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each."""
    if not is_english(found):
        return
    text = masked(found)
    for at, verb in in_order(found, _VERBS):
        if _BETWEEN_WORDS.match(text, at) and _calls_for_another(text, verb, reach := (max(0, at - _REACH), at)):
            last = _LAST_WORD.search(text, *reach)
            assert last is not None, "a noun or pronoun stands in front"
            span, right = Span(last.start(), at + len(verb)), _IRREGULAR.get(verb, f"{verb}s")
            yield miswritten("wrong-verb", SEVERITY, found, span, f"{last[0]}{right}")


def _calls_for_another(text: str, verb: str, reach: tuple[int, int]) -> bool:
    """Whether what stands in front of a verb is one thing."""
    if text.endswith(_PRONOUNS, *reach) and _PRONOUN.search(text, *reach):
        return True
    may_be_subject = text.endswith(_NOUNS, *reach) or any(text.find(word, *reach) >= 0 for word in _EACH)
    return verb in _SURE and may_be_subject and _SUBJECT.search(text, *reach) is not None
