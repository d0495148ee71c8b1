"""Head: what the line that opens an entry says - its name, the link of the name, facts behind it, and the rest."""

from __future__ import annotations

from typing import Literal

from listmerge.extract.facts import header_facts, may_end_in_fact
from listmerge.extract.flow import Flow, Mark
from listmerge.patterns import lazy
from listmerge.record import Field
from listmerge.values import frozen

#: How a line opens: with a link, with bold text, with a name before a link, or with text alone.
#: A citation names a paper in quotes behind its authors.
Opening = Literal["link", "strong", "text+link", "text", "citation"]

#: Divides the name and its facts from the rest.
TAIL_SEPARATOR = lazy(r"[\s)\]】）*_]*(?:[-–—―:：|,，.。;；/]+|\s)\s*")
_PAGE_TITLE = lazy(r"^(?:GitHub|GitLab) - [^\s/:]+/[^\s/:]+: (?=\S)")


@frozen
class Head:
    """The reading of an opening line.

    name: as a reader would call it; a page title's `GitHub - owner/repo: ` is not part of it.
    start, end: the range of the name in the flow's text. link: the mark of the link that the name is or leads to.
    fields: facts behind the name. tail: the rest of the line after the name, its facts and the separator.
    separated: whether something divides the name from the rest.
    """

    flow: Flow
    opening: Opening
    name: str
    start: int
    end: int
    link: Mark | None
    fields: tuple[Field, ...]
    tail: Flow
    separated: bool

    @property
    def url(self) -> str | None:
        """Where the link leads that the name is or leads to."""
        return self.link.url if self.link else None


def without_page_title(name: str) -> str:
    """A name without the `GitHub - owner/repo: ` of a page's title."""
    return _PAGE_TITLE.sub("", name) if name.startswith("Git") else name


def facts_after(flow: Flow, end: int) -> tuple[int, list[Field]]:
    """Facts behind position `end`, and where the rest begins after them."""
    first = flow.text.find("\n", end)
    stop = len(flow.text) if first < 0 else first
    if not may_end_in_fact(flow.text, stop):
        return end, []
    at, fields = header_facts(flow.part(max(0, end - 1), stop))
    if not fields or flow.text[end : max(0, end - 1) + at].strip():
        return end, []
    return stop, fields


def finished_head(
    flow: Flow, opening: Opening, start: int, end: int, link: Mark | None, fields: list[Field], at: int
) -> Head | None:
    """Trim the name, find the rest."""
    text = flow.text
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if start >= end:
        return None
    tail_at = max(at, end)
    m = TAIL_SEPARATOR.match(text, tail_at)
    separated = bool(m and m.group().strip())
    if m:
        tail_at = m.end()
    name = without_page_title(" ".join(text[start:end].split()))
    return Head(flow, opening, name, start, end, link, tuple(fields), flow.part(tail_at), separated)
