"""A label written otherwise than its siblings: another case, a slip of the pen, other markup, a full-width colon.

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
from listmerge.rules._entry_labels import Label, labels
from listmerge.rules._majority import dominant
from listmerge.rules._wording import elsewhere, is_slip
from listmerge.text import Source

SEVERITY: Severity = "warning"
FAMILY = "entries"
CHANGES_HTML = True
#: A slip is told from another word by how much rarer it is.
_TIMES_RARER = 3
#: So often, and in this share of its places, a label in one markup makes that usual.
_MARKED, _USUAL_MARK = 5, 0.8
_SHOWN = {0: "plain", 1: "in italics", 2: "in bold", 3: "in bold italics"}


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each label, one for each colon, and one for each label in other markup."""
    path, source = found.document.source.path, found.document.source
    written = labels(found)
    counts = Counter(k.text for k in written)
    narrow = sum(source.slice(k.colon) == ":" for k in written)
    usual_of = _usual(counts)
    for label in written:
        usual = usual_of.get(label.text)
        if usual:
            fix = Fix(f"write `{usual}`", (Edit(label.span, usual),), safe=False)
            message = f"found the label `{label.text}`, expected `{usual}` as {elsewhere(counts[usual])}"
            yield Diagnostic("label-variant", SEVERITY, path, label.span, message, fix)
        if source.slice(label.colon) == "：" and narrow * 2 > len(written):
            fix = Fix("write `:`", (Edit(label.colon, ":"),))
            message = f"found a full-width colon behind `{label.text}`, expected `:` as behind the other labels"
            yield Diagnostic("label-variant", SEVERITY, path, label.colon, message, fix)
    yield from _in_other_markup(found, written)


def _in_other_markup(found: SourceList, written: list[Label]) -> Iterator[Diagnostic]:
    """One finding for each label that is bold where it is plain elsewhere, or the other way round."""
    source = found.document.source
    marks: dict[str, list[tuple[Label, int]]] = {}
    for label in written:
        marks.setdefault(label.text.casefold(), []).append((label, _mark(source, label)))
    for group in marks.values():
        usual = dominant([m for _, m in group], _USUAL_MARK, _MARKED)
        for label, mark in group:
            if usual is not None and mark != usual:
                message = f"found the label `{label.text}` {_SHOWN[mark]}, expected it {_SHOWN[usual]} as elsewhere"
                yield Diagnostic("label-variant", SEVERITY, source.path, label.span, message)


def _mark(source: Source, label: Label) -> int:
    """How many emphasis marks open in front of a label: 1 for italics, 2 for bold, 3 for both."""
    before = source.text[max(0, label.span.start - 3) : label.span.start]
    return len(before) - len(before.rstrip("*_"))


def _usual(counts: Counter[str]) -> dict[str, str]:
    """How others write each label that is not written as usual."""
    same: dict[str, list[str]] = {}
    near: dict[str, list[str]] = {}
    for text, count in counts.items():
        same.setdefault(text.casefold(), []).append(text)
        if count >= _TIMES_RARER:
            for key in _shortened(text.casefold()):
                near.setdefault(key, []).append(text)
    usual = {}
    for text, mine in counts.items():
        folded = text.casefold()
        alike = [t for t in same[folded] if counts[t] > mine]
        if not alike:
            nearby = {t for key in _shortened(folded) for t in near.get(key, ())}
            alike = [t for t in nearby if counts[t] >= _TIMES_RARER * mine and is_slip(folded, t.casefold())]
        if alike:
            usual[text] = min(alike, key=lambda t: (-counts[t], t))
    return usual


def _shortened(word: str) -> set[str]:
    """A word, and what is left of it without one of its letters: two words that differ by one slip share one of these."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}
