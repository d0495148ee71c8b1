"""Many findings of one kind are one: nobody reads the same sentence a hundred times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from listmerge.edit import ANOTHER, Diagnostic, Fix, Note

#: Up to so many places, each is a finding.
EACH = 40


def gathered(findings: Sequence[Diagnostic], message: str, title: str, each: int = EACH) -> Iterator[Diagnostic]:
    """The findings, or, where they are more than `each`, the first of them with all the fixes and the others as notes.

    message: of that one finding; `{n}` stands for how many there are. title: of its fix.
    """
    if len(findings) <= each:
        yield from findings
        return
    first = findings[0]
    edits = tuple(e for d in findings if d.fix for e in d.fix.edits)
    safe = all(d.fix.safe for d in findings if d.fix)
    notes = tuple(Note(d.path, d.span, ANOTHER) for d in findings[1:])
    fix = Fix(title, edits, safe) if edits else None
    yield Diagnostic(
        first.rule, first.severity, first.path, first.span, message.replace("{n}", str(len(findings))), fix, notes
    )
