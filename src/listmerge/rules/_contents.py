"""The table of contents of a page."""

from __future__ import annotations

from listmerge.record import SourceList
from listmerge.rules._headings import Heading, anchors, bare_words, folded, headings
from listmerge.rules._link_nodes import page_links
from listmerge.rules._per_list import per_list
from listmerge.text import Span
from listmerge.values import frozen


@frozen
class Contents:
    """What links to the sections of a page say. named: anchors they lead to. words: what they say. below: headings behind."""

    named: frozenset[str]
    words: frozenset[str]
    below: tuple[Heading, ...]


@per_list
def contents(found: SourceList) -> Contents | None:
    """The contents, None if the page has none."""
    spans = [p.span for p in found.prose if p.kind == "contents"]
    links = [k for k in page_links(found) if k.url.startswith("#") and _within(k.url_span, spans)]
    if len(links) < 2:
        return None
    places = anchors(found)
    named = {place.anchor for k in links if (place := places.get(folded(k.url[1:]))) is not None}
    end = max(s.end for s in spans if any(s.contains(k.url_span) for k in links))
    below = tuple(h for h in headings(found) if h.node.span.start > end)
    return Contents(frozenset(named), frozenset(bare_words(k.text) for k in links), below)


def _within(span: Span, spans: list[Span]) -> bool:
    return any(s.contains(span) for s in spans)
