"""Words that the reports of a comparison share."""

from __future__ import annotations

from itertools import groupby

from listmerge.diff import Change, Diff, Item, Pair, Removed

Row = Item | Removed | Pair

#: What each change is called.
NAMES = {
    "list": "list",
    "section": "section",
    "name": "name",
    "url": "link of the name",
    "description": "description",
    "parent": "parent",
    "kin": "kin",
    "member": "member",
}


def call(change: Change) -> str:
    """What a change is called: `section`, `field Size`, `paper link`."""
    if change.what == "field":
        return f"field {change.key}" if change.key else "key of a field"
    if change.what == "link":
        return f"{change.key} link" if change.key else "role of a link"
    return NAMES[change.what]


def headline(diff: Diff) -> list[str]:
    """The counts, most important first."""
    parts = [f"{len(diff.added)} added", f"{len(diff.removed)} removed", f"{len(diff.changed)} changed"]
    parts += [f"{n} {what}" for n, what in ((diff.moved, "moved"), (diff.renamed, "renamed")) if n]
    return [
        *parts,
        f"{diff.same} unchanged",
        f"entries lost: {len(diff.lost)}",
        f"links lost: {len(diff.links_lost)}",
    ]


def unread(diff: Diff) -> str | None:
    """A warning where the new version has more lines that were not understood: entries may hide there."""
    before, after = diff.old.unclaimed, diff.new.unclaimed
    return f"lines not understood: {before} before, {after} now; entries may hide there" if after > before else None


def by_list(diff: Diff) -> dict[str, list[Row]]:
    """What changed, by list in order of name: removed, added, then changed entries."""
    rows: list[tuple[str, Row]] = [(r.item.list, r) for r in diff.removed]
    rows += [(i.list, i) for i in diff.added]
    rows += [(p.new.list, p) for p in diff.changed]
    ordered = sorted(rows, key=lambda row: row[0])
    found = {name: [row for _, row in group] for name, group in groupby(ordered, key=lambda row: row[0])}
    return {name: found.get(name, []) for name in sorted({*found, *(name for name, *_ in diff.sections)})}


def path(section: tuple[str, ...]) -> str:
    """A section's headings in one line."""
    return " > ".join(section) or "no section"
