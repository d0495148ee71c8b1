"""The links of a page, taken apart, for the rules about links."""

from __future__ import annotations

from collections import Counter
from urllib.parse import SplitResult

from listmerge.markdown.node import Node
from listmerge.record import SourceList
from listmerge.rules._per_list import per_list
from listmerge.rules._url_parts import hostname, split
from listmerge.text import Span
from listmerge.values import frozen

#: Forms of links that no other link shares its target with.
_OF_ITS_OWN = frozenset({"inline", "auto", "bare"})


@frozen
class PageLink:
    """A link as the page has it.

    url: as written, with its span. text: what a reader sees of it. host: in lower case, without port; empty for a
    relative link. form: how it is written: inline, reference, auto, bare, html, code. has_text: whether its text was
    written for it; that of the other forms is the URL, or HTML. scheme: in lower case; empty for a relative link.
    """

    node: Node
    url: str
    url_span: Span
    text: str
    parts: SplitResult
    host: str
    form: str
    has_text: bool
    scheme: str

    @property
    def is_made_up(self) -> bool:
        """Whether it stands in an explanation: the hosts that RFC 2606 reserves for such, one's own machine, `your.server`."""
        return self.host.startswith(("your.", "your-", "yourserver", "yourdomain")) or self.host.removeprefix(
            "www."
        ) in ("example.com", "example.net", "example.org", "localhost", "127.0.0.1")

    @property
    def host_span(self) -> Span:
        """Where the host stands within the URL; empty if it is not written plainly."""
        at = self.url.lower().find(self.host) if self.host else -1
        return Span(self.url_span.start + at, self.url_span.start + at + len(self.host)) if at >= 0 else self.url_span


@per_list
def page_links(found: SourceList) -> list[PageLink]:
    """All links with a target, in source order; each definition that links refer to counts once, at its own place."""
    links, seen = [], set()
    for node in found.document.find("link", "definition"):
        if node.url is None:
            continue
        if node.form not in _OF_ITS_OWN:
            if node.url.span in seen:
                continue
            seen.add(node.url.span)
        parts = split(node.url.value)
        if parts is not None:
            text, form = " ".join(node.plain.split()), node.form
            has_text = form in ("inline", "reference")
            link = PageLink(
                node, node.url.value, node.url.span, text, parts, hostname(parts), form, has_text, parts.scheme
            )
            links.append(link)
    return sorted(links, key=lambda k: k.url_span)


@per_list
def linked_hosts(found: SourceList) -> Counter[tuple[str, str]]:
    """How often each scheme and host is linked."""
    return Counter((k.scheme, k.host) for k in page_links(found) if k.host)


def is_name(found: SourceList, link: PageLink) -> bool:
    """Whether an entry is called as the link's text says."""
    return any(n.span.start in _name_starts(found) for n in link.node.walk())


@per_list
def _name_starts(found: SourceList) -> frozenset[int]:
    return frozenset(r.name.span.start for r in found.records)


@per_list
def link_starts(found: SourceList) -> frozenset[int]:
    """Where the links of entries begin."""
    return frozenset(k.span.start for r in found.records for k in r.links)
