"""Text and addresses from lists made harmless: nothing that a list says may act in an output."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote, urlsplit

from listmerge.markdown.escapes import address, without_backslashes

#: Addresses with other schemes are shown as text, never as links.
SCHEMES = frozenset({"http", "https", "mailto", "doi", "ftp"})
#: Control characters, direction controls, zero-width characters and tag characters; joiners in emoji are left.
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*):")


def visible(text: str) -> str:
    """One line of text without what a reader can't see, runs of white space as one space."""
    return " ".join(_INVISIBLE.sub("", text).split())


def safe_url(url: str) -> str | None:
    """An address that may be published as a link, in plain form; None for all others.

    Entities, percent signs and hidden characters are undone before the scheme is looked at, so that disguises such
    as `java&#115;cript:` don't help. `www.` gets a scheme; an address with a user name in it is refused.
    url: as written in markdown, backslash escapes and all.
    """
    bare = _undisguised(url)
    if bare.lower().startswith("www."):
        return f"http://{plain_address(url)}"
    m = _SCHEME.match(bare)
    if not m or m.group(1).lower() not in SCHEMES:
        return None
    if m.group(1).lower() in ("http", "https", "ftp"):
        try:
            parts = urlsplit(bare)
            if not parts.hostname or "@" in parts.netloc or "\\" in parts.netloc:
                return None
        except ValueError:
            return None
    plain = plain_address(url)
    return plain if _SCHEME.match(plain) else None


def plain_address(url: str) -> str:
    """An address without what only markdown needs: backslashes before punctuation, entities; spaces encoded.

    An entity counts only with its semicolon: `?a=1&copy=2` has none.
    """
    return visible(address(url)).replace(" ", "%20")


def _undisguised(url: str) -> str:
    """The address as a lenient program might read it."""
    text = without_backslashes(url)
    for _ in range(3):
        text = unquote(html.unescape(text))
    return re.sub(r"[\s\x00-\x20]+", "", _INVISIBLE.sub("", text))


def xml(text: str) -> str:
    """Text for XML and HTML, attributes included."""
    return html.escape(visible(text), quote=True).replace("&#x27;", "&#39;")
