"""A long list of many sections without a table of contents.

Readers of a list look for a section, not for an entry. Only for lists of at least six sections with entries and 100
lines.

(There is no example: it would be too long for this page.)
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.record import SourceList
from listmerge.rules._contents import contents
from listmerge.rules._headings import headings
from listmerge.rules._link_nodes import page_links

SEVERITY: Severity = "info"
FAMILY = "structure"
_SECTIONS, _LINES = 6, 100


def check(found: SourceList) -> Iterator[Diagnostic]:
    """At most one finding, at the first heading."""
    source = found.document.source
    sections = {r.section[0] for r in found.records if r.section}
    own = sum(k.url.startswith("#") for k in page_links(found))
    if len(sections) < _SECTIONS or len(source.lines) < _LINES or own >= 3 or contents(found):
        return
    all_headings = headings(found)
    if all_headings:
        message = f"found {len(sections)} sections and no table of contents, expected one below the title"
        yield Diagnostic("no-contents", SEVERITY, source.path, all_headings[0].node.span, message)
