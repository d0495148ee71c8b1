"""A word written twice in a row.

Names that repeat a word (`Tap Tap`) and words that are said twice for weight (`very very`) are left alone.

Bad:

```markdown
# Data

- [One](https://one.example) - Letters of the the north.
```

Good:

```markdown
# Data

- [One](https://one.example) - Letters of the north.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._language import is_english, is_english_at
from listmerge.rules._text_mask import in_name, masked
from listmerge.rules._vocabulary import doubled
from listmerge.text import Span

SEVERITY: Severity = "warning"
FAMILY = "text"
_TWICE = lazy(r"(?<![\w@#$/\\.'’-])(([A-Za-z])([a-z]*))(?:[ \t]+|[ \t]*\r?\n[ \t]*)((?i:\2)\3)(?![\w'’./-])")
_MOST_BLANKS = 40
_FOR_WEIGHT = frozenset("very much far long so really many more ha bla blah had that no so go knock bye er".split())


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each; the fix takes the second one out."""
    if not is_english(found):
        return
    source, text = found.document.source, masked(found)
    for m in filter(None, (_TWICE.match(text, at) for at in doubled(found, _MOST_BLANKS))):
        first, second = Span(*m.span(1)), Span(*m.span(4))
        word = m[4]
        if not word.islower() or word in _FOR_WEIGHT or in_name(found, first.start) or _is_chant(text, m):
            continue
        if not is_english_at(found, first.start):
            continue
        fix = Fix("take one out", (Edit(Span(first.end, second.end), ""),), safe=False)
        message = f"found `{m[1]} {word}`, expected the word once"
        yield Diagnostic("doubled-word", SEVERITY, source.path, Span(first.start, second.end), message, fix)


def _is_chant(text: str, m: re.Match[str]) -> bool:
    """Whether the word comes three times, or once more in the same phrase (`master slave, master master`)."""
    before = re.findall(r"[a-z]+", text[max(0, m.start() - 20) : m.start()].lower())[-2:]
    after = re.findall(r"[a-z]+", text[m.end() : m.end() + 20].lower())[:1]
    return m[4] in before + after
