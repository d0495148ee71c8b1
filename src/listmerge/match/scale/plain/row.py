"""Lines of JSON -> the texts of plain rows."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any, Final, TypeAlias

from listmerge.match.medium import medium_of
from listmerge.match.scale.rows import default_id

#: Longer names and addresses are not plain.
_LONGEST = 1000


#: The texts of a plain row: its id, list, name, url, description, headings as they are compared, and medium.
Row: TypeAlias = "tuple[str, str, str, str, str, Collection[str], str]"
NAME: Final = 2
URL: Final = 3


def parsed(lines: Sequence[str]) -> list[Any]:
    """The values of lines of JSON; None for each if something is wrong with one."""
    try:
        given: list[Any] = json.loads(f"[{','.join(lines)}]")
    except (ValueError, RecursionError):
        given = []
    return given if len(given) == len(lines) else [None] * len(lines)


def row_of(row: Any, number: int) -> Row | None:
    """A row, if it is plain as far as its name and address are not looked into."""
    if type(row) is not dict or row.get("fields"):
        return None
    get = row.get
    list_name, name, url, text = get("list"), get("name"), get("url") or "", get("description") or ""
    own, links, section = get("id"), get("links"), get("section") or ()
    if links and not _is_home(links, url, name):
        return None
    if not (type(list_name) is type(name) is type(url) is type(text) is str and list_name and name):
        return None
    if len(name) > _LONGEST or len(url) > _LONGEST or "\n" in name or "\n" in url or not name.isascii():
        return None
    if own and type(own) is not str:
        return None
    if type(section) is str:
        headings, medium = _of_section((section,))
    elif isinstance(section, (list, tuple)) and all(type(heading) is str for heading in section):
        headings, medium = _of_section(tuple(section))
    else:
        return None
    return own or default_id(list_name, number), list_name, name, url, text, headings, medium


@lru_cache(maxsize=10_000)
def _of_section(section: tuple[str, ...]) -> tuple[Collection[str], str]:
    """The headings of a section as they are compared, and the medium that they name."""
    return {heading.casefold() for heading in section}, medium_of(section) or ""


def _is_home(links: Any, url: Any, name: Any) -> bool:
    """Whether the links are one that says no more than the address and the name."""
    if type(links) is not list or len(links) > 1 or type(links[0]) is not dict:
        return False
    return links[0].get("url") == url and links[0].get("label") in ("", None, name)
