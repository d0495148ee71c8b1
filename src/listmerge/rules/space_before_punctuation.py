"""A space before a comma, full stop, colon or semicolon.

Colons are left alone in lists that mostly have a space before them.

Bad:

```markdown
# Data

- [One](https://one.example) - Letters , maps and songs.
```

Good:

```markdown
# Data

- [One](https://one.example) - Letters, maps and songs.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._gathered import gathered
from listmerge.rules._language import is_english
from listmerge.rules._scan import in_lines
from listmerge.rules._text_mask import in_name, masked
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "text"
_SPACED = lazy(r"(?P<gap>[ \t](?<=[^\W_].)[ \t]*)(?P<mark>[,;.:])(?=\s|[\x00\x01]|$)")
_POSSESSIVE = lazy(r"(?P<gap> (?<=[A-Za-z] ) *)(?P<mark>['’])(?=s\b)")
#: What each of them ends with.
_MARK = lazy(r"[,;.:](?<=[ \t].)(?=\s|[\x00\x01]|$)")
_APOSTROPHE = lazy(r"['’](?<= .)(?=s\b)")
_COLON = lazy(r"\w:\s")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each mark, or one for a list with many."""
    if not is_english(found):
        return
    source, text = found.document.source, masked(found)
    places = [m for m in in_lines(_SPACED, _MARK, text) if not in_name(found, m.start())]
    colons = sum(m["mark"] == ":" for m in places)
    if colons and colons * 3 >= len(_COLON.findall(text)):
        places = [m for m in places if m["mark"] != ":"]
    has_one = " 's" in text or " ’s" in text
    possessives = in_lines(_POSSESSIVE, _APOSTROPHE, text) if has_one else ()
    findings = []
    for m in sorted([*places, *possessives], key=lambda m: m.start()):
        fix = Fix("close the gap", (Edit(Span(*m.span("gap")), ""),), safe=False)
        message = f"found a space before `{m['mark']}`, expected none"
        findings.append(Diagnostic("space-before-punctuation", SEVERITY, source.path, Span(*m.span()), message, fix))
    yield from gathered(findings, "found {n} spaces before punctuation marks, expected none", "close the gaps")
