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
    named = _named(found)
    missing = {p: name for p, name in named.items() if not is_there(path.parent / name)}
    is_readme = path.stem.casefold() == "readme" and is_there(path.parent / ".git")
    if not is_readme and len(missing) == len(named):
        return
    for link in page_links(found) if missing else ():
        if _is_relative(link) and link.parts.path in missing:
            message = f"found a link to `{missing[link.parts.path]}`, expected a file that exists beside this one"
            yield Diagnostic("missing-file", SEVERITY, str(found.document.source.path), link.url_span, message)


def asks(found: SourceList) -> Iterable[Path]:
    """The files it looks for."""
    folder = Path(found.document.source.path).parent
    return [folder / ".git", *(folder / name for name in _named(found).values())]


@per_list
def _named(found: SourceList) -> dict[str, str]:
    """The path of each relative link, once -> the file it names; without those that GitHub answers itself (`../../issues`)."""
    paths = dict.fromkeys(k.parts.path for k in page_links(found) if _is_relative(k))
    return {path: name for path in paths if (name := unquote(path)) and _is_file(name)}


def _is_relative(link: PageLink) -> bool:
    return not (link.scheme or link.host)


def _is_file(name: str) -> bool:
    return not name.startswith(("/", "~", "../../")) and not any(map(name.__contains__, "\0@{"))
