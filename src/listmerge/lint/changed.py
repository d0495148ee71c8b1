"""`--since REV`: only what a change touched, as git tells it.

Compared are REV and the files as they lie in the folder; in a hook that is what will be committed. Git counts
lines by `\\n` alone, which is right but for files with bare carriage returns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from listmerge.edit import Diagnostic, Edit, shift
from listmerge.errors import InputError
from listmerge.git import Checkout
from listmerge.lint.place import Places
from listmerge.record import SourceList
from listmerge.text import Source, Span


@dataclass
class Changed:
    """A filter that keeps findings on touched lines, in touched entries, or related to such.

    touched: path -> spans of the lines that the change touched.
    """

    touched: dict[str, list[Span]]
    _original: dict[str, list[Span]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._original = dict(self.touched)

    def keep(self, findings: list[Diagnostic], lists: Sequence[SourceList]) -> list[Diagnostic]:
        """The findings that have to do with the change; crashes always have."""
        lines = {f.document.source.path: self._lines(f) for f in lists}
        sources = {f.document.source.path: f.document.source for f in lists}

        def is_touched(path: str, span: Span) -> bool:
            if path not in sources:
                return False
            source = sources[path]
            return not lines[path].isdisjoint(range(source.line_of(span.start), source.last_line_of(span) + 1))

        return [
            d
            for d in findings
            if d.rule == "rule-crash"
            or is_touched(d.path, d.span)
            or any(is_touched(n.path, n.span) for n in d.related)
        ]

    def moved(self, path: str, edits: Sequence[Edit]) -> None:
        """Shift the touched spans of an edited file."""
        self.touched[path] = [Span(shift(s.start, edits), shift(s.end, edits)) for s in self.touched[path]]

    def rewound(self, path: str) -> None:
        """Back to the spans before any edit."""
        self.touched[path] = self._original[path]

    def _lines(self, found: SourceList) -> set[int]:
        """The touched lines, and all lines of the entries they belong to."""
        places = Places(found)
        touched = {n for span in self.touched[found.document.source.path] for n in places.lines(span)}
        for record in found.records:
            lines = places.lines(record.span)
            if not touched.isdisjoint(lines):
                touched.update(lines)
        return touched


def changed_since(revision: str, sources: Sequence[Source]) -> Changed:
    """What changed in these files since a revision. Raises InputError outside of git or for an unknown revision."""
    return Changed({s.path: _touched(revision, s) for s in sources})


def _touched(revision: str, source: Source) -> list[Span]:
    """The spans of the lines of one file that changed since a revision; the whole of a new file."""
    checkout = Checkout.around(Path(source.path).resolve().parent)
    if checkout is None:
        raise InputError("is in no git checkout, which `--since` needs", source.path, remedy="leave `--since` out")
    commit = checkout.revision(revision)
    if commit is None and revision != "HEAD":  # before the first commit everything is new
        remedy = "name a commit, branch or tag; in CI, fetch it first (`fetch-depth: 0`)"
        raise InputError(f"`--since {revision}`: git knows no such revision", source.path, remedy=remedy)
    changed = checkout.changed_lines(commit, Path(source.path)) if commit else None
    if changed is None:
        return [Span(0, len(source.text))]
    count = len(source.lines)
    return [source.line_span(first, min(last, count)) for first, last in changed if first <= count]
