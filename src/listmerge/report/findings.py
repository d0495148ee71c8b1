"""What every format of lint gets, and what several of them need."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from listmerge.edit import SEVERITIES, Diagnostic, Edit, apply
from listmerge.record import SourceList
from listmerge.report.characters import visible
from listmerge.text import Source, Span
from listmerge.values import frozen_cached


@frozen_cached
class Findings:
    """The findings of one run, in order, and the texts they are about.

    lists: all lists that were looked at. extra: further sources that findings name, such as listmerge.yaml.
    """

    findings: Sequence[Diagnostic]
    lists: Sequence[SourceList]
    extra: Sequence[Source] = ()

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Path -> text."""
        return {s.path: s for s in (*(f.document.source for f in self.lists), *self.extra)}

    @cached_property
    def by_severity(self) -> list[Diagnostic]:
        """The findings, most severe first, else in order."""
        return sorted(self.findings, key=lambda d: SEVERITIES.index(d.severity))

    @cached_property
    def fingerprints(self) -> list[str]:
        """For each finding a hash of rule and entry that survives moved lines; repeats are numbered."""
        import hashlib

        from listmerge.lint.baseline import keyed

        used: dict[tuple[str, str, str], int] = {}
        result = []
        for finding, keys in zip(self.findings, keyed(self.findings, self.lists), strict=True):
            base = (finding.path, finding.rule, keys[0][1] if keys else "")
            used[base] = used.get(base, 0) + 1
            text = "\0".join((*base, str(used[base])))
            result.append(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32])
        return result

    def corrected(self, finding: Diagnostic) -> list[str] | None:
        """The lines that a finding's fix would give in place of those it touches; None without a fix."""
        if finding.fix is None or not finding.fix.edits or finding.path not in self.sources:
            return None
        source = self.sources[finding.path]
        return [line for span, edits in _stretches(source, finding.fix.edits) for line in _edited(source, span, edits)]


def _stretches(source: Source, edits: Iterable[Edit]) -> Iterator[tuple[Span, list[Edit]]]:
    """The whole lines that edits touch, with the edits in them: a fix may touch lines all over a list."""
    here: list[Edit] = []
    start = end = 0
    for edit in sorted(edits, key=lambda e: e.span):
        if here and edit.span.start > end:
            yield Span(start, end), here
            here = []
        start = start if here else source.line_span(source.line_of(edit.span.start)).start
        end = max(end, source.line_span(source.line_of(edit.span.end)).end)
        here.append(edit)
    yield Span(start, end), here


def _edited(source: Source, span: Span, edits: Iterable[Edit]) -> list[str]:
    """The lines that edits within a span make of it."""
    moved = [Edit(Span(e.span.start - span.start, e.span.end - span.start), e.text) for e in edits]
    text = apply(source.slice(span), moved)
    return Source(source.path, text).lines if text else []


def width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def where(found: Findings, finding: Diagnostic) -> str:
    """`path:line:column` of a finding."""
    source = found.sources.get(finding.path)
    at = source.position(finding.span.start) if source and source.text else None
    return f"{visible(finding.path)}:{at.line}:{at.column}" if at else f"{visible(finding.path)}:1:1"
