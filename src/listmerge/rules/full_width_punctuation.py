"""Full-width punctuation between Latin words.

It is at home in Chinese and Japanese; next to Latin letters it comes from a forgotten input method, and programs that
look for a colon or a bracket pass it over.

Bad:

```markdown
# Data

- [One](https://one.example)（2k）- Letters from the north，and maps.
```

Good:

```markdown
# Data

- [One](https://one.example) (2k) - Letters from the north, and maps.
```
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._gathered import gathered
from listmerge.rules._language import is_english
from listmerge.rules._marks import by_line
from listmerge.rules._text_mask import BOUNDARY, characters, masked
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "text"

_PLAIN = dict(zip("：，。；！？（）［］｜／～％＆＋－＝＂＇＃、", ":,.;!?()[]|/~%&+-=\"'#,", strict=True))
_WIDE = lazy(f"[{''.join(_PLAIN)}]")
#: Plain space before, behind.
_BEFORE, _BEHIND = "（［", "：，。；！？）］、"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each line without Chinese, Japanese or Korean of an English list, or one for all of many."""
    if characters(found).isdisjoint(_PLAIN) or not is_english(found):
        return
    name = "full-width-punctuation"
    findings = list(by_line(found, name, SEVERITY, _edits(found), _message, "make it plain"))
    message = "found full-width marks between latin words on {n} lines, expected plain ones"
    yield from gathered(findings, message, "make them plain", each=12)


def _edits(found: SourceList) -> Iterator[Edit]:
    source, text = found.document.source, masked(found)
    asian: dict[int, bool] = {}
    for m in _WIDE.finditer(text):
        line = source.line_of(m.start())
        if line not in asian:
            asian[line] = any(map(_is_asian, source.lines[line - 1]))
        if not asian[line]:
            lead = " " if m[0] in _BEFORE and not _is_gap(text[m.start() - 1]) else ""
            tail = " " if m[0] in _BEHIND and not _is_gap(text[m.end() : m.end() + 1]) else ""
            yield Edit(Span(*m.span()), f"{lead}{_PLAIN[m[0]]}{tail}")


def _message(written: list[str], _: list[Edit]) -> str:
    marks = list(dict.fromkeys(written))
    wide, plain = (" ".join(f"`{c}`" for c in chars) for chars in (marks, [_PLAIN[c] for c in marks]))
    return f"found the full-width {wide}, expected {plain}"


def _is_gap(char: str) -> bool:
    return not char or char.isspace() or char == BOUNDARY or char in ".,;:!?()[]" or char in _PLAIN


def _is_asian(char: str) -> bool:
    return char.isalpha() and unicodedata.east_asian_width(char) in "WF"
