"""Edits, fixes and diagnostics: what a rule says about a text and how it would mend it.

The fix model follows ruff's: a fix is a set of offset edits and either safe (records and meaning stay) or
not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, TypeVar

from listmerge.text import Source, Span
from listmerge.values import frozen

_T = TypeVar("_T")
_Why = TypeVar("_Why")
Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


#: The text of a note about a place that has the same fault as its finding.
ANOTHER = "another one"


@frozen
class Edit:
    """Replace the text of `span` by `text`; an empty span inserts."""

    span: Span
    text: str


@frozen
class Fix:
    """A titled set of edits; `safe` means that records and rendered meaning stay the same."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


@frozen
class Note:
    """Another place that belongs to a finding."""

    path: str
    span: Span
    text: str


@frozen
class Diagnostic:
    """One finding of one rule at one place.

    message: "found X, expected Y", lower case, no full stop.
    """

    rule: str
    severity: Severity
    path: str
    span: Span
    message: str
    fix: Fix | None = None
    related: tuple[Note, ...] = ()

    @property
    def places(self) -> list[Span]:
        """Every place in its file that has the fault: one finding may speak for many."""
        return [self.span, *(n.span for n in self.related if n.text == ANOTHER and n.path == self.path)]


def choose(edits: Iterable[Edit]) -> list[Edit]:
    """The edits that can be made together, last in the text first.

    Equal edits count once, and an edit that overlaps one already taken is left out (a second pass will find
    it again).
    """
    taken: list[Edit] = []
    edge: int | None = None
    for edit in sorted(set(edits), key=lambda e: (e.span.end, e.span.start, e.text), reverse=True):
        if (edge is None or edit.span.end <= edge) and not (taken and edit.span == taken[-1].span):
            taken.append(edit)
            edge = edit.span.start
    return taken


def apply(text: str, edits: Iterable[Edit]) -> str:
    """A text with the edits of `choose` made."""
    pieces, at = [], 0
    for edit in reversed(choose(edits)):
        pieces += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join(pieces) + text[at:]


def shift(offset: int, edits: Iterable[Edit]) -> int:
    """Where a character stands after edits; one that was replaced: where its replacement begins."""
    moved = offset
    for edit in edits:
        if edit.span.end <= offset:
            moved += len(edit.text) - (edit.span.end - edit.span.start)
        elif edit.span.start < offset:
            moved -= offset - edit.span.start
    return moved


def edited(source: Source, edits: Iterable[Edit]) -> Source:
    """A source with edits made; outside of them it writes back byte for byte what it was read from.

    Undecodable bytes inside a replaced span are gone.
    """
    taken = choose(edits)
    gone = [e.span for e in taken]
    kept = {
        shift(at, taken): byte
        for at, byte in source.undecodable.items()
        if not any(s.start <= at < s.end for s in gone)
    }
    return Source(source.path, apply(source.text, taken), source.bom, kept)


#: How often `harmless` tries at most. Each try reads a list again; lists that people wrote take up to about a dozen.
TRIALS = 64


def harmless(
    chosen: Sequence[_T], harm: Callable[[Sequence[_T]], _Why | None]
) -> tuple[list[_T], list[tuple[_T, _Why]]]:
    """What can be taken together, in order, and what can't, each with the harm it does.

    harm: what some of them do if they are made together, None if no harm; its last call without harm is for all that
    are taken. All are tried at once, and halved where that fails, so that one bad edit costs a few trials, not one for
    each. Where many are bad, those still in doubt after TRIALS are refused with the harm of those they were tried with.
    """
    taken: list[_T] = []
    refused: list[tuple[_T, _Why]] = []
    waiting: list[tuple[list[_T], _Why | None]] = [(list(chosen), None)] if chosen else []
    trials = 0
    while waiting:
        part, doubt = waiting.pop()
        why = harm([*taken, *part]) if trials < TRIALS or doubt is None else doubt
        trials += 1
        if why is None:
            taken += part
        elif len(part) == 1 or trials > TRIALS:
            refused += [(one, why) for one in part]
        else:
            middle = len(part) // 2
            waiting += [(part[middle:], why), (part[:middle], why)]
    return taken, refused
