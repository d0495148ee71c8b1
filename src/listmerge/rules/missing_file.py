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
    judged = [(k, f, is_there(f)) for k, f in _files(found)]
    is_readme = path.stem.casefold() == "readme" and is_there(path.parent / ".git")
    if not is_readme and not any(exists for _, _, exists in judged):
        return
    for link, _, exists in judged:
        if not exists:
            name = unquote(link.parts.path)
            message = f"found a link to `{name}`, expected a file that exists beside this one"
            yield Diagnostic("missing-file", SEVERITY, str(found.document.source.path), link.url_span, message)


def asks(found: SourceList) -> Iterable[Path]:
    """The files it looks for."""
    return [Path(found.document.source.path).parent / ".git", *(f for _, f in _files(found))]


@per_list
def _files(found: SourceList) -> list[tuple[PageLink, Path]]:
    """The relative links and what they name."""
    path = Path(found.document.source.path)
    return [(k, f) for k in page_links(found) if (f := _file(path, k)) is not None]


def _file(path: Path, link: PageLink) -> Path | None:
    """The file a relative link names; None for any other link, and for one that GitHub answers itself (`../../issues`)."""
    if link.scheme or link.host:
        return None
    name = unquote(link.parts.path)
    if not name or name.startswith(("/", "~")) or "\0" in name:
        return None
    if name.startswith("../../") or "@" in name or "{" in name:
        return None
    return path.parent / name
