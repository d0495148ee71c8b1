"""Which entry a finding belongs to: what suppressions, the baseline and fingerprints are keyed by.

Lines move whenever somebody edits above; an entry keeps its id, and what stands outside of entries keeps its
heading.
"""

from __future__ import annotations

from bisect import bisect_right

from listmerge.extract.draft import slug
from listmerge.record import Record, SourceList
from listmerge.text import Span


class Places:
    """Looks up entries and headings of one list by offset."""

    def __init__(self, found: SourceList) -> None:
        self._source = found.document.source
        self._name = found.name
        self._on_line: dict[int, list[Record]] = {}
        for record in found.records:
            for line in self.lines(record.span):
                self._on_line.setdefault(line, []).append(record)
        headings = found.document.find("heading")
        self._heading_starts = [n.span.start for n in headings]
        self._headings = [slug(n.plain) for n in headings]

    def lines(self, span: Span) -> range:
        """The lines of a span, from 1."""
        return range(self._source.line_of(span.start), self._source.last_line_of(span) + 1)

    def record_at(self, offset: int) -> Record | None:
        """The entry on whose lines an offset lies; of several on one line, the one around it or before it."""
        candidates = self._on_line.get(self._source.line_of(offset), ())
        before = [r for r in candidates if r.span.start <= offset]
        inside = [r for r in before if offset < r.span.end]
        if inside:
            return min(inside, key=lambda r: r.span.end - r.span.start)
        return before[-1] if before else next(iter(candidates), None)

    def key(self, offset: int) -> str:
        """The id of the entry at an offset, or `<list>/#<heading>` outside of entries."""
        record = self.record_at(offset)
        if record is not None:
            return record.id
        index = bisect_right(self._heading_starts, offset) - 1
        return f"{self._name}/#{self._headings[index] if index >= 0 else ''}"

    def record_starting_on(self, line: int) -> Record | None:
        """The first entry that begins on a line."""
        return next((r for r in self._on_line.get(line, ()) if self._source.line_of(r.span.start) == line), None)
