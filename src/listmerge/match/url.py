"""URLs in the form in which they are compared. Match keys only: what is shown is never rewritten."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|ref|ref_src|source|mc_cid|mc_eid|igshid)$")
_DEFAULT_PAGE = re.compile(r"/(?:index|default|home)\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)


def canonical_url(url: str) -> str:
    """Scheme, `www.`, default pages, trailing slash and tracking parameters off; host in lower case."""
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return url.strip()
    path = _DEFAULT_PAGE.sub("/", unquote(parts.path)).rstrip("/")
    query = "&".join(sorted(p for p in parts.query.split("&") if p and not _TRACKING.match(p.split("=")[0])))
    return host + path + (f"?{query}" if query else "") + (f"#{parts.fragment}" if parts.fragment else "")
