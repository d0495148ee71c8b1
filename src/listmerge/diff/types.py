"""Items of a version, and what a comparison of two versions says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

#: What about an entry can change. `list` and `section` are moves, `name` is a renaming.
What = Literal["list", "section", "name", "url", "description", "parent", "link", "field", "kin", "member"]


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of one version: a record of a list, or an entry of the catalogue.

    list: the path of its list below the folder compared; "" in a catalogue. key: the id without the list's
    name. links: (url, role) each. fields: (key, value) each. kin: "relation id" each. members: record ids
    (catalogue only). line: from 1, None in a catalogue.
    """

    list: str
    key: str
    name: str
    url: str | None
    section: tuple[str, ...]
    description: str | None
    links: tuple[tuple[str, str], ...]
    fields: tuple[tuple[str, str], ...]
    parent: str | None = None
    kin: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    line: int | None = None

    @property
    def id(self) -> str:
        """How a report names it: `list#key`, or the key alone."""
        return f"{self.list}#{self.key}" if self.list else self.key


@dataclass(frozen=True, slots=True)
class Version:
    """One side of a comparison.

    label: what the user called it. unclaimed: how many lines of its lists were not understood.
    """

    label: str
    items: tuple[Item, ...]
    unclaimed: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one entry; before or after is None where something was added or removed.

    key: of a field, or the role of a link; "" otherwise.
    """

    what: What
    before: str | None
    after: str | None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """An entry in both versions. by: what paired them (`id`, `url`, `name`, …)."""

    old: Item
    new: Item
    by: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Removed:
    """An entry that the new version has not. into: the entry that still says it, if one does; else it is
    lost.
    """

    item: Item
    into: Item | None = None


@dataclass(frozen=True)
class Diff:
    """What changed from `old` to `new`.

    added: in the new version's order; removed: in the old one's; changed: pairs with changes, in the new
    order. same: how many entries did not change. sections: (list, before, after, entries) of headings that
    were renamed; their entries do not count as moved. links_lost: urls that no entry of the new version has.
    """

    old: Version
    new: Version
    added: tuple[Item, ...] = ()
    removed: tuple[Removed, ...] = ()
    changed: tuple[Pair, ...] = ()
    same: int = 0
    sections: tuple[tuple[str, tuple[str, ...], tuple[str, ...], int], ...] = ()
    links_lost: tuple[tuple[str, Item], ...] = field(default=())

    @property
    def lost(self) -> tuple[Item, ...]:
        """The removed entries that nothing in the new version stands for."""
        return tuple(r.item for r in self.removed if r.into is None)

    @property
    def moved(self) -> int:
        """How many entries changed their list or section."""
        return sum(any(c.what in ("list", "section") for c in p.changes) for p in self.changed)

    @property
    def renamed(self) -> int:
        """How many entries changed their name."""
        return sum(any(c.what == "name" for c in p.changes) for p in self.changed)

    @property
    def any(self) -> bool:
        """Whether anything changed."""
        return bool(self.added or self.removed or self.changed or self.sections)
