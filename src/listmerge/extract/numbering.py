"""Numbers before names: `3. Name`, `(1)Name`, `2、Name` in headings and bold lines are not part of the name."""

from __future__ import annotations

from listmerge.extract.abbreviations import without_stop
from listmerge.extract.draft import Draft
from listmerge.extract.flow import Flow, flow_of_block
from listmerge.extract.head import without_page_title
from listmerge.extract.section import Section
from listmerge.markdown.emoji import SHORTCODE
from listmerge.markdown.node import Node
from listmerge.patterns import lazy
from listmerge.text import Span

#: A number with a mark behind it; without white space after it only before a capital or a letter without case.
NUMBERING = lazy(
    r"(?:(?<!\s)\s++)?(?:[(（]\d{1,3}[)）]|\d{1,3}[.)．）、]|[一二三四五六七八九十]{1,3}[.、．])(?:\s+|(?=[A-Z\u3040-\u9fff\uac00-\ud7af]))"
)

#: Shortcodes of emoji before a name.
_MARKS = lazy(rf"^(?:{SHORTCODE}\s+)+(?=\S)")


def without_number(flow: Flow) -> Flow:
    """A title without the number before it; whole, if nothing would be left."""
    m = NUMBERING.match(flow.text)
    return flow.part(m.end()) if m and flow.text[m.end() :].strip() else flow


def headed_draft(section: Section, style: str, end: int) -> Draft:
    """The entry that a section's heading names, from there to the offset `end`."""
    assert section.heading is not None
    name, where = _heading_name(section.heading, section.name)
    return Draft(name, where, section.path[:-1], style, Span(section.heading.span.start, end))


def _heading_name(heading: Node, shown: str) -> tuple[str, Span]:
    """The name that a heading, which readers see so, gives an entry, and where it stands."""
    flow = flow_of_block(heading)
    if marks := _MARKS.match(flow.text):
        flow = flow.part(marks.end())
    flow = without_number(flow)
    shown = _MARKS.sub("", shown) or shown
    m = NUMBERING.match(shown)
    name = shown[m.end() if m else 0 :].strip() or shown
    return without_page_title(without_stop(name)), flow.span()
