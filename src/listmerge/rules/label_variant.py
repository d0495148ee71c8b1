"""A label written otherwise than its siblings: another case, a slip of the pen, a full-width colon.

Whoever collects the values of a label misses this one. Expected is the form that most entries have. The fix of a full-
width colon is safe, any other changes the label and is not.

Bad:

```markdown
# Data

- **One**
    - First of them.
    - Intro:
        - [One](https://one.example)
- **Two**
    - Second of them.
    - Intro：
        - [Two](https://two.example)
- **Three**
    - Third of them.
    - Intro:
        - [Three](https://three.example)
```

Good:

```markdown
# Data

- **One**
    - First of them.
    - Intro:
        - [One](https://one.example)
- **Two**
    - Second of them.
    - Intro:
        - [Two](https://two.example)
- **Three**
    - Third of them.
    - Intro:
        - [Three](https://three.example)
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.record import SourceList
from listmerge.rules._entry_labels import labels
from listmerge.rules._wording import elsewhere

SEVERITY: Severity = "warning"
FAMILY = "entries"
CHANGES_HTML = True
#: A slip is told from another word by how much rarer it is, and by its length.
_TIMES_RARER = 3
_LONG_ENOUGH = 5


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each label and one for each colon."""
    path, source = found.document.source.path, found.document.source
    written = labels(found)
    counts = Counter(k.text for k in written)
    narrow = sum(source.slice(k.colon) == ":" for k in written)
    usual_of = {text: _usual(text, counts) for text in counts}
    for label in written:
        usual = usual_of[label.text]
        if usual:
            fix = Fix(f"write `{usual}`", (Edit(label.span, usual),), safe=False)
            message = f"found the label `{label.text}`, expected `{usual}` as {elsewhere(counts[usual])}"
            yield Diagnostic("label-variant", SEVERITY, path, label.span, message, fix)
        if source.slice(label.colon) == "：" and narrow * 2 > len(written):
            fix = Fix("write `:`", (Edit(label.colon, ":"),))
            message = f"found a full-width colon behind `{label.text}`, expected `:` as behind the other labels"
            yield Diagnostic("label-variant", SEVERITY, path, label.colon, message, fix)


def _usual(text: str, counts: Counter[str]) -> str | None:
    """How others write a label of this text; None if it is written as usual."""
    mine = counts[text]
    folded = text.casefold()
    same = [t for t in counts if t != text and t.casefold() == folded and counts[t] > mine]
    slips = [
        t
        for t in counts
        if counts[t] >= _TIMES_RARER * mine and len(t) >= _LONG_ENOUGH and _is_slip(folded, t.casefold())
    ]
    return min(same or slips, key=lambda t: (-counts[t], t), default=None)


def _is_slip(word: str, meant: str) -> bool:
    """Whether one letter was dropped, added, changed or swapped with its neighbour; a plural is no slip."""
    from rapidfuzz.distance import OSA

    if word == meant or word.rstrip("s") == meant.rstrip("s") or any(c.isdigit() for c in word + meant):
        return False
    return OSA.distance(word, meant, score_cutoff=1) == 1
