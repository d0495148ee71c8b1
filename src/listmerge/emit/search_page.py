"""search.html: one page to search the catalogue, with nothing to load and nothing sent anywhere.

Texts of lists reach the page as JSON only, and its script puts them there as text, never as markup. A policy in the
page forbids every script but its own and every request. Addresses are links only with a scheme of `LINKED`.
"""

from __future__ import annotations

import re
from typing import Any

from listmerge.catalogue import Catalogue, Claim, Entry, EntryKin, EntryLink
from listmerge.emit._modality import KINDS, modalities
from listmerge.emit._safe import safe_url, visible
from listmerge.html_page import html_page
from listmerge.merge.access import RANK, access_kind

FILE = "search.html"
LINKED = ("http:", "https:", "mailto:")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_OPEN_END = re.compile(r"[-–]\s*+(?:(?:present|now|today)\s*+)?$|\b(?:present|now|onwards?|since)\b", re.IGNORECASE)


def emit(catalogue: Catalogue) -> dict[str, str]:
    """The file."""
    page = html_page(
        "listmerge.emit",
        "search_page",
        title=visible(catalogue.title),
        description=visible(catalogue.description),
        data=page_data(catalogue),
    )
    return {FILE: page}


def page_data(catalogue: Catalogue) -> dict[str, Any]:
    """What the page knows, in plain data; entries in the order of the catalogue."""
    last = max((y for e in catalogue.entries for c in e.claims("years") for y in _years(c)), default=0)
    return {
        "lists": [{"name": i.name, "letter": i.letter, "title": visible(i.title)} for i in catalogue.lists],
        "sections": list(dict.fromkeys(visible(p[0]) for p in catalogue.outline if p)),
        "modalities": list(KINDS),
        "entries": [_entry(e, catalogue, last) for e in catalogue.entries],
    }


def _entry(entry: Entry, catalogue: Catalogue, last: int) -> dict[str, Any]:
    kinds = {k for c in entry.claims("access") if (k := access_kind(c.text))}
    return {
        "id": entry.id,
        "name": visible(entry.name),
        "aliases": [visible(a) for a in entry.aliases],
        "url": linked(entry.url),
        "section": [visible(s) for s in entry.section],
        "lists": list(entry.lists),
        "text": visible(entry.description.text) if entry.description else "",
        "access": max(kinds, key=lambda k: RANK[k]) if kinds else "",
        "decades": sorted({d for c in entry.claims("years") for d in _decades(c, last)}),
        "modality": modalities(entry),
        "facts": [_fact(c, catalogue) for c in entry.fields],
        "links": [_link(k) for k in entry.links],
        "kin": [_kin(k, catalogue) for k in entry.kin if k.id in catalogue.by_id],
        "members": [o.record for o in entry.members],
        "from": [f"{o.list}, line {o.line}" for o in entry.members],
    }


def linked(url: str | None) -> str | None:
    """An address the page may link to; None for all others. `doi:` becomes an address of doi.org."""
    safe = safe_url(url) if url else None
    if safe is None:
        return None
    if safe.lower().startswith("doi:"):
        safe = f"https://doi.org/{safe[4:].lstrip('/')}"
    return safe if safe.lower().startswith(LINKED) else None


def _fact(claim: Claim, catalogue: Catalogue) -> dict[str, Any]:
    others = [f"{visible(s.value)} ({catalogue.letters[s.origin.list]})" for s in claim.others]
    return {
        "key": visible(claim.key),
        "value": visible(claim.text),
        "mark": claim.mark,
        "by": [catalogue.letters[name] for name in claim.lists],
        "others": list(dict.fromkeys(others)),
    }


def _link(link: EntryLink) -> dict[str, Any]:
    return {
        "label": visible(link.label) or link.role,
        "role": link.role,
        "url": None if link.withheld else linked(link.url),
        "shown": visible(link.url),
    }


def _kin(kin: EntryKin, catalogue: Catalogue) -> dict[str, Any]:
    words = {"version": ("version of", "has version"), "part": ("part of", "contains")}
    forward, back = words.get(kin.relation, ("related to", "related to"))
    return {"id": kin.id, "name": visible(catalogue.by_id[kin.id].name), "relation": forward if kin.forward else back}


def _years(claim: Claim) -> list[int]:
    return [int(y) for y in _YEAR.findall(claim.text)]


def _decades(claim: Claim, last: int) -> list[int]:
    """The decades a stretch of years touches; one without an end reaches to the last year of the catalogue."""
    years = _years(claim)
    if not years:
        return []
    end = last if _OPEN_END.search(claim.text) else max(years)
    return list(range(min(years) // 10 * 10, max(end, min(years)) + 1, 10))
