"""Edits, fixes and diagnostics: what a rule says about a text and how it would mend it.

The fix model follows ruff's: a fix is a set of offset edits and either safe (records and meaning stay) or
not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from listmerge.text import Source, Span

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


#: The text of a note about a place that has the same fault as its finding.
ANOTHER = "another one"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text of `span` by `text`; an empty span inserts."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A titled set of edits; `safe` means that records and rendered meaning stay the same."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Note:
    """Another place that belongs to a finding."""

    path: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
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
    related: tuple[Note, ...] = field(default=())

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
    return replace(source, text=apply(source.text, taken), undecodable=kept)
