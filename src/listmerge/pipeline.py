"""The straight line: read, parse, extract, lint, match, merge, emit. A newcomer reads this file first."""

from __future__ import annotations

import os

from listmerge.config import Config
from listmerge.errors import InputError
from listmerge.files import find_lists, read_source, require_inside

TYPE_CHECKING = False
if TYPE_CHECKING:  # each step is imported when it is called: a lint of files that have not changed takes none
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from listmerge.catalogue import Catalogue
    from listmerge.record import SourceList
    from listmerge.text import Source
    from listmerge.unread import UnreadList


def list_paths(paths: Sequence[str], config: Config) -> list[str]:
    """The files to work on: those given, else the lists of the configuration, else `lists/`, else the README.

    Raises InputError if there are none, or more than the configuration allows.
    """
    found = _chosen(paths, config)
    if len(found) > config.most_files:
        raise _over(f"found {len(found):,} files", config.most_files, config.path, "name fewer", "files")
    return found


def _over(found: str, most: int, path: str | None, fewer: str, setting: str) -> InputError:
    """What is said of more than a limit allows."""
    remedy = f"{fewer}, or raise `limits: {setting}:` in listmerge.yaml"
    return InputError(f"{found}, more than the limit of {most:,}", path, remedy=remedy)


def _chosen(paths: Sequence[str], config: Config) -> list[str]:
    if paths:
        return find_lists(paths)
    if config.lists:
        return [_relative(require_inside(config.root / c.path, config.root)) for c in config.lists]
    from pathlib import Path

    if Path("lists").is_dir():
        return find_lists(["lists"])
    if readme := sorted(p.name for p in Path().iterdir() if p.name.lower() == "readme.md" and p.is_file()):
        return readme[:1]  # most curated lists are just that
    raise InputError("no lists found", remedy="name files, or run `listmerge init` to write a listmerge.yaml")


def read_list(source: Source, config: Config, name: str | None = None) -> SourceList:
    """Parse one source and extract its records; name: of the list, if not that of the configuration or the file."""
    own_name, style = _settings(source.path, config)
    return _extracted(source, name or own_name, style)


def _extracted(source: Source, name: str, style: str | None) -> SourceList:
    from listmerge.extract import extract
    from listmerge.markdown import parse

    return extract(parse(source), name, style)


def read_lists(paths: Sequence[str], config: Config) -> list[SourceList]:
    """Read lists in the order given; of several with the same name, the later ones get `-2`, `-3`."""
    return read_sources([read_source(path, config.file_size) for path in paths], config)


def read_sources(sources: Sequence[Source], config: Config) -> list[SourceList]:
    """As `read_lists`, of texts that were read already. Raises InputError at more entries than are allowed."""
    lists, entries = [], 0
    for source, name, style in _named(sources, config):
        lists.append(_extracted(source, name, style))
        entries += len(lists[-1].records)
        if entries > config.most_entries:
            found = f"brings the entries of all lists to {entries:,}"
            raise _over(found, config.most_entries, source.path, "leave lists out", "entries")
    return lists


def unread_lists(sources: Sequence[Source], config: Config) -> list[UnreadList]:
    """As `read_sources`, each to be read when somebody asks for what is in it."""
    from listmerge.unread import UnreadList

    return [UnreadList(source, name, style) for source, name, style in _named(sources, config)]


def _named(sources: Sequence[Source], config: Config) -> list[tuple[Source, str, str | None]]:
    """Each source, the name of its list, and the style to read it in."""
    from listmerge.text import distinct

    settings = [_settings(s.path, config) for s in sources]
    names = distinct([name for name, _ in settings])
    return [(source, name, style) for source, name, (_, style) in zip(sources, names, settings, strict=True)]


def _settings(path: str, config: Config) -> tuple[str, str | None]:
    """A list's name, and the style to read it in, by the configuration or else by its file."""
    own = config.list_for(path) if path != "-" else None
    return (own.name if own else None) or list_name(path), own.style if own else None


def reader_for(found: SourceList, config: Config) -> Callable[[Source], SourceList]:
    """What reads another text of the same list, under the same name."""
    return lambda source: read_list(source, config, found.name)


def catalogue_of(paths: Sequence[str], config: Config) -> Catalogue:
    """Read, match and merge these lists, by the verdicts of decisions.yaml where there is one."""
    from listmerge.match import match
    from listmerge.match.decisions import decisions_for
    from listmerge.merge import merge

    lists = read_lists(paths, config)
    decisions = decisions_for(config.root / config.decisions, lists)
    return merge(lists, match(lists, decisions), config)


def list_name(path: str) -> str:
    """A list's name: its file's name without the ending."""
    from pathlib import Path

    return "stdin" if path == "-" else Path(path).stem


def _relative(path: Path) -> str:
    """A path as a person in the working folder would write it."""
    from pathlib import Path

    try:
        return str(Path(os.path.realpath(path)).relative_to(Path.cwd()))  # in a circle, too
    except ValueError:
        return str(path)
