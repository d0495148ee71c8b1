"""A thing named twice in one enumeration: `in Spanish, Italian, Greek and Italian`.

One of the two is mostly a slip for another.

Bad:

```markdown
# Data

- [One](https://one.example) - Letters in Spanish, Italian, Greek and Italian.
```

Good:

```markdown
# Data

- [One](https://one.example) - Letters in Spanish, Italian, Greek and Latin.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._language import is_english
from listmerge.rules._scan import in_lines
from listmerge.rules._text_mask import masked
from listmerge.text import Span

SEVERITY: Severity = "warning"
FAMILY = "text"
#: `a, b c, d`, and the end of an enumeration behind it. Apart, as a long one without an end is then read only once.
_ITEMS = lazy(r"(?<![\w+#-])[A-Za-z][\w+#-]*+(?:, (?!and\b|or\b)[A-Za-z][\w+#-]*+(?: (?!and\b|or\b)[\w+#-]++)?+)++")
#: The last comma of one, and the end.
_HINT = lazy(r", (?!and\b|or\b)[A-Za-z][\w+#-]*+(?: (?!and\b|or\b)[\w+#-]++)?+,? (?:and|or|&) ")
_LAST = lazy(r",? (?:and|or|&) (?:the )?[A-Za-z][\w+#-]*+(?! [A-Za-z\d(])")
_SPLIT = lazy(r",? (?:and|or|&) (?:the )?|, ")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each later naming."""
    if not is_english(found):
        return
    path, text = found.document.source.path, masked(found)
    for m in in_lines(_ITEMS, _HINT, text):
        last = _LAST.match(text, m.end())
        seen: set[str] = set()
        at = m.start()
        for item in _SPLIT.split(text[at : last.end()]) if last else ():
            at = text.index(item, at)
            if item in seen and len(item) > 2:
                message = f"found `{item}` twice in one enumeration, expected it once"
                yield Diagnostic("repeated-in-enumeration", SEVERITY, path, Span(at, at + len(item)), message)
            seen.add(item)
            at += len(item)
