"""A character that nobody sees: a no-break space, a zero-width one, a soft hyphen, a control character.

Whoever searches for the words around it does not find them, and in an address it leads astray. Left alone are no-break
spaces where French wants them and between a number and its unit, thin spaces around dashes and signs, and the joiners
of emoji and of scripts that need them.

Bad:

```markdown
# Data

- [One](https://one.example) - Letters from the\u200b towns of\u00a0the north.
```

Good:

```markdown
# Data

- [One](https://one.example) - Letters from the towns of the north.
```
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._gathered import gathered
from listmerge.rules._marks import by_line
from listmerge.rules._scan import starting_with
from listmerge.rules._text_mask import characters
from listmerge.text import Span

SEVERITY: Severity = "warning"
FAMILY = "text"

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NOTHING = "\u00ad\u200b-\u200d\u2060-\u2064\ufeff\u180e\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f"
_BREAKS = "\u000c\u2028\u2029\u0085"
#: Any of them, looked for at once.
_ANY = lazy(f"[{_SPACES}{_NOTHING}{_BREAKS}]")
_INVISIBLE = lazy(f"[{_SPACES}]+|(?P<nothing>[{_NOTHING}]+)|[{_BREAKS}]+")
#: No-break spaces that belong: before French marks, behind opening ones, between a number and what it counts.
_WANTED_BEFORE = lazy(r"[:;!?»%€$£°–—]|\d{3}\b|(?:[kMGT]?B|[kcm]?m|[km]?g|MHz|GHz|ms|px|pt)\b")
#: Spaces that typesetters put around dashes and signs.
_THIN = "\u2009\u200a\u202f"
_JOINERS = "\u200c\u200d"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each line that has any, or one for all where they are many."""
    if not _ANY.search("".join(characters(found))):
        return
    findings = list(by_line(found, "invisible-character", SEVERITY, _edits(found), _message, "take it out"))
    yield from gathered(findings, "found invisible characters on {n} lines, expected none", "take them out", each=12)


def _edits(found: SourceList) -> Iterator[Edit]:
    source, kept = found.document.source, found.document.verbatim_lines
    for m in starting_with(_ANY, _INVISIBLE, source.text):
        if source.line_of(m.start()) not in kept and not _is_wanted(source.text, m):
            yield Edit(Span(*m.span()), "" if m["nothing"] else " ")


def _message(written: list[str], edits: list[Edit]) -> str:
    names = " and ".join(dict.fromkeys(_name(text[0]) for text in written))
    expected = "a plain space" if any(e.text for e in edits) else "nothing"
    return f"found {names}, expected {expected}"


def _is_wanted(text: str, m: re.Match[str]) -> bool:
    before, after = text[m.start() - 1 : m.start()], text[m.end() : m.end() + 8]
    if m[0] == "\u00a0":
        return before in ("«", "–", "—") or bool(_WANTED_BEFORE.match(after))
    if m[0] in _THIN and not (before.isalpha() and after[:1].isalpha()):
        return True
    if m[0] == "\u3000":
        return not (before.isascii() and after[:1].isascii())
    if all(c in _JOINERS for c in m[0]):
        return not (before.isascii() or unicodedata.name(before, "").startswith("LATIN")) and not after[:1].isspace()
    return False


def _name(char: str) -> str:
    names = {"\u00a0": "a no-break space", "\u200b": "a zero-width space", "\u00ad": "a soft hyphen"}
    name = unicodedata.name(char, "").lower() or "a control character"
    return names.get(char) or f"{name} (U+{ord(char):04X})"
