"""`--since REV`: only what a change touched, as git tells it.

Compared are REV and the files as they lie in the folder; in a hook that is what will be committed. Git counts
lines by `\\n` alone, which is right but for files with bare carriage returns.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from listmerge.edit import Diagnostic, Edit, shift
from listmerge.errors import InputError
from listmerge.lint.place import Places
from listmerge.record import SourceList
from listmerge.text import Source, Span

_HUNK = re.compile(r"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


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
            return not lines[path].isdisjoint(
                range(source.line_of(span.start), source.last_line_of(span) + 1)
            )

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
    """What changed in these files since a revision. Raises InputError outside of git or for an unknown
    revision."""
    commit = _commit(revision)
    return Changed({s.path: _touched(commit, s) for s in sources})


def _commit(revision: str) -> str | None:
    """The commit of a revision; None for HEAD before the first commit."""
    inside = _git("rev-parse", "--is-inside-work-tree")
    if inside.returncode:
        raise InputError(
            "`--since` needs a git checkout, and this folder is in none", remedy="leave `--since` out"
        )
    found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode == 0:
        return found.stdout.strip()
    if revision == "HEAD":
        return None
    remedy = "name a commit, branch or tag; in CI, fetch it first (`fetch-depth: 0`)"
    raise InputError(f"`--since {revision}`: git knows no such revision here", remedy=remedy)


def _touched(commit: str | None, source: Source) -> list[Span]:
    """The spans of the lines of one file that a change since `commit` touched; the whole of a new file."""
    whole = [Span(0, len(source.text))]
    if commit is None:
        return whole
    path = os.path.relpath(Path(source.path).resolve())
    listed = _git("ls-tree", "--name-only", commit, "--", path)
    if listed.returncode:
        raise InputError(
            f"git can't compare it: {listed.stderr.strip()}", path, remedy="run it inside its checkout"
        )
    if not listed.stdout.strip():
        return whole
    diff = _git(
        "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--text", commit, "--", path
    )
    if diff.returncode:
        raise InputError(
            f"git can't compare it: {diff.stderr.strip()}", path, remedy="run it inside its checkout"
        )
    spans = []
    for hunk in _HUNK.finditer(diff.stdout):
        first, count = int(hunk[1]), int(hunk[2] or 1)
        last = first + count - 1 if count else first + 1  # lines taken out: those on both sides of the gap
        first, last = max(1, first), min(last, len(source.lines))
        if first <= last:
            spans.append(source.line_span(first, last))
    return spans


def _git(*arguments: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            ["git", *arguments],
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
            cwd=Path.cwd(),
        )
    except FileNotFoundError:
        raise InputError(
            "`--since` needs git, which is not installed", remedy="leave `--since` out"
        ) from None
