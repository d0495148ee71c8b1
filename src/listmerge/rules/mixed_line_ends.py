"""Line ends of two kinds in one file.

Diffs show lines as changed in which nothing can be seen. Git's `text=auto` attribute keeps them apart for good.

(There is no example: this page has line ends of one kind.)
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.record import SourceList
from listmerge.text import LINE_END, Span

SEVERITY: Severity = "info"
FAMILY = "style"
_NAMES = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}


def check(found: SourceList) -> Iterator[Diagnostic]:
    """At most one finding, at the first of the rarer kind."""
    source = found.document.source
    if "\r" not in source.text:
        return
    odd = [m for m in LINE_END.finditer(source.text) if m[0] != source.newline]
    if odd:
        usual, rare = _NAMES[source.newline], _NAMES[odd[0][0]]
        fix = Fix(f"write {usual}", tuple(Edit(Span(*m.span()), source.newline) for m in odd))
        message = f"found {len(odd)} line ends {rare}, expected {usual} as in the rest of the file"
        yield Diagnostic("mixed-line-ends", SEVERITY, source.path, Span(*odd[0].span()), message, fix)
