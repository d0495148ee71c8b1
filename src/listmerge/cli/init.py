"""`listmerge init`: look at a repository's lists, and write a configuration, hooks and a CI workflow for them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from listmerge.cli._shared import narrate, on_terminal
from listmerge.cli._unread import how_to_pin, unread_count, unread_lines
from listmerge.errors import InputError
from listmerge.record import SourceList

#: So many stretches of each list are shown.
_MOST_UNREAD = 5


@click.command("init")
@click.argument("folder", default=".", type=click.Path(file_okay=False, exists=True))
@click.option("--yes", is_flag=True, help="Write without asking.")
def command(folder: str, yes: bool) -> int:
    """Look at the lists of FOLDER and write listmerge.yaml, a hook and a CI workflow.

    Says for each markdown file which styles it sees and what it could not read. Files that exist are never changed.

    \b
    Examples:
      listmerge init             ask before anything is written
      listmerge init --yes       for scripts
    """
    from listmerge.files import find_lists
    from listmerge.scaffold import advice, files_to_write, why_no_list
    from listmerge.writing import write_files

    paths = [p for p in find_lists([folder]) if not _is_output(Path(p), Path(folder))]
    if not paths:
        raise InputError("holds no markdown file", folder, remedy="name the folder of your lists")
    found = _read(paths, Path(folder))
    reasons = [why_no_list(each) for each in found]
    lists = [each for each, reason in zip(found, reasons, strict=True) if reason is None]
    _report(found, reasons, lists)
    if not lists:
        narrate("no file can be kept as a list; nothing was written")
        return 1
    files = files_to_write(lists, Path(folder))
    if hint := advice(Path(folder)):
        narrate(hint)
    if not files:
        narrate("listmerge.yaml, hooks and workflow are there already; nothing was written")
        return 0
    for path, text in files.items():
        narrate(f"\n{path}:\n" + "".join(f"  {line}\n" for line in text.splitlines()))
    if not yes and not on_terminal(sys.stdin):
        narrate("nothing was written; say `--yes` to write these files")
        return 0
    if not yes and not click.confirm(f"Write {len(files)} files?", err=True):
        narrate("nothing was written")
        return 0
    write_files({path: text.encode() for path, text in files.items()}, unless_changed=dict.fromkeys(files))
    narrate("written; next: `listmerge lint`, then `listmerge build`")
    return 0


def _is_output(path: Path, folder: Path) -> bool:
    """Whether listmerge wrote a file itself: it stands in the folder that the configuration names for output."""
    from listmerge.config import FILE_NAME, load_config

    config = folder / FILE_NAME
    return config.is_file() and path.resolve().is_relative_to((folder / load_config(config).merged).resolve())


def _read(paths: Sequence[str], folder: Path) -> list[SourceList]:
    """The lists that can be read; of the others it says why."""
    from listmerge.config import Config
    from listmerge.files import read_source
    from listmerge.pipeline import read_sources

    sources = []
    for path in paths:
        try:
            sources.append(read_source(path))
        except InputError as error:
            narrate(f"{error.path}: {error.message}; left out")
    return read_sources(sources, Config(folder))


def _report(found: Sequence[SourceList], reasons: Sequence[str | None], lists: Sequence[SourceList]) -> None:
    """A table of what was read of each file, why it is no list, and what was not understood of those that are."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table("file", "entries", "styles", "not understood", "no list because")
    for each, reason in zip(found, reasons, strict=True):
        styles = ", ".join(f"{s} {n}" for s, n in each.styles.items()) or "-"
        unread = unread_count(each)
        cells = (each.document.source.path, str(len(each.records)), styles, f"{unread} lines" if unread else "-")
        table.add_row(*map(Text, (*cells, reason or "-")))
    console = Console()
    console.print(table)
    for line in (line for each in lists for line in unread_lines(each, _MOST_UNREAD)):
        console.print(Text(line), soft_wrap=True)
    if hint := how_to_pin(lists):
        console.print(Text(hint), soft_wrap=True)
