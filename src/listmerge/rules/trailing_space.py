"""White space at the end of a line.

Two spaces there break the line, which is kept; any other number of them is an accident that shows up in diffs. Where a
list ends its lines in two spaces throughout, those at the end of a paragraph are kept, too.

Bad:

```markdown
# Data

- [One](https://one.example) - First of them.
```

Good:

```markdown
# Data

- [One](https://one.example) - First of them.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Note, Severity
from listmerge.record import SourceList
from listmerge.rules._lines import protected_lines
from listmerge.rules._per_list import per_list
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "style"
_MANY = 25


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each line, or one for all where they are very many."""
    path = found.document.source.path
    odd = _odd_ends(found)
    if len(odd) > _MANY:
        notes = tuple(Note(path, e.span, "another one") for e in odd[1:10])
        message = f"found white space at the end of {len(odd)} lines, expected none"
        yield Diagnostic("trailing-space", SEVERITY, path, odd[0].span, message, Fix("remove it", tuple(odd)), notes)
        return
    for edit in odd:
        count = edit.span.end - edit.span.start
        kind = "two spaces, which break the line" if edit.text else "none"
        message = f"found {count} white space character{'s' * (count > 1)} at the end of the line, expected {kind}"
        yield Diagnostic("trailing-space", SEVERITY, path, edit.span, message, Fix("remove it", (edit,)))


@per_list
def _odd_ends(found: SourceList) -> list[Edit]:
    """The edits that mend the ends of lines."""
    source = found.document.source
    kept = protected_lines(found)
    breaks = {source.line_of(n.span.start) for n in found.document.walk() if n.kind == "break"}
    headings = {source.line_of(n.span.start) for n in found.document.walk() if n.kind == "heading"}
    edits, doubtful, habit = [], [], 0
    for line, text in enumerate(source.lines, 1):
        bare = text.rstrip(" \t")
        if len(bare) == len(text) or line in kept:
            continue
        start = source.line_starts[line - 1]
        span = Span(start + len(bare), start + len(text))
        ending = text[len(bare) :]
        if line in breaks and ending.startswith("  "):
            habit += 1
            if ending != "  ":
                edits.append(Edit(span, "  "))
        elif ending == "  " and bare and line not in headings:
            doubtful.append(Edit(span, ""))
        else:
            edits.append(Edit(span, ""))
    return sorted(edits + (doubtful if habit < 3 else []), key=lambda e: e.span)
