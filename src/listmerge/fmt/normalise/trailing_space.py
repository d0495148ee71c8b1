"""Trailing space goes; the two spaces that break a line stay two. The file ends in one line end."""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Edit
from listmerge.fmt.normalise._lines import trailing
from listmerge.record import SourceList
from listmerge.text import Span

ORDER = 1


def propose(found: SourceList) -> Iterator[tuple[Edit, ...]]:
    """Trailing space of lines, and of the file."""
    source = found.document.source
    kept = found.document.verbatim_lines
    breaks = {source.line_of(n.span.start) for n in found.document.find("break")}
    for line in range(1, len(source.lines) + 1):
        span = trailing(source, line)
        if line in kept or span.start == span.end:
            continue
        hard = line in breaks and source.slice(span).startswith("  ")
        yield (Edit(span, "  " if hard else ""),)
    end = len(source.text)
    body = len(source.text.rstrip(" \t\r\n"))
    if body and len(source.lines) not in kept:
        yield (Edit(Span(body, end), source.newline),)
