"""Field blocks: a heading that names the entry, its description, and one `_Key_: value` bullet a field."""

from __future__ import annotations

from collections.abc import Sequence

from listmerge.fmt.styles._entry import EntryText
from listmerge.fmt.styles._inline import block, destination


def write(entries: Sequence[EntryText], level: int) -> str:
    """The entries, each below a heading of `level`. Entries below entries are left out."""
    return "\n".join(_block(e, level) for e in entries)


def _block(entry: EntryText, level: int) -> str:
    name = f"[{entry.name}]({destination(entry.url)})" if entry.url else entry.name
    parts = [f"{'#' * level} {name}\n"]
    if entry.description:
        parts.append(f"{block(entry.description)}\n")
    if entry.details:
        parts.append("".join(f"- _{key}_: {value}\n" for key, value in entry.details))
    return "\n".join(parts)
