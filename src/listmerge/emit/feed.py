"""feed.atom: the entries for feed readers. An entry's id is made of its id in the catalogue and of nothing it says."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from listmerge.catalogue import Catalogue, Entry
from listmerge.emit._safe import safe_url, xml
from listmerge.extract.draft import slug

FILE = "feed.atom"
#: Atom wants a domain and a year in `tag:` ids (RFC 4151); this domain is reserved and belongs to nobody.
_TAG = "tag:listmerge.invalid,2026:"


def emit(catalogue: Catalogue) -> dict[str, str]:
    """The file. Its date is SOURCE_DATE_EPOCH, else the epoch itself: the same lists give the same bytes."""
    updated = _updated()
    head = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>{xml(_TAG + slug(catalogue.title))}</id>",
        f"<title>{xml(catalogue.title)}</title>",
        f"<updated>{updated}</updated>",
        "<author><name>listmerge</name></author>",
        *([f"<subtitle>{xml(catalogue.description)}</subtitle>"] if catalogue.description else []),
    ]
    entries = [line for e in sorted(catalogue.entries, key=lambda e: e.id) for line in _entry(catalogue, e, updated)]
    return {FILE: "\n".join([*head, *entries, "</feed>"]) + "\n"}


def _entry(catalogue: Catalogue, entry: Entry, updated: str) -> list[str]:
    """One entry; without an address it must have content (RFC 4287, 4.1.2)."""
    url = safe_url(entry.url) if entry.url else None
    facts = " · ".join(f"{c.key}: {c.text}" for c in entry.fields)
    summary = " ".join(filter(None, [entry.description.text if entry.description else "", facts]))
    titles = {info.name: info.title for info in catalogue.lists}
    told = xml(summary or "Listed in " + ", ".join(titles[name] for name in entry.lists))
    return [
        "<entry>",
        f"<id>{xml(_TAG + slug(catalogue.title) + '/' + entry.id)}</id>",
        f"<title>{xml(entry.name)}</title>",
        f"<updated>{updated}</updated>",
        *([f'<link rel="alternate" href="{xml(url)}"/>'] if url else []),
        f'<category term="{xml(" > ".join(entry.section))}"/>',
        f"<summary>{told}</summary>" if url else f'<content type="text">{told}</content>',
        "</entry>",
    ]


def _updated() -> str:
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "0")
    moment = datetime.fromtimestamp(int(seconds) if seconds.isdigit() else 0, UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
