"""What a link of an entry is called on the page."""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

from listmerge.catalogue import EntryLink
from listmerge.match.url import canonical_url

_DOI = re.compile(r"^https?://(?:dx\.)?doi\.org/(10\.\S+)$", re.IGNORECASE)
_ARXIV = re.compile(r"^https?://arxiv\.org/(?:abs|pdf)/(\d{4}\.\d{4,5}(?:v\d+)?)(?:\.pdf)?$", re.IGNORECASE)
_PUBMED = re.compile(
    r"^https?://(?:www\.)?(?:ncbi\.nlm\.nih\.gov/pubmed|pubmed\.ncbi\.nlm\.nih\.gov)/(\d+)/?$", re.IGNORECASE
)
#: Of the end of an address so many characters are shown.
_LAST = 40


def link_label(link: EntryLink) -> str:
    """Its identifier, what a list calls it, or where it leads."""
    target = html.unescape(link.url)
    for pattern, name in ((_DOI, "doi:{}"), (_ARXIV, "arXiv:{}"), (_PUBMED, "PMID {}")):
        if m := pattern.match(target):
            return name.format(m.group(1))
    return link.label or _place(target) or link.url


def _place(target: str) -> str:
    """`host/…/last`; empty where there is no host."""
    try:
        host = (urlsplit(target).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    if not host:
        return ""
    path = canonical_url(target).removeprefix(host).strip("/")
    last = path.split("?")[0].split("#")[0].rstrip("/").rsplit("/", 1)[-1]
    last = last if len(last) <= _LAST else last[: _LAST - 1] + "…"
    return f"{host}/…/{last}" if "/" in path and last else f"{host}/{last}" if last else host
