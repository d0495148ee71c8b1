"""The ledger: every visible line belongs to a record, to prose or to what was not understood."""

from __future__ import annotations

from listmerge.record import Prose, ProseKind
from listmerge.text import Source, Span


class Ledger:
    """Line by line, who accounts for it. Records come first, then prose, then unclaimed."""

    def __init__(self, source: Source) -> None:
        self.source = source
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
        for line in range(self.source.line_of(span.start) - 1, self.source.last_line_of(span)):
            if self._owner[line] is None or what == "record":
                self._owner[line] = what

    def close(self) -> None:
        """Give visible lines without an owner to `unclaimed`."""
        for i, line in enumerate(self.source.lines):
            if line.strip() and self._owner[i] is None:
                self._owner[i] = "unclaimed"

    def prose_parts(self) -> tuple[Prose, ...]:
        """Runs of lines of one kind of prose, in order."""
        return tuple(Prose(k, s) for k, s in self._runs() if k not in ("record", "unclaimed"))  # type: ignore[arg-type]

    def unclaimed_parts(self) -> tuple[Span, ...]:
        """Runs of lines that nobody understood, in order."""
        return tuple(s for k, s in self._runs() if k == "unclaimed")

    def _runs(self) -> list[tuple[str, Span]]:
        runs: list[tuple[str, int, int]] = []
        for i, owner in enumerate(self._owner):
            if owner is None or not self.source.lines[i].strip():
                continue
            if runs and runs[-1][0] == owner and self._joined(runs[-1][2], i):
                runs[-1] = (owner, runs[-1][1], i)
            else:
                runs.append((owner, i, i))
        return [(k, self.source.line_span(a + 1, b + 1)) for k, a, b in runs]

    def _joined(self, last: int, line: int) -> bool:
        """Whether only blank lines stand between two lines."""
        return all(not self.source.lines[i].strip() for i in range(last + 1, line))
