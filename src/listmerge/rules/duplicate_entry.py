"""The same entry twice in one list.

They have one address and one name, or one name and a link in one place only. Keep one, and say there what the other one said; if a
thing belongs into two sections, allow it.

Bad:

```markdown
# Data

## Letters

- [One Archive](https://one.example) - First of them.

## Maps

- [One Archive](https://www.one.example/) - Maps of the first.
- [Two](https://two.example) - Second of them.
```

Good:

```markdown
# Data

## Letters

- [One Archive](https://one.example) - First of them, with maps.

## Maps

- [Two](https://two.example) - Second of them.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Note, Severity
from listmerge.record import Record, SourceList
from listmerge.rules._gathered import gathered
from listmerge.rules._identity_names import by_address, same_name, words
from listmerge.rules._identity_pairs import belong_together, in_other_words
from listmerge.rules._wording import short

SEVERITY: Severity = "warning"
FAMILY = "identity"
#: What stands so often in a list is a signpost ("back to the contents") or a label, not an entry.
_SIGNPOST = 5
#: Comparing each with each of so many would take longer than all else.
_CROWD = 30


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each entry that another one before it already is; one for all that two sections have."""
    findings = sorted(_each(found), key=lambda d: d.span)
    if not findings:
        return
    section = {r.name.span: r.section for r in found.records}
    # more entries that stand in two sections are the list's way of arranging them
    elsewhere = [d for d in findings if section[d.span] != section.get(d.related[0].span)]
    yield from (d for d in findings if section[d.span] == section.get(d.related[0].span))
    message = "found {n} entries again that other sections have already, expected each once"
    yield from gathered(elsewhere, message)


def _each(found: SourceList) -> Iterator[Diagnostic]:
    source, told = found.document.source, set()
    for records in by_address(found).values():
        for i, record, alike in _alike(records) if len(records) > 1 else ():
            before = records[alike[0]]
            if alike[0] < i and len(alike) < _SIGNPOST and not belong_together(before, record):
                told.add(record.id)
                yield _finding(source.path, record, before, source.line_of(before.span.start), "with the same link")
    named: dict[tuple[str, ...], list[Record]] = {}
    for record in found.records if any(r.url is None for r in found.records) else ():
        named.setdefault(words(record.name.value), []).append(record)
    for key, records in named.items():
        first = records[0]
        for record in records[1:] if len(records) < _SIGNPOST else []:
            unlinked = (record.url is None or first.url is None) and len("".join(key)) >= 5
            if unlinked and record.id not in told and not belong_together(first, record):
                how = "without a link" if record.url is None else "with a link"
                told.add(record.id)
                yield _finding(source.path, record, first, source.line_of(first.span.start), how)
    for record, other in in_other_words(found):
        if record.id not in told and other.id not in told:
            yield _finding(source.path, record, other, source.line_of(other.span.start), "in other words")


def _alike(records: list[Record]) -> Iterator[tuple[int, Record, list[int]]]:
    """Each entry of one address that has a name, its number, and the numbers of those called as it is, itself among them.

    Of a page that a crowd of entries leads to, only names that read the same are called the same.
    """
    by_words: dict[str, list[int]] = {}
    for i, record in enumerate(records):
        by_words.setdefault("".join(words(record.name.value)), []).append(i)
    for i, record in enumerate(records):
        name = record.name.value
        if len(records) > _CROWD:
            alike = by_words["".join(words(name))]
        else:
            alike = [k for k, r in enumerate(records) if same_name(r.name.value, name)]
        if alike:
            yield i, record, alike


def _finding(path: str, record: Record, before: Record, line: int, how: str) -> Diagnostic:
    message = f"found `{short(record.name.value)}` again {how}, expected it once (also on line {line})"
    notes = (Note(path, before.name.span, "the first one"),)
    return Diagnostic("duplicate-entry", SEVERITY, path, record.name.span, message, related=notes)
