"""What a browser makes of a URL, whatever it is disguised as."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import SplitResult, unquote, urlsplit

from listmerge.markdown.escapes import without_backslashes
from listmerge.markdown.node import Node
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._per_list import per_list
from listmerge.text import Located, Span

#: Controls, spaces and what has no width: browsers drop some of them, readers see none.
_IGNORED = lazy(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
#: An address as most are: told apart in a tenth of the time, as `urlsplit` does.
_PLAIN_URL = lazy(r"(https?)://([A-Za-z0-9._-]++)(/[!\"$->@-~]*+)?(?:\?([!\"$-~]*+))?(?:#([!-~]*+))?")
#: Addresses in which nothing stands for another character, and nobody is named.
_WEB = lazy(r"https?://[!-%'-?A-\[\]-~]*+")
#: What hosts in other letters begin with, as they go over the wire.
PUNYCODE = "xn--"
_SCHEME = lazy(r"[a-z][a-z0-9+.-]*(?=:)")
#: Top-level domains whose second level is no owner's.
_SHARED = frozenset({"ac", "co", "com", "edu", "gov", "go", "ne", "net", "or", "org", "gob", "gouv", "nhs"})


@per_list
def targets(found: SourceList) -> list[tuple[Node, Located[str]]]:
    """Links, images, definitions and tags that lead somewhere, with where; a target that several refer to counts once."""
    first: dict[Span, tuple[Node, Located[str]]] = {}
    for node in found.document.walk():
        if node.url is not None and node.form != "code":
            first.setdefault(node.url.span, (node, node.url))
    return list(first.values())


@per_list
def odd_targets(found: SourceList) -> list[tuple[Node, Located[str]]]:
    """Those of `targets` that may lead elsewhere than they seem to: all but plain addresses of the web."""
    return [t for t in targets(found) if not _WEB.fullmatch(t[1].value) or PUNYCODE in t[1].value.lower()]


def plain_url(url: str) -> str:
    """A URL with entities and backslash escapes resolved and what browsers skip taken out."""
    return _IGNORED.sub("", html.unescape(without_backslashes(url)))


def scheme_of(url: str) -> str:
    """The scheme that a browser sees, or a program that resolves percent signs first, in lower case; else empty."""
    if url.startswith(("https://", "http://")):
        return url[: url.index(":")]
    if not any(map(url.__contains__, ":%&")):  # a colon, or what one may be written as
        return ""
    m = _SCHEME.match(unquote(plain_url(url)[:80]).lower())
    return m[0] if m else ""


def host_of(url: str) -> str:
    """The host in lower case, as written; empty if there is none or it can't be told."""
    parts = split(plain_url(url))
    return hostname(parts) if parts else ""


def split(url: str) -> SplitResult | None:
    """A URL taken apart, one without a scheme at `www.` too; None if it can't be."""
    if plain := _PLAIN_URL.fullmatch(url):
        return SplitResult(*plain.groups(""))
    try:
        return urlsplit(f"http://{url}" if url.lower().startswith("www.") else url)
    except ValueError:
        return None


def hostname(parts: SplitResult) -> str:
    """The host in lower case, without port and the dot of a root."""
    return _hostname(parts.netloc)


@lru_cache(4096)  # most links of a page lead to few hosts
def _hostname(netloc: str) -> str:
    host = netloc
    if not host.replace(".", "").replace("-", "").isalnum():  # a port, a name of somebody, brackets
        host = SplitResult("", netloc, "", "", "").hostname or ""
    return host.lower().rstrip(".")


def owner_of(host: str) -> str:
    """The part of a host that one owner registers: `data.one.co.uk` -> `one.co.uk`."""
    labels = host.removeprefix("www.").split(".")
    shared = len(labels) > 2 and labels[-2] in _SHARED and len(labels[-1]) == 2
    return ".".join(labels[-3 if shared else -2 :])


def scripts(text: str) -> Iterator[str]:
    """The script of each letter: the first word of its Unicode name (`LATIN`, `CYRILLIC`)."""
    for char in text:
        if char.isalpha():
            yield unicodedata.name(char, "UNKNOWN").split()[0]
