"""Documents that are no lists: written in another markup, or texts with links in their sentences."""

from __future__ import annotations

from listmerge.extract.section import outward_links
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.text import Source

#: With fewer entries a document is a text with a list in it, not a list.
LEAST_ENTRIES = 5
_DIRECTIVE = lazy(r"\.\. (?:[\w-]+::|_[^:\n]+:)")
_RST_LINK = lazy(r"`[^`<\n]{1,200}<[^>`\n]{1,500}>`_")


def is_restructured_text(source: Source) -> bool:
    """Whether a document is reStructuredText saved as markdown: by directives and links of its own."""
    if ".. " not in source.text and "`_" not in source.text:
        return False
    lines = source.lines
    directives = sum(bool(_DIRECTIVE.match(line)) for line in lines)
    own = sum(len(_RST_LINK.findall(line)) for line in lines if "`_" in line)
    return directives + own >= 3 and own + directives > sum("](" in line for line in lines)


def why_unsuitable(found: SourceList) -> str | None:
    """Why a document should not be kept as a list, in a few words; None if it can be."""
    if is_restructured_text(found.document.source):
        return "reStructuredText, not markdown"
    if not found.records:
        return "no entries"
    if len(found.records) < LEAST_ENTRIES:
        return "too few entries for a list"
    claimed = {k.span for r in found.records for k in r.links}
    links = [k for n in found.document.nodes for k in outward_links(n)]
    outside = [k for k in links if k.span not in claimed]
    if len(outside) > 2 * len(found.records):
        return "most links stand in running text"
    return None
