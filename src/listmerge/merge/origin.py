"""Where things of a record stand, as the catalogue tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from listmerge.catalogue import Origin
from listmerge.config.choices import TextPolicy
from listmerge.record import Record, SourceList
from listmerge.text import Span


@dataclass(frozen=True)
class Member:
    """A record together with the list it stands in and that list's text policy."""

    record: Record
    found: SourceList
    policy: TextPolicy = "quote"

    def origin(self, span: Span | None = None) -> Origin:
        """Where a span of the record stands; the record's first line without one."""
        source = self.found.document.source
        return Origin(self.found.name, source.line_of((span or self.record.span).start), self.record.id)

    @cached_property
    def order(self) -> tuple[str, int]:
        """A fixed order of members: list name, then place in the list."""
        return self.found.name, self.record.span.start


def members_of(ids: Sequence[str], known: dict[str, Member]) -> list[Member]:
    """The members with these record ids, in fixed order."""
    return sorted((known[i] for i in ids), key=lambda m: m.order)
