"""One entry of the merged list in markdown: a bullet with its name, and below it a bullet for each kind of fact."""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

from listmerge.catalogue import Catalogue, Claim, Entry, EntryKin, EntryLink, Statement
from listmerge.emit import _markdown as md
from listmerge.emit._layout import Layout
from listmerge.emit._safe import safe_url, xml
from listmerge.match.url import canonical_url
from listmerge.merge.access import access_kind
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
MARKS = {"agree": "✓", "differ": "≠", "unstated": "?", "doubtful": "⚠", "": ""}
_KIN = {
    ("version", True): "version of",
    ("version", False): "has version",
    ("part", True): "part of",
    ("part", False): "contains",
    ("related", True): "related to",
    ("related", False): "related to",
}
#: Longer descriptions are cut here on the page, at a sentence or word; the data files have them whole.
_LONG = 420
_EMPTY = frozenset({"na", "n/a", "-", "–", "?", "unknown", "tbd", ""})
_DOI = re.compile(r"^https?://(?:dx\.)?doi\.org/(10\.\S+)$", re.IGNORECASE)
_ARXIV = re.compile(r"^https?://arxiv\.org/(?:abs|pdf)/(\d{4}\.\d{4,5}(?:v\d+)?)(?:\.pdf)?$", re.IGNORECASE)
_PUBMED = re.compile(
    r"^https?://(?:www\.)?(?:ncbi\.nlm\.nih\.gov/pubmed|pubmed\.ncbi\.nlm\.nih\.gov)/(\d+)/?$", re.IGNORECASE
)


