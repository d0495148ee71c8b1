"""EntryText: an entry ready to be written; every text in it is inline markdown on one line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EntryText:
    """An entry ready to be written.

    name, description and the values are inline markdown without line breaks (`inline.escape` makes it of plain
    text); keys are plain. url: a plain address, None where the name is no link. links: (key, markdown of a link)
    each, links under one key stand together. children: entries that stand below this one. marks: emoji and their
    shortcodes before the name.
    """

    name: str
    url: str | None = None
    description: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    children: tuple[EntryText, ...] = ()
    marks: str = ""

    @property
    def lead(self) -> str:
        """The name as the entry opens, its marks before it: a link, or bold."""
        from listmerge.fmt.styles._inline import destination

        name = f"[{self.name}]({destination(self.url)})" if self.url else f"**{self.name}**"
        return f"{self.marks} {name}" if self.marks else name

    @property
    def details(self) -> list[tuple[str, str]]:
        """Fields one by one, then links with those under one key joined."""
        found: dict[str, str] = {}
        for key, value in self.links:
            found[key] = f"{found[key]}, {value}" if key in found else value
        return [*self.fields, *found.items()]
