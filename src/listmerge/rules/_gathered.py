"""Many findings of one kind are one: nobody reads the same sentence a hundred times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from listmerge.edit import ANOTHER, Diagnostic, Fix, Note, Severity
from listmerge.text import Span

#: Up to so many places, each is a finding; the layout of a page has more of them than what it says.
EACH, EACH_OF_LAYOUT = 5, 40


def gathered(findings: Sequence[Diagnostic], message: str, title: str = "", each: int = EACH) -> Iterator[Diagnostic]:
    """The findings, or, where they are more than `each`, one that speaks for all of them, with all their fixes.

    message: of that one finding; `{n}` stands for how many there are. title: of its fix, if there is one.
    """
    if len(findings) <= each:
        yield from findings
        return
    first = findings[0]
    edits = tuple(e for d in findings if d.fix for e in d.fix.edits)
    safe = all(d.fix.safe for d in findings if d.fix)
    fix = Fix(title, edits, safe) if edits else None
    message = message.replace("{n}", str(len(findings)))
    yield together(first.rule, first.severity, first.path, [d.span for d in findings], message, fix)


def together(
    rule: str, severity: Severity, path: str, places: Sequence[Span], message: str, fix: Fix | None = None
) -> Diagnostic:
    """One finding that speaks for several places of a file: it stands at the first, the others are notes.

    None is left out, however many they are: a baseline counts them, and a change may touch any of them.
    """
    first, *others = places
    return Diagnostic(rule, severity, path, first, message, fix, tuple(Note(path, s, ANOTHER) for s in others))
