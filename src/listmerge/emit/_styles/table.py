"""One table a section: a row for each entry, a column for each kind of fact that one of them has."""

from __future__ import annotations

from collections.abc import Sequence

from listmerge.emit import _markdown as md
from listmerge.emit._entry import ALIASES, FAMILY, ROLE_LABELS, WITHHELD, EntryParts
from listmerge.merge.vocabulary import ORDER

_BEHIND = [*ROLE_LABELS.values(), WITHHELD, ALIASES, FAMILY]


def lines(entries: Sequence[EntryParts], level: int) -> list[str]:
    """The table."""
    labels = sorted({d.label for e in entries for d in e.details}, key=_order)
    described, noted = any(e.about for e in entries), any(e.notes for e in entries)
    header = ["Name", *(["Description"] if described else []), *labels, "Lists", *(["Evidence"] if noted else [])]
    rows = []
    for e in entries:
        cells: dict[str, list[str]] = {}
        for d in e.details:
            cells.setdefault(d.label, []).append(d.value)
        row = [f"{e.lead} {e.anchor}", *([e.about] if described else [])]
        row += [" · ".join(cells.get(label, [])) for label in labels]
        rows.append([*row, e.letters, *([e.notes] if noted else [])])
    return md.table(header, rows) if entries else []


def _order(label: str) -> tuple[int, str]:
    """Facts in the order of the vocabulary, then other facts, then links and what is behind them."""
    behind = label.removeprefix("Related").strip().capitalize() or ROLE_LABELS["other"]
    if behind in _BEHIND:
        return len(ORDER) + 1 + _BEHIND.index(behind), label
    return (ORDER.index(label.lower()) if label.lower() in ORDER else len(ORDER)), label
