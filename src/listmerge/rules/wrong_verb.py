"""A verb that does not agree with its noun: `the dataset include maps`.

Only plain cases are judged, in which a sentence begins with one thing.

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
from listmerge.rules._wording import THINGS, miswritten
from listmerge.text import Span

SEVERITY: Severity = "warning"
FAMILY = "text"
_VERBS = {
    "include": "includes",
    "contain": "contains",
    "consist": "consists",
    "provide": "provides",
    "have": "has",
    "are": "is",
    "were": "was",
    "allow": "allows",
    "offer": "offers",
    "cover": "covers",
    "comprise": "comprises",
    "describe": "describes",
    "support": "supports",
    "show": "shows",
}
_VERB = lazy(rf" (?<=[a-z] )(?P<verb>{'|'.join(_VERBS)})(?= \w)")
#: What begins a sentence and ends before the verb. A line or a cell begins behind a mask.
_SUBJECT = lazy(
    rf"(?:^|(?<=[\r\n])|(?<=[.,;:!?\x00\x01|])) *(?:[Tt]he|[Tt]his|[Aa]|[Aa]n|[Ee]ach|[Ii]ts|[Oo]ur)? ?"
    rf"(?:[A-Z][\w-]+ )?(?P<noun>{THINGS}) $"
)
_REACH = 60


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each."""
    if not is_english(found):
        return
    text = masked(found)
    for m in _VERB.finditer(text):
        at, verb = m.span("verb"), m["verb"]
        subject = _SUBJECT.search(text, max(0, at[0] - _REACH), at[0])
        if subject:
            noun = subject["noun"]
            span = Span(at[0] - len(noun) - 1, at[1])
            yield miswritten("wrong-verb", SEVERITY, found, span, f"{noun} {_VERBS[verb]}")
