"""Bullets: a bullet with the name, and below it one for each kind of fact that the description doesn't tell."""

from __future__ import annotations

from collections.abc import Sequence

from listmerge.emit._entry import EntryParts, sup


def lines(entries: Sequence[EntryParts], level: int) -> list[str]:
    """The entries as one list."""
    return [line for entry in entries for line in _lines(entry)]


def _lines(entry: EntryParts) -> list[str]:
    """The name, the description, whose it is, and the anchor; anything behind a bare name would be read as part of it,
    so the marks of an entry with neither link nor description stand below."""
    bare = not entry.url and not entry.about
    about = f" - {entry.about}" if entry.about else ""
    marks = "" if bare else sup(entry.by)
    below = [f"**{d.label}**: {d.value}" for d in entry.details if not d.told]
    if bare:
        below.insert(0, f"**Listed by**: {entry.letters}")
    if entry.notes:
        below.append(entry.notes)
    return [f"- {entry.lead}{about}{marks} {entry.anchor}", *(f"  - {line}" for line in below)]
