"""catalogue.jsonld: the catalogue as schema.org DataCatalog and Dataset, for search engines and harvesters."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from listmerge.catalogue import Catalogue, Entry
from listmerge.emit._safe import safe_url, visible
from listmerge.extract.years import OPEN_END, year_span

FILE = "catalogue.jsonld"
#: Dataset searches take descriptions of so many characters.
_SHORTEST, _LONGEST = 50, 5000
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")


def emit(catalogue: Catalogue) -> dict[str, str]:
    """The file. `<` is escaped, so that it may be put into a page as it is."""
    data = {
        "@context": "https://schema.org/",
        "@type": "DataCatalog",
        "name": visible(catalogue.title),
        "description": visible(catalogue.description or f"{catalogue.title}: a catalogue merged of curated lists."),
        "isBasedOn": [url for info in catalogue.lists if info.origin and (url := safe_url(info.origin))],
        "dataset": [_dataset(catalogue, e) for e in catalogue.entries],
    }
    text = json.dumps(_filled(data), ensure_ascii=False, indent=1)
    return {FILE: text.replace("<", "\\u003c") + "\n"}


def _dataset(catalogue: Catalogue, entry: Entry) -> dict[str, Any]:
    """One entry; doubtful values and withheld links are left out."""
    kin = [k for k in entry.kin if k.id in catalogue.by_id]
    links = [(k.role, url) for k in entry.links if not k.withheld and (url := safe_url(k.url))]
    claims = {key: [c.text for c in entry.claims(key) if c.mark != "doubtful"] for key in {c.key for c in entry.fields}}
    return _filled(
        {
            "@type": "Dataset",
            "@id": f"#{entry.id}",
            "identifier": [entry.id, *_dois(links)],
            "name": visible(entry.name),
            "alternateName": [visible(a) for a in entry.aliases],
            "description": _description(catalogue, entry),
            "url": safe_url(entry.url) if entry.url else None,
            "sameAs": sorted({url for role, url in links if role == "home" and url != entry.url}),
            "keywords": [visible(s) for s in entry.section],
            "size": claims.get("size"),
            "temporalCoverage": [t for c in claims.get("years", []) if (t := _interval(c))],
            "conditionsOfAccess": "; ".join(map(visible, claims.get("access", []))),
            "isAccessibleForFree": True if any(c.casefold() == "free" for c in claims.get("cost", [])) else None,
            "license": "; ".join(map(visible, claims.get("licence", []))),
            "creator": [{"@type": "Organization", "name": visible(c)} for c in claims.get("owner", [])],
            "citation": sorted({url for role, url in links if role == "paper"}),
            "distribution": [
                {"@type": "DataDownload", "contentUrl": url}
                for url in sorted({u for role, u in links if role == "data"})
            ],
            "isPartOf": [{"@id": f"#{k.id}"} for k in kin if k.relation == "part" and k.forward],
            "hasPart": [{"@id": f"#{k.id}"} for k in kin if k.relation == "part" and not k.forward],
        }
    )


def _description(catalogue: Catalogue, entry: Entry) -> str:
    """A list's description, and where it is none or too short what the catalogue knows in a sentence."""
    told = visible(entry.description.text)[:_LONGEST] if entry.description else ""
    if len(told) >= _SHORTEST:
        return told
    titles = {info.name: info.title for info in catalogue.lists}
    facts = "; ".join(c.text for c in entry.fields if c.key in ("size", "years", "contents") and c.mark != "doubtful")
    where = " and ".join(f"“{titles[name]}”" for name in entry.lists)
    return visible(
        f"{told} {entry.name}, listed in {where} under {' > '.join(entry.section)}."
        + (f" Known: {facts}." if facts else "")
    )


def _dois(links: Sequence[tuple[str, str]]) -> list[str]:
    """DOIs of the thing itself, not of papers about it."""
    found = {m.group() for role, url in links if role in ("data", "access", "home") and (m := _DOI.search(url))}
    return [f"https://doi.org/{doi}" for doi in sorted(found)]


def _interval(years: str) -> str | None:
    """Years as an ISO 8601 interval; an open end is `..`."""
    span = year_span(years)
    if span is None or span[0] == span[1]:
        return str(span[0]) if span else None
    return f"{span[0]}/{'..' if span[1] == OPEN_END else span[1]}"


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    """Without keys that have no value."""
    return {k: v for k, v in data.items() if v not in (None, "", [])}
