"""Bullets: `- [name](url) - description`, and below it one bullet a field or role of links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from listmerge.fmt.styles._entry import EntryText


def write(entries: Sequence[EntryText], level: int) -> str:
    """The entries as one list."""
    return "".join(f"{line}\n" for entry in entries for line in _lines(entry, ""))


def _lines(entry: EntryText, indent: str) -> Iterator[str]:
    tail = f" - {entry.description}" if entry.description else ""
    yield f"{indent}- {entry.lead}{tail}"
    for key, value in entry.details:
        yield f"{indent}  - {key}: {value}"
    for child in entry.children:
        yield from _lines(child, f"{indent}  ")
