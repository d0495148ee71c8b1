"""Field blocks: a heading that names the entry, its description, and one `_Key_: value` bullet a field."""

from __future__ import annotations

from collections.abc import Sequence

from listmerge.fmt.styles._entry import EntryText
from listmerge.fmt.styles._inline import block, destination


def write(entries: Sequence[EntryText], level: int) -> str:
    """The entries, each below a heading of `level`. Entries below entries are left out."""
    return "\n".join(_block(e, level) for e in entries)


def _block(entry: EntryText, level: int) -> str:
    link = destination(entry.url) if entry.url else None
    marks = f"{entry.marks} " if entry.marks else ""
    parts = [f"{'#' * level} {marks}[{entry.name}]({link})" if link else f"{'#' * level} {marks}{block(entry.name)}"]
    if entry.description:
        parts.append(block(entry.description))
    details = list(entry.details)
    if link and len(details) < 2:  # two keys make a block
        details.insert(0, ("Link", f"[{entry.name}]({link})"))
    if details:
        parts.append("\n".join(f"- _{key}_: {value}" for key, value in details))
    return "\n\n".join(parts) + "\n"
