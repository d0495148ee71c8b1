"""One entry of the merged list as pieces of markdown, whichever style they are put together in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from listmerge.catalogue import Catalogue, Claim, Entry, EntryKin, EntryLink
from listmerge.emit import _markdown as md
from listmerge.emit._layout import Layout
from listmerge.emit._link_label import link_label
from listmerge.emit._notes import notes
from listmerge.emit._safe import safe_url, visible, xml
from listmerge.extract.vocabulary import role_of
from listmerge.merge.access import access_kind
from listmerge.merge.description import shortened
from listmerge.record import Role

#: Words in which each role of a link is written; `listmerge parse` reads the same roles from them.
ROLE_LABELS: dict[Role, str] = {
    "access": "Access page",
    "data": "Data",
    "home": "Home page",
    "docs": "Documentation",
    "paper": "Paper",
    "code": "Code",
    "other": "More",
    "image": "Image",
}
#: Labels of what stands behind facts and links.
WITHHELD, ALIASES, FAMILY = "Withheld", "Also called", "Family"
MARKS = {"agree": "✓", "differ": "≠", "unstated": "?", "doubtful": "⚠", "": ""}
_KIN = {
    ("version", True): "another version of",
    ("version", False): "another version of",
    ("part", True): "part of",
    ("part", False): "contains",
    ("related", True): "see also",
    ("related", False): "see also",
}
#: Longer descriptions are cut here on the page, behind a word; the data files have them whole.
_LONG = 420
#: Keys of facts that are found in running text, here and when the page is read.
_FOUND = frozenset({"size", "years", "access", "description"})
#: What a key of one to five words may not have: see `KEY_LINE` in `extract/section.py`.
_NOT_IN_KEY, _KEY_WORDS = re.compile(r"[^\w&/'’()+-]|_+"), 5
_EMPTY = frozenset({"na", "n/a", "-", "–", "?", "unknown", "tbd", ""})


@dataclass(frozen=True)
class Detail:
    """One kind of fact. label: plain words. value: inline markdown. told: the description says all of it."""

    label: str
    value: str
    told: bool = False


@dataclass(frozen=True)
class EntryParts:
    """An entry ready to be put together; all but `letters` is inline markdown on one line.

    name: escaped. url: a destination, None where there is no link. anchor: the HTML that makes the place to link to.
    letters: of the lists that have it. by: of the list whose description it is, else of all.
    notes: what lists disagree on, and why records became one.
    """

    name: str
    url: str | None
    anchor: str
    about: str
    letters: str
    by: str
    details: tuple[Detail, ...]
    notes: str

    @property
    def lead(self) -> str:
        """The name as a link, or bold."""
        return f"[{self.name}]({self.url})" if self.url else f"**{self.name}**"


class EntryWriter:
    """Writes entries of one catalogue on one page."""

    def __init__(self, catalogue: Catalogue, layout: Layout, file: str) -> None:
        self.catalogue, self.layout, self.file = catalogue, layout, file
        self.wide = any(len(info.letter) > 1 for info in catalogue.lists)

    def parts(self, entry: Entry) -> EntryParts:
        """The pieces of an entry."""
        url = _own_url(entry)
        return EntryParts(
            md.plain(entry.name),
            md.destination(url) if url else None,
            f'<a id="{xml(self.layout.anchor(entry.id))}"></a>',
            md.text(_description(entry)),
            self.letters(entry.lists),
            self.letters((entry.description.origin.list,)) if entry.description else self.letters(entry.lists),
            tuple(self._details(entry)),
            notes(self.catalogue, entry),
        )

    def letters(self, lists: tuple[str, ...]) -> str:
        """The marks of lists."""
        return (" " if self.wide else "").join(self.catalogue.letters[name] for name in lists)

    def _said_by(self, entry: Entry, lists: tuple[str, ...]) -> str:
        """Who says a single value, where the entry has more than one list."""
        return sup(self.letters(lists)) if len(entry.lists) > 1 else ""

    def _details(self, entry: Entry) -> list[Detail]:
        """What stands below an entry: facts, links, other names, relations."""
        found = [self._facts(entry, key) for key in dict.fromkeys(c.key for c in entry.fields)]
        details = [d for d in found if d] + self._links(entry)
        if entry.aliases:
            details.append(Detail(ALIASES, " · ".join(md.plain(a) for a in entry.aliases)))
        if family := self._family(entry.kin):
            details.append(Detail(FAMILY, family))
        return details

    def _facts(self, entry: Entry, key: str) -> Detail | None:
        """All claims under one key."""
        claims = [c for c in entry.claims(key) if c.text.strip().casefold() not in _EMPTY]
        if not claims:
            return None
        label = md.plain(fact_label(key))
        value = " · ".join(self._claim(entry, c) for c in claims)
        return Detail(label, value, all(_told(entry, c) for c in claims))

    def _claim(self, entry: Entry, claim: Claim) -> str:
        kind = access_kind(claim.text) if claim.key == "access" else None
        shown = md.text(claim.text)
        if kind and kind not in claim.text.casefold():
            shown = f"{kind} ({shown})"
        mark = MARKS[claim.mark]
        return shown + (f" {mark}" if mark else "") + self._said_by(entry, claim.lists)

    def _links(self, entry: Entry) -> list[Detail]:
        """A detail for each role, and one for links that are withheld; the entry's own link stands in its name."""
        own, found = False, []  # own: whether the entry's own link was met
        for role, label in ROLE_LABELS.items():
            shown = []
            for link in entry.links:
                if link.withheld or link.role != role:
                    continue
                if not own and entry.url and link.url == entry.url:
                    own = True
                    continue
                shown.append(md.link(self._link_name(entry, link), link.url) + self._said_by(entry, link.lists))
            if shown:
                found.append(Detail(_related(label) if _leads_nowhere(entry, role) else label, " · ".join(shown)))
        withheld = [k for k in entry.links if k.withheld]
        return [*found, *([self._withheld(entry, withheld)] if withheld else [])]

    def _link_name(self, entry: Entry, link: EntryLink) -> str:
        """What a link is called; in a table's cell its own words tell what it is for, and must not tell otherwise."""
        name = link_label(link)
        if self.catalogue.style == "table" and _leads_nowhere(entry, link.role):
            return _related(ROLE_LABELS[link.role]).lower()
        if self.catalogue.style != "table" or link.role in ("other", "image"):
            return name
        for shown in (name, f"{name} ({ROLE_LABELS[link.role].lower()})"):
            if role_of(shown, link.url) in (link.role, "other"):
                return shown
        return "link"

    def _withheld(self, entry: Entry, links: list[EntryLink]) -> Detail:
        """Addresses as code, and whose they are."""
        asked = [q for q in self.catalogue.questions if q.kind == "withheld-link" and q.entries[0] == entry.id]
        owners = [self.catalogue.by_id[q.entries[1]] for q in asked if q.entries[1] in self.catalogue.by_id]
        told = " · ".join(md.code(k.url) + self._said_by(entry, k.lists) for k in links)
        of = ", ".join(md.anchor_link(o.name, self.layout.entry(o.id, self.file)) for o in owners)
        return Detail(WITHHELD, f"⚠ {told}" + (f" is the address of {of}" if of else ""))

    def _family(self, kin: tuple[EntryKin, ...]) -> str:
        parts: dict[str, list[str]] = {}
        for k in kin:
            if (k.relation, k.forward) in _KIN and k.id in self.catalogue.by_id:
                words = _KIN[k.relation, k.forward]
                name = self.catalogue.by_id[k.id].name
                link = md.anchor_link(name, self.layout.entry(k.id, self.file))
                if link not in parts.setdefault(words, []):
                    parts[words].append(link)
        return " · ".join(f"{words} {', '.join(names)}" for words, names in parts.items())


