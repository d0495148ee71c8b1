"""`listmerge diff`: what changed, entry by entry."""

from __future__ import annotations

import os
import sys

import click

from listmerge.cli._shared import configuration, on_terminal
from listmerge.report import formats


@click.command("diff")
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(formats("diff")),
    default="text",
    show_default=True,
    help="For people, or for programs.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["lost", "any", "never"]),
    default="never",
    show_default=True,
    help="Exit 1 if entries were lost, or if anything changed.",
)
@click.pass_context
def command(ctx: click.Context, old: str | None, new: str | None, form: str, fail_on: str) -> int:
    """Show what changed between two versions, entry by entry.

    OLD and NEW are files, folders, git revisions (REV, REV:path) or - for standard input. Without NEW, one of
    them is compared with the working tree; without both, HEAD is. A..B and A...B are read as git reads them.
    A revision alone means the lists of its listmerge.yaml, else lists/. A catalogue.json is compared like a
    list.

    Entries are paired by id, then link, then name, never by place. An entry counts as lost if nothing in the
    new version stands for it.

    \b
    Examples:
      listmerge diff                                      what I have not committed yet
      listmerge diff old.md new.md                        two files
      listmerge diff HEAD~3:merged/catalogue.json         the catalogue, three commits ago and now
      listmerge diff main...HEAD --format markdown        for a comment on a pull request
      listmerge diff main lists/ --fail-on lost           stop when entries disappear
    """
    from listmerge.diff import compare
    from listmerge.diff.versions import versions
    from listmerge.report import load

    found = compare(*versions(old, new, configuration(ctx)))
    text = load("diff", form).report(found, colour=on_terminal(sys.stdout) and "NO_COLOR" not in os.environ)
    click.echo(text.encode("utf-8", "replace"), nl=False)
    return int((fail_on == "any" and found.any) or (fail_on == "lost" and bool(found.lost)))
