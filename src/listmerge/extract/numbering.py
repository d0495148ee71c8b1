"""Numbers before names: `3. Name`, `(1)Name`, `2、Name` in headings and bold lines are not part of the name."""

from __future__ import annotations

import re

from listmerge.extract.flow import Flow
from listmerge.extract.head import without_page_title
from listmerge.extract.section import Section, heading_text
from listmerge.text import Span

#: A number with a mark behind it; without white space after it only before a capital or a letter without case.
NUMBERING = re.compile(
    r"(?:(?<!\s)\s++)?(?:[(（]\d{1,3}[)）]|\d{1,3}[.)．）、]|[一二三四五六七八九十]{1,3}[.、．])(?:\s+|(?=[A-Z\u3040-\u9fff\uac00-\ud7af]))"
)
_TRAILING = ":：. "


def without_number(flow: Flow) -> Flow:
    """A title without the number before it; whole, if nothing would be left."""
    m = NUMBERING.match(flow.text)
    return flow.part(m.end()) if m and flow.text[m.end() :].strip() else flow


def heading_name(section: Section) -> tuple[str, Span]:
    """The name of the entry that a section's heading names, and where it stands."""
    assert section.heading is not None
    flow = without_number(Flow.of(section.heading.children))
    shown = heading_text(section.heading)
    m = NUMBERING.match(shown)
    name = shown[m.end() if m else 0 :].strip() or shown
    return without_page_title(name.rstrip(_TRAILING)), flow.span()