def fact_label(key: str) -> str:
    """A key as it stands before its values: words that are read as a key again, the first with a capital."""
    words = " ".join(_NOT_IN_KEY.sub(" ", visible(key)).split()[:_KEY_WORDS])
    words = words if words[:1].isalpha() else f"No {words}".strip()
    return words[:1].upper() + words[1:]


def sup(letters: str) -> str:
    """Marks of lists behind a value."""
    return f" <sup>{letters}</sup>"


def _own_url(entry: Entry) -> str | None:
    """Where the entry's name leads, if that may be published."""
    return entry.url if entry.url is not None and safe_url(entry.url) is not None else None


def _leads_nowhere(entry: Entry, role: Role) -> bool:
    """Whether an entry has no address, so that none of its links must be taken for it; images never are."""
    return _own_url(entry) is None and role != "image"


def _related(label: str) -> str:
    """The label of links that don't lead to the entry: `Related paper`."""
    return "Related" if label == ROLE_LABELS["other"] else f"Related {label.lower()}"


def _description(entry: Entry) -> str:
    if entry.description is None:
        return ""
    words = shortened(entry.description.text, _LONG)
    return f"“{words}”" if entry.description.quoted else words


def _told(entry: Entry, claim: Claim) -> bool:
    """Whether a value was found in the description, which says it in the same words, and nobody disputes it."""
    shown = _description(entry).casefold()
    return not claim.mark and all(
        s.key in _FOUND and " ".join(s.value.split()).casefold() in shown for s in claim.said_by
    )
