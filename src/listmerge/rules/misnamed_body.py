"""A well-known institution called by a wrong name: `John Hopkins`, `National Institute of Health`.

Bad:

```markdown
# Data

- [One](https://one.example) - Letters kept at John Hopkins University.
```

Good:

```markdown
# Data

- [One](https://one.example) - Letters kept at Johns Hopkins University.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._text_mask import masked
from listmerge.rules._vocabulary import vocabulary
from listmerge.rules._wording import miswritten
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "text"
#: Wrong name -> the name that the institution goes by, on its own pages.
_NAMES = {
    "National Institute of Health": "National Institutes of Health",
    "Center for Disease Control": "Centers for Disease Control",
    "World Health Organisation": "World Health Organization",
    "Food and Drugs Administration": "Food and Drug Administration",
    "John Hopkins": "Johns Hopkins",
    "Carnegie Melon": "Carnegie Mellon",
    "Colombia University": "Columbia University",
    "Standford University": "Stanford University",
    "Max Plank": "Max Planck",
}
_WORDS = {name: frozenset(name.split()) for name in _NAMES}
#: Other countries have bodies that are called so: the Korean National Institute of Health.
_WRONG = lazy(rf"(?<!an |ch )(?<!ish |ese )\b(?:{'|'.join(_NAMES)})\b(?! (?:and Medical|Sciences)\b)")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each place."""
    text, known = masked(found), vocabulary(found).keys()
    if not any(known >= words and name in text for name, words in _WORDS.items()):
        return
    for m in _WRONG.finditer(text):
        yield miswritten("misnamed-body", SEVERITY, found, Span(*m.span()), _NAMES[m[0]])
