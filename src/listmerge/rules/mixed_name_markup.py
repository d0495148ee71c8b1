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
from listmerge.rules._entry_siblings import ENOUGH, in_same_style, short
from listmerge.rules._majority import dominant

SEVERITY: Severity = "info"
FAMILY = "entries"
_SHARE = 0.45
_WORDS = {"part": "only partly in bold", "**": "in bold", "*": "in italics", "`": "in backticks", "": "plain"}


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each name, but for one written as most of its own section."""
    source = found.document.source
    for records in in_same_style(found).values():
        looks = {r.id: _look(source.text, r) for r in records}
        for linked in (True, False):
            judged = [r for r in records if looks[r.id][1] is linked]
            usual = dominant([looks[r.id][0] for r in judged], _SHARE, ENOUGH - 1)
            if usual is None:
                continue
            for record in judged:
                look = looks[record.id][0]
                if look != usual:
                    message = f"found `{short(record.name.value, 40)}` {_WORDS[look]}, expected it {_WORDS[usual]} as most names"
                    yield Diagnostic("mixed-name-markup", SEVERITY, source.path, record.name.span, message)


def _look(text: str, record: Record) -> tuple[str, bool]:
    """The markup around a name, and whether the name is a link."""
    before = text[max(0, record.name.span.start - 8) : record.name.span.start]
    m = re.search(r"[*_`\[~]+$", before)
    marks = m.group() if m else ""
    bold = "**" in marks or "__" in marks
    if bold and re.search(r"(?:\*\*|__)\s", text[record.name.span.start : record.name.span.end]):
        return "part", "[" in marks
    look = "**" if bold else "`" if "`" in marks else "*" if "*" in marks or "_" in marks else ""
    return look, "[" in marks
