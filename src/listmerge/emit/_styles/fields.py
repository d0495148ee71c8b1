"""Field blocks: a heading that names the entry, its description, and a `Key: value` bullet for each kind of fact.

Below a heading of the last level no heading is left for an entry; there they are bullets.
"""

from __future__ import annotations

from collections.abc import Sequence

from listmerge.emit._entry import EntryParts, sup
from listmerge.emit._styles import bullets
from listmerge.fmt.styles._inline import block
from listmerge.markdown.node import HEADING_LEVELS


def lines(entries: Sequence[EntryParts], level: int) -> list[str]:
    """The entries, each below a heading, with a blank line between them."""
    if level > HEADING_LEVELS:
        return bullets.lines(entries, level)
    return [line for i, entry in enumerate(entries) for line in ([""] if i else []) + _block(entry, level)]


def _block(entry: EntryParts, level: int) -> list[str]:
    name = f"[{entry.name}]({entry.url})" if entry.url else block(entry.name)
    about = [block(entry.about) + (sup(entry.by) if entry.by != entry.letters else ""), ""] if entry.about else []
    facts = [f"- **{d.label}**: {d.value}" for d in entry.details]
    return [
        f"{'#' * level} {name} {entry.anchor}",
        "",
        *about,
        f"- **Listed by**: {entry.letters}",
        *facts,
        *([f"- {entry.notes}"] if entry.notes else []),
    ]
