"""The merged list: what we say, with who said it. Made by `merge`, written by `emit`; never mixed up with records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from listmerge.config.choices import MergedStyle
from listmerge.match.types import Match, Relation
from listmerge.record import Role

#: `agree`: two or more lists say so. `differ`: lists, or one list in two places, say something else. `unstated`: the
#: unit is not stated. `doubtful`: looks like a mistake, unverified. "": one list says so.
Mark = Literal["", "agree", "differ", "unstated", "doubtful"]
QuestionKind = Literal["conflict", "withheld-link", "doubtful-value", "unit", "possible-duplicate", "stale-decision"]


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """A place in a source list: the list's name, the line from 1, and the id of the record that stands there."""

    list: str
    line: int
    record: str


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """One list's words: key and value as written, and where. place: what part of the record they stand in."""

    origin: Origin
    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A value we show, the statements that carry it, and those that say otherwise.

    key: from the common vocabulary where it knows the source's key. value: as shown, without its unit.
    unit: of a number, None where there is none or the sources don't tell. number: the value as a number.
    approximate: whether the number is rounded or a bound.
    """

    key: str
    value: str
    said_by: tuple[Statement, ...]
    unit: str | None = None
    number: int | float | None = None
    approximate: bool = False
    others: tuple[Statement, ...] = ()
    mark: Mark = ""

    @property
    def text(self) -> str:
        """Value and unit."""
        return f"{self.value} {self.unit}" if self.unit else self.value

    @property
    def lists(self) -> tuple[str, ...]:
        """The lists that say so, in order of their names."""
        return tuple(sorted({s.origin.list for s in self.said_by}))


@dataclass(frozen=True, slots=True)
class EntryLink:
    """A link of an entry: the URL as first written, what it is for, a text to show, and every place that gives it.

    Two spellings of one address are two links. withheld: not to be published as a link, it contradicts another entry.
    """

    url: str
    role: Role
    label: str
    said_by: tuple[Origin, ...]
    withheld: bool = False

    @property
    def lists(self) -> tuple[str, ...]:
        """The lists that give it, in order of their names."""
        return tuple(sorted({o.list for o in self.said_by}))


@dataclass(frozen=True, slots=True)
class EntryKin:
    """A relation to another entry. forward: this entry is the version, or the part, of the other one."""

    relation: Relation
    id: str
    forward: bool


@dataclass(frozen=True, slots=True)
class Description:
    """A description, whose it is, and whether it is only a quotation of a part."""

    text: str
    origin: Origin
    quoted: bool = False


@dataclass(frozen=True)
class Entry:
    """What we say about one thing.

    id: stable; the address of the entry in every output. url: primary link, None where no trusted one is known.
    section: its home in the merged outline. also: other sections where a reader might look for it.
    members: ids of the records it is made of, in order. evidence: why they are one, a line each.
    """

    id: str
    name: str
    name_said_by: tuple[Origin, ...]
    aliases: tuple[str, ...]
    url: str | None
    section: tuple[str, ...]
    also: tuple[tuple[str, ...], ...]
    description: Description | None
    links: tuple[EntryLink, ...]
    fields: tuple[Claim, ...]
    kin: tuple[EntryKin, ...]
    members: tuple[Origin, ...]
    evidence: tuple[str, ...] = ()

    @property
    def lists(self) -> tuple[str, ...]:
        """The lists that have it, in order of their names."""
        return tuple(sorted({o.list for o in self.members}))

    def claims(self, key: str) -> tuple[Claim, ...]:
        """The claims under a key, best first."""
        return self._by_key.get(key, ())

    @cached_property
    def _by_key(self) -> dict[str, tuple[Claim, ...]]:
        found: dict[str, list[Claim]] = {}
        for claim in self.fields:
            found.setdefault(claim.key, []).append(claim)
        return {key: tuple(claims) for key, claims in found.items()}


@dataclass(frozen=True, slots=True)
class Question:
    """Something a person should settle: about which entries, what, and where the evidence stands."""

    kind: QuestionKind
    entries: tuple[str, ...]
    text: str
    evidence: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class ListInfo:
    """A source list. letter: its mark in the merged list. Paths are relative to the configuration's folder.

    page: the file seen from the folder of the merged list, None where it doesn't lie with it.
    """

    letter: str
    name: str
    title: str
    path: str
    records: int
    origin: str | None = None
    licence: str | None = None
    text: str = "quote"
    page: str | None = None


@dataclass(frozen=True, slots=True)
class RecordInfo:
    """What reports need of a record."""

    id: str
    name: str
    url: str | None
    origin: Origin
    entry: str


@dataclass(frozen=True)
class Catalogue:
    """The merged list. outline: all sections in order, outermost first, each after the one above it.

    matches: the pairs worth showing, with their evidence. records: by id. remarks: what the configuration says in vain.
    style: in which the README's entries are written.
    """

    title: str
    description: str
    lists: tuple[ListInfo, ...]
    entries: tuple[Entry, ...]
    outline: tuple[tuple[str, ...], ...]
    questions: tuple[Question, ...]
    matches: tuple[Match, ...] = ()
    records: Mapping[str, RecordInfo] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    style: MergedStyle = "bullets"

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """Entries by id."""
        return {e.id: e for e in self.entries}

    @cached_property
    def filed_also(self) -> dict[tuple[str, ...], list[Entry]]:
        """Section -> entries that stand elsewhere, but that some list files there."""
        found: dict[tuple[str, ...], list[Entry]] = {}
        for entry in self.entries:
            for path in entry.also:
                found.setdefault(path, []).append(entry)
        return found

    @cached_property
    def letters(self) -> dict[str, str]:
        """Name of a list -> its letter."""
        return {info.name: info.letter for info in self.lists}
