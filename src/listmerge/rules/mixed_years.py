"""A period of years written in another way than most of the list writes them.

`2008 - 2019` beside `2014-2015`, `through` beside `to`: whoever compares or collects them has to know every form.
Judged are the years behind names and those behind labels, not those in running text.

Bad:

```markdown
# Data

- **One** (10k) 2001-2004
    - First of them, see [its page](https://one.example).
- **Two** (20k) 2002-2005
    - Second of them, see [its page](https://two.example).
- **Three** (30k) 2003 - 2006
    - Third of them, see [its page](https://three.example).
- **Four** (40k) 2004-2007
    - Fourth of them, see [its page](https://four.example).
```

Good:

```markdown
# Data

- **One** (10k) 2001-2004
    - First of them, see [its page](https://one.example).
- **Two** (20k) 2002-2005
    - Second of them, see [its page](https://two.example).
- **Three** (30k) 2003-2006
    - Third of them, see [its page](https://three.example).
- **Four** (40k) 2004-2007
    - Fourth of them, see [its page](https://four.example).
```
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.patterns import lazy
from listmerge.record import Field, SourceList
from listmerge.rules._entry_values import is_in_description
from listmerge.rules._majority import is_usual

SEVERITY: Severity = "info"
FAMILY = "facts"
_PERIOD = lazy(
    r"^(?P<from>(?:1[5-9]|20)\d\d)(?P<form>\s*(?:-|–|—|to|through|until|till)\s*)(?P<to>(?:1[5-9]|20)\d\d|present|now|today)$"
    r"|^(?:since\s+)?(?P<open>(?:1[5-9]|20)\d\d)(?P<end>\s*(?:onwards?|\+|[-–—]))$",
    re.IGNORECASE,
)
_SHARE = 0.5


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each period."""
    source = found.document.source
    seen: dict[int, tuple[Field, re.Match[str]]] = {}
    for record in found.records:
        for field in record.fields:
            if not is_in_description(record, field) and (m := _PERIOD.match(field.value.strip())):
                seen.setdefault(field.span.start, (field, m))
    forms = Counter(_form(m) for _, m in seen.values())
    usual, times = max(forms.items(), key=lambda f: (f[1], f[0]), default=("", 0))
    if not is_usual(times, len(seen), _SHARE):
        return
    for field, m in seen.values():
        if _form(m) != usual:
            written, wanted = field.value.strip(), _rewritten(m, usual)
            edits = (Edit(field.span, wanted),)
            fix = Fix(f"write `{wanted}`", edits, safe=False) if source.slice(field.span) == written else None
            message = f"found the period `{written}`, expected `{wanted}` as in {times} other entries"
            yield Diagnostic("mixed-years", SEVERITY, source.path, field.span, message, fix)


def _form(m: re.Match[str]) -> str:
    return " ".join(m["form"].split(" ")).lower() if m["form"] else m["end"].lower()


def _rewritten(m: re.Match[str], form: str) -> str:
    start = m["from"] or m["open"]
    return f"{start}{form}{m['to'] or 'present'}"
