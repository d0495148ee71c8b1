"""duplicates.md: what was merged and why, what a person should decide, and what looked alike but was kept apart."""

from __future__ import annotations

from collections.abc import Sequence

from listmerge.catalogue import Catalogue, RecordInfo
from listmerge.emit import _markdown as md
from listmerge.match.types import Band, Match

FILE = "duplicates.md"
_TITLES: dict[Band, tuple[str, str]] = {
    "same": ("Merged", "These records became one entry each."),
    "review": ("To decide", "Not merged. Say what they are with `listmerge review` or `listmerge decide`."),
    "kept-apart": ("Kept apart", "These look alike but are not the same."),
}
#: GitHub shows files up to half a megabyte; the strongest pairs of each kind come first.
_ROWS = 400


def emit(catalogue: Catalogue) -> dict[str, str]:
    """The file."""
    merged = [e for e in catalogue.entries if len(e.members) > 1]
    counts = f"{len(catalogue.records):,} records · {len(catalogue.entries):,} entries"
    lines = [
        "# Duplicates",
        "",
        f"_{counts} · {len(merged):,} of them merged of several records_",
    ]
    for band in ("review", "same", "kept-apart"):
        lines += _band(catalogue, band)
    return {FILE: "\n".join(lines) + "\n"}


def _band(catalogue: Catalogue, band: Band) -> list[str]:
    title, note = _TITLES[band]
    known = catalogue.records
    matches = [m for m in catalogue.matches if m.band == band and m.left in known and m.right in known]
    matches.sort(key=lambda m: (-abs(m.score), m.left, m.right))
    lines = ["", f"## {title} ({len(matches):,})", "", note]
    if matches:
        rows = [_row(catalogue, m) for m in matches[:_ROWS]]
        lines += ["", *md.table(("Left", "Right", "Relation", "Bits", "Evidence"), rows)]
    if len(matches) > _ROWS:
        lines += ["", f"… and {len(matches) - _ROWS:,} more: `listmerge dupes`."]
    return lines


def _row(catalogue: Catalogue, match: Match) -> Sequence[str]:
    evidence = [f"{e.comparison}: {e.level} ({e.weight:+.1f})" for e in match.evidence]
    if match.decision:
        evidence.insert(0, f"decided: {match.decision.reason or match.decision.relation}")
    left, right = catalogue.records[match.left], catalogue.records[match.right]
    return (
        _place(catalogue, left),
        _place(catalogue, right),
        match.relation,
        f"{match.score:.1f}",
        md.plain("; ".join(evidence)),
    )


def _place(catalogue: Catalogue, record: RecordInfo) -> str:
    return f"{md.plain(record.name)} ({catalogue.letters[record.origin.list]} line {record.origin.line})"
