"""Characters to be replaced: what stands on one line is one finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.record import SourceList
from listmerge.text import Span


def by_line(
    found: SourceList,
    rule: str,
    severity: Severity,
    edits: Iterable[Edit],
    message: Callable[[list[str], list[Edit]], str],
    title: str,
) -> Iterator[Diagnostic]:
    """One finding for each line that edits are on.

    edits: in source order. message: of what one line has and its edits. title: of the fix, which is unsafe, since it changes
    what the page says.
    """
    source = found.document.source
    for _, group in groupby(edits, key=lambda e: source.line_of(e.span.start)):
        line = list(group)
        span = Span(line[0].span.start, line[-1].span.end)
        yield Diagnostic(
            rule,
            severity,
            source.path,
            span,
            message([source.slice(e.span) for e in line], line),
            Fix(title, tuple(line), safe=False),
        )
