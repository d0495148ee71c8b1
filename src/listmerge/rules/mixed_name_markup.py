"""An entry's name in another markup than its siblings' names: plain where they are bold, in backticks where they are plain.

Readers find entries by how their names look. Judged are the names of one style of entry, at any depth; linked and
unlinked names are judged apart.

Bad:

```markdown
# Data

- **One**
    - First of them, see [its page](https://one.example).
- **Two**
    - Second of them, see [its page](https://two.example).
- Three
    - Third of them, see [its page](https://three.example).
- **Four**
    - Fourth of them, see [its page](https://four.example).
```

Good:

```markdown
# Data

- **One**
    - First of them, see [its page](https://one.example).
- **Two**
    - Second of them, see [its page](https://two.example).
- **Three**
    - Third of them, see [its page](https://three.example).
- **Four**
    - Fourth of them, see [its page](https://four.example).
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.record import Record, SourceList
from listmerge.rules._entry_siblings import ENOUGH, in_same_style, sections
from listmerge.rules._gathered import EACH, gathered
from listmerge.rules._majority import dominant
from listmerge.rules._wording import short

SEVERITY: Severity = "info"
FAMILY = "entries"
_SHARE = 0.45
#: Few odd ones are findings, up to this part of all one; more are a difference that is meant.
_FEW = 0.3
_WORDS = {"part": "only partly in bold", "**": "in bold", "*": "in italics", "`": "in backticks", "": "plain"}

_OPENING_MARKS = "*_`[~“”\"'"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each name, but for one written as most of its own section."""
    source = found.document.source
    section_of = {r.id: group for group in sections(found) for r in group}
    for records in in_same_style(found).values():
        looks = {r.id: _look(source.text, r) for r in records}
        for linked in (True, False):
            judged = [r for r in records if looks[r.id][1] is linked]
            usual = dominant([looks[r.id][0] for r in judged], _SHARE, ENOUGH - 1)
            if usual is None:
                continue
            by_look: dict[str, list[Diagnostic]] = {}
            for record in judged:
                look = looks[record.id][0]
                if (
                    look == usual
                    or _is_code(record, look)
                    or _is_usual_here(section_of.get(record.id, []), record, looks)
                ):
                    continue
                name, ways = short(record.name.value, 40), (_WORDS[look], _WORDS[usual])
                message = f"found `{name}` {ways[0]}, expected it {ways[1]} as most names"
                finding = Diagnostic("mixed-name-markup", SEVERITY, source.path, record.name.span, message)
                by_look.setdefault(look, []).append(finding)
            for look, odd in by_look.items():
                message = (
                    f"found {{n}} of {len(judged)} names {_WORDS[look]}, expected them {_WORDS[usual]} as the others"
                )
                if len(odd) <= max(EACH, _FEW * len(judged)):
                    yield from gathered(odd, message)


def _is_usual_here(here: list[Record], record: Record, looks: dict[str, tuple[str, bool]]) -> bool:
    """Whether most names of an entry's own section are written as its own is."""
    return len(here) >= ENOUGH and 2 * sum(looks[r.id] == looks[record.id] for r in here) > len(here)


def _is_code(record: Record, look: str) -> bool:
    """Whether a name in backticks is what a machine calls the thing: a command, a package, a file."""
    return look == "`" and bool(
        re.fullmatch(r"(?=.*[-_./@][\w@/])[\w@/]*+(?:[-.][\w@/]++)*+|[a-z0-9]+", record.name.value)
    )


def _look(text: str, record: Record) -> tuple[str, bool]:
    """The markup around a name, and whether the name is a link."""
    before = text[max(0, record.name.span.start - 8) : record.name.span.start].removesuffix("\n")
    marks = before[len(before.rstrip(_OPENING_MARKS)) :]
    bold = "**" in marks or "__" in marks
    if bold and re.search(r"(?:\*\*|__)\s", text[record.name.span.start : record.name.span.end]):
        return "part", "[" in marks
    look = "**" if bold else "`" if "`" in marks else "*" if "*" in marks or "_" in marks else ""
    return look, "[" in marks
