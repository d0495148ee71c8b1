"""Text, links and tables in GitHub's markdown that render as exactly the text they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from listmerge.emit._safe import plain_address, safe_url, visible

_SPECIAL = re.compile(r"([\\`*\[\]<>|~$])")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_MENTION = re.compile(r"(?<!\w)@(?=\w)")
_ISSUE = re.compile(r"(?<!&)#(?=\d)|(?<=\bGH)-(?=\d)")
_AUTOLINK = re.compile(r"(?<=[ps])://|(?<=www)\.", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>\"|`\\]*[^\s<>\"|`\\.,;:!?')\]}]")
_BAR = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_PUNCTUATION = re.compile(r"[^\w\- ]")


def text(value: str) -> str:
    """Inline text: markup escaped, addresses as autolinks, no mention of people or issues."""
    value = visible(value)
    parts, at = [], 0
    for m in _URL.finditer(value):
        parts.append(_escape(value[at : m.start()]))
        address = _ENTITY.sub("&amp;", m.group())
        parts.append(f"<{address}>" if safe_url(m.group()) else code(m.group()))
        at = m.end()
    return "".join([*parts, _escape(value[at:])])


def plain(value: str) -> str:
    """Inline text without autolinks, for headings and the texts of links."""
    return _escape(visible(value))


def _escape(value: str) -> str:
    value = _SPECIAL.sub(r"\\\1", value)
    value = _UNDERSCORE.sub(r"\\_", value)
    value = _ENTITY.sub("&amp;", value)
    return idle(value)


def idle(value: str) -> str:
    """Escaped text or HTML in which GitHub makes no links of its own: of people, issues and addresses."""
    value = _MENTION.sub("@<!-- -->", value)
    value = _ISSUE.sub(lambda m: f"{m.group()}<!-- -->", value)
    return _AUTOLINK.sub(
        lambda m: f"{m.group()[:-2]}<!-- -->{m.group()[-2:]}" if "/" in m.group() else "<!-- -->.", value
    )


def code(value: str) -> str:
    """A code span."""
    value = visible(value)
    fence = "`" * (max((len(m) for m in re.findall(r"`+", value)), default=0) + 1)
    pad = " " if value[:1] == "`" or value[-1:] == "`" or not value.strip() else ""
    return f"{fence}{pad}{value}{pad}{fence}"


def link(label: str, url: str) -> str:
    """A link, or the label with the address as code, if it is not one that may be published."""
    if safe_url(url) is None:
        return f"{plain(label)} ({code(url)})"
    return f"[{plain(label)}]({destination(url)})"


def destination(url: str) -> str:
    """An address as the destination of a link; what markdown would read as something else is encoded."""
    url = plain_address(url)
    if url.lower().startswith("www."):
        url = f"http://{url}"
    url = _ENTITY.sub("&amp;", url)
    if re.search(r"[()<>\\\s\"]", url):
        return "<" + url.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C") + ">"
    return url


def anchor_link(label: str, href: str) -> str:
    """A link within the merged list."""
    return f"[{plain(label)}]({href})"


def cell(value: str) -> str:
    """Escaped inline text as a table's cell; bars in addresses and code are not escaped yet."""
    return _BAR.sub(r"\1\\|", value.replace("\n", " ").strip())


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table's lines, compact."""
    lines = [f"| {' | '.join(header)} |", "|" + " --- |" * len(header)]
    return lines + [f"| {' | '.join(cell(c) for c in row)} |" for row in rows]


class Slugger:
    """GitHub's ids of headings: lower case, no punctuation, spaces as hyphens, `-1`, `-2` for repeats."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def __call__(self, heading: str) -> str:
        """The id of the next heading of a page, from its visible text."""
        base = _PUNCTUATION.sub("", visible(heading).lower()).replace(" ", "-")
        slug = base
        while slug in self._taken:
            self._taken[base] += 1
            slug = f"{base}-{self._taken[base]}"
        self._taken[slug] = 0
        return slug
