"""`listmerge fmt`: normalise lists, or convert one into a canonical style."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, get_args

import click

from listmerge.cli._shared import configuration, narrate, show_differences, write_back
from listmerge.config import Config
from listmerge.config.choices import MergedStyle

if TYPE_CHECKING:
    from listmerge.fmt import Formatted
    from listmerge.text import Source


@click.command("fmt")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a list would change.")
@click.option("--diff", "show", is_flag=True, help="Show what would change; write nothing.")
@click.option("--style", type=click.Choice(get_args(MergedStyle)), help="Convert into this style first.")
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], check: bool, show: bool, style: str | None) -> int:
    """Normalise lists inside their own style, or convert them.

    Evens out bullets, indentation, the pipes of tables, space around separators, trailing space, blank lines and
    the end of the file, each as most of the list has it. An edit is made only if the list, read again, has the
    same records and text; what can't be proved so is left as it is and counted.

    PATH is a file, a folder or - for standard input (printed formatted); none means the lists of listmerge.yaml,
    else lists/, else README.md.

    \b
    Examples:
      listmerge fmt                              the project's lists
      listmerge fmt --check                      for CI: exit 1 if a list is not formatted
      listmerge fmt --diff README.md             see what would change
      listmerge fmt --style table lists/a.md     make a table of a list of bullets
    """
    from listmerge.files import read_source
    from listmerge.pipeline import list_paths

    config = configuration(ctx)
    before = [read_source(path, config.file_size) for path in list_paths(paths, config)]
    after = [_format(source, config, style) for source in before]
    changed = [old.path for old, new in zip(before, after, strict=True) if old.text != new.text]
    if show:
        show_differences(before, after)
    if not check and not show:
        write_back(before, after)
    _summarise(changed, len(before), "would change" if check or show else "changed")
    return int(bool(changed) and (check or show))


def _format(source: Source, config: Config, style: str | None) -> Source:
    """One list formatted; tells what was left as it was."""
    from listmerge.fmt import convert, normalise
    from listmerge.pipeline import read_list

    def read(text: Source):  # type: ignore[no-untyped-def]
        return read_list(text, config)

    if style is not None:
        converted = convert(source, read, style)
        _tell(converted, f"stretches of entries can't be written as {style} without loss")
        source = converted.source
    formatted = normalise(source, read)
    _tell(formatted, "edits would change what is read")
    return formatted.source


def _tell(result: Formatted, what: str) -> None:
    if result.left_out:
        narrate(f"{result.source.path}: left as they were: {result.left_out} {what}")
        for reason in result.reasons:
            narrate(f"  {reason}")


def _summarise(changed: Sequence[str], count: int, what: str) -> None:
    for path in changed:
        narrate(f"{what}: {path}")
    narrate(f"{len(changed)} of {count} {'list' if count == 1 else 'lists'} {what}")
