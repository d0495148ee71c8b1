"""Bare URLs, as GitHub's autolink extension finds them (GFM 0.29, "Autolinks (extension)").

One deviation, on purpose: a URL ends before full-width punctuation such as `）` or `。`, which no reader of a
Chinese or Japanese list takes for part of it.
"""

from __future__ import annotations

from listmerge.patterns import lazy

#: What a bare URL begins with. Word characters before it are no obstacle but for ASCII ones (`xhttp://`).
BARE_URL = r"(?<![A-Za-z0-9])(?i:https?://|ftp://|www\.)"

_START = lazy(BARE_URL)
#: Checked before the rest, so that a long text full of beginnings is not read to its end from each of them.
_HOST = lazy(r"(?i:(?:https?|ftp)://|www\.)(?P<host>\[[0-9A-Fa-f:.]++\]|[\w.-]++)")
_BODY = lazy(r"[^\s<（）【】「」『』《》，。；、！？：\x00-\x20]*+")
_ENTITY_END = lazy(r"&[A-Za-z0-9]{1,31};\Z")
_TRAILING = "?!.,:*_~'\""
_BRACKETS = {")": "(", "]": "["}


def match_bare_url(text: str, start: int, limit: int | None = None) -> int | None:
    """The end of the bare URL that begins at `start` and may reach to `limit`; None if what stands there is none."""
    limit = len(text) if limit is None else limit
    found = _HOST.match(text, start, limit)
    if not found:
        return None
    host = found.group("host").rstrip(".-_")
    if not host or any("_" in label for label in host.rsplit(".", 2)[-2:]):  # no domain name has one there
        return None
    body = _BODY.match(text, found.end(), limit)
    return start + _visible_length(text[start : body.end() if body else found.end()])


def _visible_length(url: str) -> int:
    """Its length without what stands behind a URL rather than in it: punctuation, an entity, an unpaired bracket."""
    end = len(url)
    surplus = {close: url.count(close) - url.count(opening) for close, opening in _BRACKETS.items()}
    while end:
        last = url[end - 1]
        if last in _TRAILING:
            end -= 1
        elif last in _BRACKETS and surplus[last] > 0:
            surplus[last] -= 1
            end -= 1
        elif last == ";":
            entity = _ENTITY_END.search(url, max(0, end - 33), end)
            end = entity.start() if entity else end - 1
        else:
            break
    return end


def find_bare_urls(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The ranges of all bare URLs in a range of text without markup, such as code."""
    end = len(text) if end is None else end
    found = []
    at = start
    for m in _START.finditer(text, start, end):
        if m.start() >= at and (at_end := match_bare_url(text, m.start(), end)):
            found.append((m.start(), at_end))
            at = at_end
    return found
