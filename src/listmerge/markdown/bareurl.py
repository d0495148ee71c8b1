"""Bare URLs, as GitHub's autolink extension finds them (GFM 0.29, "Autolinks (extension)").

One deviation, on purpose: a URL ends before full-width punctuation such as `）` or `。`, which no reader of a
Chinese or Japanese list takes for part of it.
"""

from __future__ import annotations

import re

#: What a bare URL begins with. Word characters before it are no obstacle but for ASCII ones (`xhttp://`).
BARE_URL = r"(?<![A-Za-z0-9])(?i:https?://|ftp://|www\.)"

_BODY = re.compile(r"(?i:https?://|ftp://|www\.)[^\s<（）【】「」『』《》，。；、！？：\x00-\x20]*")
_DOMAIN = re.compile(r"(?:(?:https?|ftp)://)?(?:[^\s/@]*@)?(\[[0-9a-f:.]+\]|[\w.-]+)", re.IGNORECASE)
_ENTITY_END = re.compile(r"&[A-Za-z0-9]+;$")
_TRAILING = "?!.,:*_~'\""
_BRACKETS = {")": "(", "]": "["}


def match_bare_url(text: str, start: int) -> int | None:
    """The end of the bare URL that begins at `start`, or None if what stands there is none."""
    found = _BODY.match(text, start)
    if not found:
        return None
    url = _trim(found.group())
    domain = _DOMAIN.match(url)
    if not domain:
        return None
    if url[:4].lower() == "www." and "." not in url[4:].strip("."):
        return None
    if not domain.group(1).strip(".-_"):
        return None
    return start + len(url)


def _trim(url: str) -> str:
    """Take off what stands behind a URL rather than in it: punctuation, an entity, an unbalanced bracket."""
    while url:
        if url[-1] in _TRAILING:
            url = url[:-1]
        elif url[-1] in _BRACKETS and url.count(url[-1]) > url.count(_BRACKETS[url[-1]]):
            url = url[:-1]
        elif url[-1] == ";":
            shorter = _ENTITY_END.sub("", url)
            url = shorter if shorter != url else url[:-1]
        else:
            break
    return url


def find_bare_urls(text: str) -> list[tuple[int, int]]:
    """The ranges of all bare URLs of a text without markup, such as code."""
    found = []
    pos = 0
    for m in re.finditer(BARE_URL, text):
        if m.start() >= pos and (end := match_bare_url(text, m.start())):
            found.append((m.start(), end))
            pos = end
    return found
