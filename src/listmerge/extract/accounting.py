"""The ledger: every visible line belongs to a record, to prose or to what was not understood."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import groupby

from listmerge.record import Prose, ProseKind
from listmerge.text import Source, Span


class Ledger:
    """Line by line, who accounts for it. Records come first, then prose, then unclaimed."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._starts = source.line_starts
        self._visible = [i for i, line in enumerate(source.lines) if line and not line.isspace()]
        self._owner: list[ProseKind | str | None] = [None] * len(source.lines)

    def record(self, span: Span) -> None:
        """A record's lines."""
        self._fill(span, "record")

    def prose(self, kind: ProseKind, span: Span) -> None:
        """Lines of prose, where no record stands."""
        self._fill(span, kind)

    def unclaimed(self, span: Span) -> None:
        """Lines that should have been read, where nothing else stands."""
        self._fill(span, "unclaimed")

    def _fill(self, span: Span, what: ProseKind | str) -> None:
        first = bisect_right(self._starts, span.start) - 1
        last = bisect_right(self._starts, max(span.start, span.end - 1), first)
        for line in range(first, last):
            if self._owner[line] is None or what == "record":
                self._owner[line] = what

    def close(self) -> None:
        """Give visible lines without an owner to `unclaimed`."""
        for i in self._visible:
            if self._owner[i] is None:
                self._owner[i] = "unclaimed"

    def prose_parts(self) -> tuple[Prose, ...]:
        """Runs of lines of one kind of prose, in order."""
        return tuple(Prose(k, s) for k, s in self._runs if k != "unclaimed")  # type: ignore[arg-type]

    def unclaimed_parts(self) -> tuple[Span, ...]:
        """Runs of lines that nobody understood, in order."""
        return tuple(s for k, s in self._runs if k == "unclaimed")

    @cached_property
    def _runs(self) -> list[tuple[str, Span]]:
        """Neighbouring visible lines of one owner, entries aside; only blank lines stand between two of them."""
        runs = groupby(self._visible, key=self._owner.__getitem__)
        lines = [(owner, list(run)) for owner, run in runs if owner not in (None, "record")]
        return [(owner, self.source.line_span(run[0] + 1, run[-1] + 1)) for owner, run in lines]
