"""A value outside the few that a column or field has otherwise.

Readers filter by such values. Judged are columns in which a handful of values occur again and again; what stands in
brackets or behind a dash is not counted.

Bad:

```markdown
# Data

| Name | Cost |
| --- | --- |
| [One](https://one.example) | Free |
| [Two](https://two.example) | Paid |
| [Three](https://three.example) | Free |
| [Four](https://four.example) | Paid |
| [Five](https://five.example) | Mostly gratis |
| [Six](https://six.example) | Free |
| [Seven](https://seven.example) | Paid |
| [Eight](https://eight.example) | Free |
```

Good:

```markdown
# Data

| Name | Cost |
| --- | --- |
| [One](https://one.example) | Free |
| [Two](https://two.example) | Paid |
| [Three](https://three.example) | Free |
| [Four](https://four.example) | Paid |
| [Five](https://five.example) | Free |
| [Six](https://six.example) | Free |
| [Seven](https://seven.example) | Paid |
| [Eight](https://eight.example) | Free |
```
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from listmerge.edit import Diagnostic, Severity
from listmerge.patterns import lazy
from listmerge.record import Field, Record, SourceList
from listmerge.rules._entry_values import is_placeholder, values
from listmerge.rules._wording import is_slip, short

SEVERITY: Severity = "info"
FAMILY = "entries"
_MOST_WORDS = 3
_ENOUGH = 5
#: More values that stand alone make an open vocabulary.
_SEVERAL = 2
#: A value of several is told by its parts: `Letters/Maps`.
_BETWEEN = lazy(r"[/,+&]")
_REMARK = lazy(r"(?:(?<!\s)\s++)?(?:[(\[（]|(?<=\s)[-–—]\s|[:;]).*$", re.DOTALL)


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each value that stands alone among repeated ones."""
    for key, members in values(found).items():
        known = _vocabulary(members)
        if not known:
            continue
        odd = {_head(f.value) for _, f in members} - {"", *known}
        known_parts = {p for k in known for p in _parts(k)}
        odd = {h for h in odd if not known_parts.issuperset(_parts(h))}
        if len(odd) > _SEVERAL or any(re.search(r"\d", h) for h in odd):
            odd = {h for h in odd if any(is_slip(h, k) for k in known)}
        listed = ", ".join(f"`{v}`" for v in list(known.values())[:4])
        for _, field in members:
            if _head(field.value) in odd and not is_placeholder(field.value):
                message = f"found `{short(field.value, 40)}` under `{key}`, expected one of {listed}"
                yield Diagnostic("unknown-value", SEVERITY, found.document.source.path, field.span, message)


def _vocabulary(members: list[tuple[Record, Field]]) -> dict[str, str]:
    """The repeated values of a field, folded -> as written, most frequent first; empty if it is no vocabulary."""
    said = [f.value for _, f in members if f.value.strip() and not is_placeholder(f.value)]
    heads = Counter(_head(v) for v in said)
    known = {h: n for h, n in heads.most_common() if n >= 2}
    covered = sum(known.values())
    small = 2 <= len(known) <= max(2, len(said) // 3)
    wordy = any(len(h.split()) > _MOST_WORDS or re.search(r"\d|https?:|,", h) for h in known)
    if len(said) < _ENOUGH or not small or wordy or covered < 0.8 * len(said) or covered == len(said):
        return {}
    return {h: next(_shown(v) for v in said if _head(v) == h) for h in known}


@lru_cache(4096)  # values of a field come back
def _head(value: str) -> str:
    """What a value says before any remark, folded; a plural is the singular."""
    words = _shown(value).casefold().split()
    return " ".join(w.rstrip("s") for w in words)


def _shown(value: str) -> str:
    return _REMARK.sub("", " ".join(value.split())).strip()


def _parts(value: str) -> list[str]:
    """The parts of a value that holds several: `CT/MRI`, `red, green`."""
    return [p.strip() for p in _BETWEEN.split(value)]