class EntryWriter:
    """Writes entries of one catalogue on one page."""

    def __init__(self, catalogue: Catalogue, layout: Layout, file: str) -> None:
        self.catalogue, self.layout, self.file = catalogue, layout, file
        self.wide = any(len(info.letter) > 1 for info in catalogue.lists)

    def lines(self, entry: Entry) -> list[str]:
        """The lines of an entry."""
        return [self._head(entry), *(f"  - {line}" for line in self._details(entry))]

    def letters(self, lists: tuple[str, ...]) -> str:
        """The marks of lists."""
        return (" " if self.wide else "").join(self.catalogue.letters[name] for name in lists)

    def _head(self, entry: Entry) -> str:
        """The name, the description, whose they are, and the anchor; anything behind a bare name would be read as part
        of it, so the marks of an entry with neither link nor description stand below."""
        name = md.link(entry.name, entry.url or "") if self._linked(entry) else f"**{md.plain(entry.name)}**"
        about = f" - {md.text(self._description(entry))}" if entry.description else ""
        lists = (entry.description.origin.list,) if entry.description else entry.lists
        marks = "" if self._bare(entry) else self._sup(lists)
        return f'- {name}{about}{marks} <a id="{xml(self.layout.anchor(entry.id))}"></a>'

    def _linked(self, entry: Entry) -> bool:
        return entry.url is not None and safe_url(entry.url) is not None

    def _bare(self, entry: Entry) -> bool:
        return entry.description is None and not self._linked(entry)

    def _description(self, entry: Entry) -> str:
        assert entry.description is not None
        words = entry.description.text
        if len(words) > _LONG:
            words = words[: _LONG - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
        return f"“{words}”" if entry.description.quoted else words

    def _sup(self, lists: tuple[str, ...]) -> str:
        return f" <sup>{self.letters(lists)}</sup>"

    def _details(self, entry: Entry) -> list[str]:
        """The bullets below an entry."""
        found = [f"**Listed by**: {self.letters(entry.lists)}"] if self._bare(entry) else []
        found += [self._facts(entry, key) for key in dict.fromkeys(c.key for c in entry.fields)]
        found += self._links(entry)
        if entry.aliases:
            found.append(f"**Also called**: {' · '.join(md.plain(a) for a in entry.aliases)}")
        if entry.kin:
            found.append(f"**Family**: {self._family(entry.kin)}")
        found.append(self._notes(entry))
        return [line for line in found if line]

    def _facts(self, entry: Entry, key: str) -> str:
        """All claims under one key on a line."""
        claims = [c for c in entry.claims(key) if c.text.strip().casefold() not in _EMPTY]
        if not claims:
            return ""
        label = md.plain(key[:1].upper() + key[1:]).replace(":", " ")
        return f"**{label}**: " + " · ".join(self._claim(entry, c) for c in claims)

    def _claim(self, entry: Entry, claim: Claim) -> str:
        value = claim.text
        kind = access_kind(value) if claim.key == "access" else None
        shown = md.text(value)
        if kind and kind not in value.casefold():
            shown = f"{kind} ({shown})"
        mark = MARKS[claim.mark]
        return shown + (f" {mark}" if mark else "") + (self._sup(claim.lists) if len(entry.lists) > 1 else "")

    def _links(self, entry: Entry) -> list[str]:
        """A line for each role, and one for links that are withheld; the entry's own link stands in its name."""
        own, found = False, []
        for role, label in ROLE_LABELS.items():
            shown = []
            for link in entry.links:
                if link.withheld or link.role != role:
                    continue
                if not own and entry.url and link.url == entry.url:
                    own = True
                    continue
                shown.append(md.link(_label(link), link.url) + (self._sup(link.lists) if len(entry.lists) > 1 else ""))
            if shown:
                found.append(f"**{label}**: " + " · ".join(shown))
        withheld = [k for k in entry.links if k.withheld]
        if withheld:
            found.append(f"**Withheld link** ⚠: {' · '.join(md.code(k.url) for k in withheld)}")
        return found

    def _family(self, kin: tuple[EntryKin, ...]) -> str:
        parts: dict[str, list[str]] = {}
        for k in kin:
            if (k.relation, k.forward) in _KIN and k.id in self.catalogue.by_id:
                words = _KIN[k.relation, k.forward]
                name = self.catalogue.by_id[k.id].name
                parts.setdefault(words, []).append(md.anchor_link(name, self.layout.entry(k.id, self.file)))
        return " · ".join(f"{words} {', '.join(names)}" for words, names in parts.items())

    def _notes(self, entry: Entry) -> str:
        """What lists disagree on, and why records became one: folded away, as HTML that needs no blank line."""
        differ = [c for c in entry.fields if c.others]
        if not differ and len(entry.members) < 2:
            return ""
        items = [f"≠ {_h(c.key)}: {self._sides(c)}" for c in differ]
        items += [f"Merged because: {_h(reason)}" for reason in entry.evidence]
        places = " · ".join(f"{self.catalogue.letters[o.list]} line {o.line}" for o in entry.members)
        items.append(f"Sources: {places}")
        count = len(entry.members)
        summary = [f"≠ {len(differ)} note{'s' * (len(differ) > 1)}"] if differ else []
        if count > 1:
            summary.append(f"why {count} records became one")
        points = "".join(f"<li>{i}</li>" for i in items)
        return f"<details><summary>{' · '.join(summary)}</summary><ul>{points}</ul></details>"

    def _sides(self, claim: Claim) -> str:
        """Who says what."""
        sides: dict[str, list[str]] = {}
        for said in (*claim.said_by, *claim.others):
            sides.setdefault(said.value, []).append(self._where(said))
        return "; ".join(f"{_h(value)} ({', '.join(dict.fromkeys(where))})" for value, where in sides.items())

    def _where(self, said: Statement) -> str:
        return f"{self.catalogue.letters[said.origin.list]} line {said.origin.line}"


def _h(text: str) -> str:
    """Text inside HTML, without mentions of people or issues."""
    escaped = xml(text)
    return re.sub(r"(?<!\w)@(?=\w)|(?<!&)#(?=\d)", lambda m: f"{m.group()}<!-- -->", escaped)


def _label(link: EntryLink) -> str:
    """What a link is called: its identifier, what a list calls it, or where it leads."""
    target = html.unescape(link.url)
    for pattern, name in ((_DOI, "doi:{}"), (_ARXIV, "arXiv:{}"), (_PUBMED, "PMID {}")):
        if m := pattern.match(target):
            return name.format(m.group(1))
    if link.label:
        return link.label
    try:
        host = (urlsplit(target).hostname or "").removeprefix("www.")
    except ValueError:
        host = ""
    if not host:
        return link.url
    path = canonical_url(target).removeprefix(host).strip("/")
    last = path.split("?")[0].split("#")[0].rstrip("/").rsplit("/", 1)[-1]
    return f"{host}/…/{last}" if "/" in path and last else f"{host}/{last}" if last else host
