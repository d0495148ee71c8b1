"""A comparison of two versions as JSON. Keys are only ever added."""

from __future__ import annotations

import json
from typing import Any

from listmerge.diff import Diff, Item, Version
from listmerge.jsonform import SCHEMA_VERSION


def report(found: Diff, colour: bool) -> str:
    """The comparison as indented JSON."""
    return json.dumps(diff_json(found), ensure_ascii=False, indent=1) + "\n"


def diff_json(diff: Diff) -> dict[str, Any]:
    """The whole comparison; `summary` holds the counts, `removed[].into` the id of what still says a removed
    entry.
    """
    return {
        "schema_version": SCHEMA_VERSION,
        "old": _version(diff.old),
        "new": _version(diff.new),
        "summary": summary(diff),
        "added": [_item(i) for i in diff.added],
        "removed": [{**_item(r.item), "into": r.into.id if r.into else None} for r in diff.removed],
        "changed": [
            {
                "id": p.new.id,
                "name": p.new.name,
                "old": _item(p.old),
                "new": _item(p.new),
                "paired_by": p.by,
                "changes": [{"what": c.what, "key": c.key, "before": c.before, "after": c.after} for c in p.changes],
            }
            for p in diff.changed
        ],
        "sections_renamed": [
            {"list": name, "before": list(before), "after": list(after), "entries": count}
            for name, before, after, count in diff.sections
        ],
        "links_lost": [{"url": url, "id": item.id, "name": item.name} for url, item in diff.links_lost],
    }


def summary(diff: Diff) -> dict[str, int]:
    """The counts of a comparison."""
    return {
        "added": len(diff.added),
        "removed": len(diff.removed),
        "entries_lost": len(diff.lost),
        "changed": len(diff.changed),
        "moved": diff.moved,
        "renamed": diff.renamed,
        "unchanged": diff.same,
        "links_lost": len(diff.links_lost),
    }


def _version(version: Version) -> dict[str, Any]:
    return {"label": version.label, "entries": len(version.items), "lines_not_understood": version.unclaimed}


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "list": item.list,
        "name": item.name,
        "url": item.url,
        "section": list(item.section),
        "line": item.line,
    }
