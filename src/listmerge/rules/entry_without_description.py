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

from listmerge.edit import Diagnostic, Severity
from listmerge.patterns import lazy
from listmerge.record import Record, SourceList
from listmerge.rules._entry_siblings import ENOUGH, in_same_style, parents, sections
from listmerge.rules._gathered import gathered, together
from listmerge.rules._per_list import per_list
from listmerge.rules._wording import short

SEVERITY: Severity = "warning"
FAMILY = "entries"
_USUAL = 0.6
_NEARLY_ALL = 0.75
#: A section of so many entries, none of them described, is a list of names by intent: of newsletters, of licences.
#: A smaller one, of at least `ENOUGH`, is one finding if so many of the list's entries are described.
_OWN_WAY, _MOST = 7, 0.7
#: A name of so many words, or of twice as many ideographs.
_A_TITLE = 5
_AN_ISSUE = lazy(r"#\d+\b|\b\d{1,4}[-./]\d{1,2}[-./]\d{2,4}\b")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each entry, or one for a section with many."""
    path, heads = found.document.source.path, parents(found)
    yield from _sections_without(found)
    for group in sections(found):
        everyone, described = in_same_style(found)[group[0].style], _shares(found)[group[0].style]
        bare = [r for r in group if r.description is None and r.id not in heads and not _says_what_it_is(r)]
        in_section = len(group) >= ENOUGH and min(_share(group), described) >= _USUAL
        if not bare or not (in_section or (len(everyone) >= ENOUGH and described >= _NEARLY_ALL)):
            continue
        if len(bare) == len(group) >= ENOUGH:
            continue
        findings = []
        for record in bare:
            message = f"found no description of `{short(record.name.value)}`, expected one as its siblings have"
            findings.append(Diagnostic("entry-without-description", SEVERITY, path, record.name.span, message))
        message = f"found no description of {{n}} of the {len(group)} entries of this section, expected one each"
        yield from gathered(findings, message)


def _sections_without(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each small section of which no entry is described."""
    for group in sections(found):
        undescribed = not any(r.description or r.id in parents(found) or _says_what_it_is(r) for r in group)
        if undescribed and ENOUGH <= len(group) < _OWN_WAY and _shares(found)[group[0].style] >= _MOST:
            message = (
                f"found no description of any of the {len(group)} entries of this section, expected them as elsewhere"
            )
            spans = [r.name.span for r in group]
            yield together("entry-without-description", SEVERITY, found.document.source.path, spans, message)


def _says_what_it_is(record: Record) -> bool:
    """Whether the name is the title of a paper, a book or a talk, or an issue of a series: so many words describe."""
    name = record.name.value
    wide = 0 if name.isascii() else sum(ord(c) >= 0x2E80 for c in name)
    return len(name.split()) + wide // 2 >= _A_TITLE or bool(_AN_ISSUE.search(name))


@per_list
def _shares(found: SourceList) -> dict[str, float]:
    """Style -> the part of its entries that are described."""
    return {style: _share(records) for style, records in in_same_style(found).items()}


def _share(records: list[Record]) -> float:
    return sum(r.description is not None for r in records) / len(records)
