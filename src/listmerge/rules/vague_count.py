"""No plain number under a heading that asks for one: `Most towns < 100` under `Letter Count`.

Such values can't be compared or added. Give one number, rounded if need be, and the rest in the description.

Bad:

```markdown
# Data

| Name | Letter Count |
| --- | --- |
| [One](https://one.example) | 40,000 |
| [Two](https://two.example) | Most towns < 100 |
| [Three](https://three.example) | 500 |
```

Good:

```markdown
# Data

| Name | Letter Count |
| --- | --- |
| [One](https://one.example) | 40,000 |
| [Two](https://two.example) | 100 |
| [Three](https://three.example) | 500 |
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.patterns import lazy
from listmerge.record import Field, SourceList
from listmerge.rules._entry_values import is_placeholder, values
from listmerge.rules._fact_counts import asked_for
from listmerge.rules._gathered import gathered
from listmerge.rules._majority import is_usual
from listmerge.rules._wording import short

SEVERITY: Severity = "info"
FAMILY = "facts"
_USUAL, _AT_LEAST = 0.5, 2
_NUMBER = r"\d++(?:[,. '’]++\d++)*+"
#: A number, about so much or a bound, with the name of what is counted and a remark in brackets.
_PLAIN = lazy(
    rf"(?:(?:about|around|approx\.?|circa|ca\.?|over|more than|up to|>|<|≥|≤|~|≈|\+)\s*+)*+{_NUMBER}"
    r"(?:\s*+(?:k|m|b|million|billion|thousand)(?!\w|-[A-Za-z]))?+(?:\s*+\+)?+(?:\s++[A-Za-z]\w*+(?:-++\w++)*+){0,3}+"
    r"(?:\s*+\([^()]*+\))?+\s*+(?:[-–]\s*+\d[\d,.]*+\w?)?",
    re.IGNORECASE,
)


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each value, or one for a column with many; none where most values are no numbers."""
    path = found.document.source.path
    for key, members in values(found).items():
        fields = [f for _, f in members if f.value.strip() and not is_placeholder(f.value)]
        vague = [f for f in fields if not _is_plain(f)] if asked_for(key) else []
        if not is_usual(len(fields) - len(vague), len(fields), _USUAL, _AT_LEAST):
            continue
        findings = []
        for field in vague:
            message = f"found `{short(field.value, 40)}` under `{key}`, expected one number"
            findings.append(Diagnostic("vague-count", SEVERITY, path, field.span, message))
        yield from gathered(findings, f"found {{n}} values under `{key}` that are no number, expected one each")


def _is_plain(field: Field) -> bool:
    return bool(_PLAIN.fullmatch(field.value.strip(" *_`")))
