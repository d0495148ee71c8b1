"""Bytes that are not UTF-8.

The file was probably saved in an older encoding such as Latin-1. Readers see `�` in its place, and every tool reads
another text. Save the file as UTF-8. (There is no example: this page is UTF-8.)
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.record import SourceList
from listmerge.text import Span

SEVERITY: Severity = "error"
FAMILY = "text"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each run of undecodable bytes."""
    source = found.document.source
    offsets = sorted(source.undecodable)
    while offsets:
        start = end = offsets.pop(0)
        while offsets and offsets[0] == end + 1:
            end = offsets.pop(0)
        written = " ".join(f"{source.undecodable[i]:02X}" for i in range(start, min(end, start + 7) + 1))
        message = f"found the bytes {written}, expected UTF-8"
        yield Diagnostic("undecodable-bytes", SEVERITY, source.path, Span(start, end + 1), message)
