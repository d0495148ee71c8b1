"""A list whose text is known, and which is read only when somebody asks what is in it.

Most lists of a run have not changed since the last one; what the linter found in them is kept, and nobody asks.
"""

from __future__ import annotations

from functools import cached_property

from listmerge.markdown.node import Document, Node
from listmerge.record import Prose, Record, SourceList
from listmerge.text import Source, Span


class UnreadDocument(Document):
    """A document that is parsed when its nodes are asked for."""

    def __init__(self, source: Source) -> None:
        vars(self)["source"] = source

    @cached_property
    def _parsed(self) -> Document:
        from listmerge.markdown import parse

        return parse(self.source)

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """See `Document`."""
        return self._parsed.nodes

    @cached_property
    def skipped(self) -> tuple[Span, ...]:
        """See `Document`."""
        return self._parsed.skipped


class UnreadList(SourceList):
    """A list that is read when its parts are asked for. style: the one style to read it in, None for the best."""

    style: str | None

    def __init__(self, source: Source, name: str, style: str | None = None) -> None:
        vars(self).update(name=name, document=UnreadDocument(source), style=style)

    @cached_property
    def _read(self) -> SourceList:
        from listmerge.extract import extract

        return extract(self.document, self.name, self.style)

    @cached_property
    def title(self) -> str | None:
        """See `SourceList`."""
        return self._read.title

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """See `SourceList`."""
        return self._read.records

    @cached_property
    def prose(self) -> tuple[Prose, ...]:
        """See `SourceList`."""
        return self._read.prose

    @cached_property
    def unclaimed(self) -> tuple[Span, ...]:
        """See `SourceList`."""
        return self._read.unclaimed

    @property
    def identity(self) -> tuple[str, str, bytes]:
        """What it is: its name, its path, and its bytes."""
        source = self.document.source
        return self.name, source.path, source.to_bytes()

    def forget(self) -> None:
        """Back to unread: the tree of a large list takes a hundred times the room of its text."""
        source, name, style = self.document.source, self.name, self.style
        vars(self).clear()
        vars(self).update(name=name, document=UnreadDocument(source), style=style)
