"""Edits, fixes and diagnostics: what a rule says about a text and how it would mend it.

The fix model follows ruff's: a fix is a set of offset edits and either safe (records and meaning stay) or not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from listmerge.text import Span

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


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


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Apply edits to a text.

    Edits are applied from the end backwards; equal edits count once, and an edit that overlaps one already
    taken is left out (a second pass will find it again).
    """
    taken: list[Edit] = []
    edge = len(text) + 1
    for edit in sorted(set(edits), key=lambda e: (e.span.end, e.span.start, e.text), reverse=True):
        if edit.span.end <= edge and not (taken and edit.span == taken[-1].span):
            taken.append(edit)
            edge = edit.span.start
    for edit in taken:
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text
