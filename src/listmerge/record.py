"""Records: what one list says about one thing, as the list says it. Nothing here is changed after parsing."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cached_property
from typing import Literal

from listmerge.markdown.escapes import address
from listmerge.markdown.node import Document
from listmerge.text import Located, Span
from listmerge.values import frozen, frozen_cached

Role = Literal["access", "data", "home", "docs", "other", "paper", "code", "image"]
ProseKind = Literal[
    "front-matter", "title", "heading", "preamble", "contents", "legend", "note", "separator", "footer", "comment"
]


@frozen
class Link:
    """A link of a record.

    url: as written in the source. span: the whole link, markup included.
    label: the source's role word (`Paper`, a column header), else the link's text, else the record's name.
    """

    url: str
    label: str
    role: Role
    span: Span

    @property
    def target(self) -> str:
        """Where the link leads: backslash escapes and entities resolved, as a browser would be told.

        An entity ends with a semicolon: `?a=1&copy=2` has none.
        """
        return address(self.url).strip()


@frozen
class Field:
    """A stated fact: the source's own key (or `size`, `years`, `access`), its value, and where the value stands."""

    key: str
    value: str
    span: Span


@frozen
class Record:
    """One entry of one list.

    id: `<list>/<slug of the name>`, `-2`, `-3` for repeats.
    name: as a reader would call it, with the span it was read from.
    url: where a reader would click first; None if nowhere. For a group that shares a link, that link.
    section: the enclosing headings, outermost first, without the document's title.
    parent: id of the entry that stands above this one as a whole, if any.
    span: from the first to the last character of the entry's own lines; sub-entries are not in it.
    """

    id: str
    name: Located[str]
    url: str | None
    section: tuple[str, ...]
    description: Located[str] | None
    links: tuple[Link, ...]
    fields: tuple[Field, ...]
    parent: str | None
    style: str
    span: Span


def said(record: Record, text: Callable[[str], str] = str) -> Hashable:
    """What a record says, without places and style: equal for two readings that tell the same.

    text: takes off what does not count in running text, as white space.
    """
    return (
        record.id,
        text(record.name.value),
        record.url,
        tuple(map(text, record.section)),
        text(record.description.value) if record.description else None,
        tuple((k.url, text(k.label), k.role) for k in record.links),
        tuple((f.key, text(f.value)) for f in record.fields),
        record.parent,
    )


@frozen
class Prose:
    """Text that is no entry, and what kind of text it is."""

    kind: ProseKind
    span: Span


@frozen_cached
class SourceList:
    """One list, read: its records, its prose, and what was not understood.

    name: the file's name without its ending; the first part of the ids of its records.
    title: the document's title, None if it has none.
    """

    name: str
    title: str | None
    document: Document
    records: tuple[Record, ...]
    prose: tuple[Prose, ...]
    unclaimed: tuple[Span, ...]

    @cached_property
    def styles(self) -> dict[str, int]:
        """How many records each style gave, most first."""
        names = [r.style for r in self.records]
        return {s: names.count(s) for s in sorted(set(names), key=lambda s: (-names.count(s), s))}
