"""A link to a file that does not exist beside the list.

It was moved, renamed, or never added. Judged only where the list lies among files it links to, or where it is the
README of its checkout: a list that was taken out of its repository has none of its neighbours. (There is no example:
the examples are no files.)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from listmerge.edit import Diagnostic, Severity
from listmerge.files import is_there
from listmerge.record import SourceList
from listmerge.rules._link_nodes import PageLink, page_links
from listmerge.rules._per_list import per_list

SEVERITY: Severity = "warning"
FAMILY = "links"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each link."""
    path = Path(found.document.source.path)
    there = {name: is_there(path.parent / name) for name in _named(found)}
    is_readme = path.stem.casefold() == "readme" and is_there(path.parent / ".git")
    if not is_readme and not any(there.values()):
        return
    for link in page_links(found) if there else ():
        if not there.get(name := _name(link), True):
            message = f"found a link to `{name}`, expected a file that exists beside this one"
            yield Diagnostic("missing-file", SEVERITY, str(found.document.source.path), link.url_span, message)


def asks(found: SourceList) -> Iterable[Path]:
    """The files it looks for."""
    folder = Path(found.document.source.path).parent
    return [folder / ".git", *(folder / name for name in _named(found))]


@per_list
def _named(found: SourceList) -> list[str]:
    """What relative links name, each once."""
    return [name for name in dict.fromkeys(map(_name, page_links(found))) if name]


def _name(link: PageLink) -> str:
    """What a relative link names; nothing for any other link, and for one that GitHub answers itself (`../../issues`)."""
    if link.scheme or link.host:
        return ""
    name = unquote(link.parts.path)
    is_file = not name.startswith(("/", "~", "../../")) and not any(map(name.__contains__, "\0@{"))
    return name if is_file else ""
