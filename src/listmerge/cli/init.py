"""`listmerge init`: look at a repository's lists, and write a configuration, hooks and a CI workflow for them."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from listmerge.cli._shared import narrate
from listmerge.errors import InputError
from listmerge.record import SourceList


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
    from listmerge.config import Config
    from listmerge.files import find_lists, write_files
    from listmerge.pipeline import read_lists
    from listmerge.scaffold import files_to_write, is_list

    paths = find_lists([folder])
    if not paths:
        raise InputError("holds no markdown file", folder, remedy="name the folder of your lists")
    found = read_lists(paths, Config(Path(folder)))
    _report(found)
    lists = [f for f in found if is_list(f)]
    if not lists:
        narrate("no file with enough entries to be a list; nothing was written")
        return 1
    files = files_to_write(lists, Path(folder))
    if not files:
        narrate("listmerge.yaml, hooks and workflow are there already; nothing was written")
        return 0
    for path, text in files.items():
        narrate(f"\n{path}:\n" + "".join(f"  {line}\n" for line in text.splitlines()))
    if not yes and not sys.stdin.isatty():
        narrate("nothing was written; say `--yes` to write these files")
        return 0
    if not yes and not click.confirm(f"Write {len(files)} files?", err=True):
        narrate("nothing was written")
        return 0
    write_files({path: text.encode() for path, text in files.items()}, unless_changed=dict.fromkeys(files))
    narrate("written; next: `listmerge lint`, then `listmerge build`")
    return 0


def _report(found: list[SourceList]) -> None:
    """A table of what was read of each file."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table("file", "entries", "styles", "not understood")
    for each in found:
        source = each.document.source
        lines = sum(source.last_line_of(s) - source.line_of(s.start) + 1 for s in each.unclaimed)
        styles = ", ".join(f"{s} {n}" for s, n in each.styles.items()) or "no list"
        table.add_row(*map(Text, (source.path, str(len(each.records)), styles, f"{lines} lines" if lines else "-")))
    Console().print(table)
