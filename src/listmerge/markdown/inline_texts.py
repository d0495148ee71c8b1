"""What can be said of a text before it is parsed: whether there is markup in it, and not too much of it."""

from __future__ import annotations

from listmerge.patterns import lazy

#: Texts longer than this, or with more delimiter runs, are not parsed for markup (mistune is quadratic on some).
MAX_INLINE = 30_000
MAX_DELIMITERS = 1_000
#: Nor are those of which more than every so manieth character is a delimiter, where a document has so many: in
#: lists it is every thirtieth, and mistune reads an eighth of a megabyte of nothing else in a second.
DENSE, DENSITY = 100_000, 8

_DELIMITERS = lazy(r"[*_]+|`+|~~|[\[\]<]")
#: A line without any of these is a text and nothing else.
#: Looked for by what they begin with: to try each of them at every place takes several times as long.
SIGNS = r"\\`*_!\[\]<"
URL = r"(?<!(?i:[a-z0-9]).)(?i:(?<=h)ttps?://|(?<=f)tp://|(?<=w)ww\.)"
_HAS_MARKUP = lazy(rf"[{SIGNS}~hHfFwW](?:(?<=[{SIGNS}])|(?<=~)~|{URL})")


def has_markup(text: str) -> bool:
    """Whether there is anything in a text for the inline parser to find, line ends aside."""
    return _HAS_MARKUP.search(text) is not None


def is_tangled(text: str) -> bool:
    """Whether a text is left to the bare-URL scan because parsing its markup could take too long."""
    if len(text) > MAX_INLINE:
        return True
    return len(text) > MAX_DELIMITERS and len(_DELIMITERS.findall(text)) > MAX_DELIMITERS


def is_dense(text: str, least: int = 0) -> bool:
    """Whether a text is hardly more than delimiters, and has more than so many of them."""
    return sum(map(text.count, "*_`~[]")) > max(least, len(text) // DENSITY)
