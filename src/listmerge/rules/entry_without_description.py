"""An entry that does not say what it is, where most of its siblings do.

Judged are the entries of one section; where nearly all of the list's entries have a description, all of them.

Bad:

```markdown
# Data

- [One](https://one.example) - First of them.
- [Two](https://two.example) - Second of them.
- [Three](https://three.example) - Third of them.
- [Four](https://four.example)
- [Five](https://five.example) - Fifth of them.
```

Good:

```markdown
# Data

- [One](https://one.example) - First of them.
- [Two](https://two.example) - Second of them.
- [Three](https://three.example) - Third of them.
- [Four](https://four.example) - Fourth of them.
- [Five](https://five.example) - Fifth of them.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import ANOTHER, Diagnostic, Note, Severity
from listmerge.record import Record, SourceList
from listmerge.rules._entry_siblings import ENOUGH, in_same_style, parents, sections, short

SEVERITY: Severity = "warning"
FAMILY = "entries"
_USUAL = 0.6
_NEARLY_ALL = 0.75


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each entry, or one for a section in which no entry has a description."""
    path, heads = found.document.source.path, parents(found)
    for group in sections(found):
        everyone = in_same_style(found)[group[0].style]
        bare = [r for r in group if r.description is None and r.id not in heads]
        in_section = len(group) >= ENOUGH and min(_share(group), _share(everyone)) >= _USUAL
        if not bare or not (in_section or (len(everyone) >= ENOUGH and _share(everyone) >= _NEARLY_ALL)):
            continue
        if len(bare) == len(group) >= ENOUGH:
            message = f"found no description in all {len(bare)} entries of this section, expected one each"
            notes = tuple(Note(path, r.name.span, ANOTHER) for r in bare[1:10])
            yield Diagnostic("entry-without-description", SEVERITY, path, bare[0].name.span, message, related=notes)
            continue
        for record in bare:
            message = f"found no description of `{short(record.name.value)}`, expected one as its siblings have"
            yield Diagnostic("entry-without-description", SEVERITY, path, record.name.span, message)


def _share(records: list[Record]) -> float:
    return sum(r.description is not None for r in records) / len(records)
