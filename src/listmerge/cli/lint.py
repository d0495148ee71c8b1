"""`listmerge lint`: find format errors and suspicious content, and mend what can be mended."""

from __future__ import annotations

import click

from listmerge.cli._lint_options import Options, mistake_in
from listmerge.cli._lint_run import lint
from listmerge.cli._shared import config_option
from listmerge.report import formats


@click.command("lint")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--fix", is_flag=True, help="Make the safe fixes.")
@click.option("--unsafe-fixes", is_flag=True, help="Make, or with --diff show, fixes that may change records too.")
@click.option("--diff", is_flag=True, help="Show what the fixes would change; write nothing.")
@click.option(
    "--select", multiple=True, metavar="RULE", help="Run only this rule or family; repeatable, or with commas."
)
@click.option(
    "--ignore", multiple=True, metavar="RULE", help="Leave this rule or family out; repeatable, or with commas."
)
@click.option("--since", metavar="REV", help="Only entries that were touched since this git revision.")
@click.option("--baseline", metavar="FILE", help="Leave out the findings of this file.")
@click.option("--write-baseline", is_flag=True, help="Write the findings to the baseline, to be left out from now on.")
@click.option(
    "--format",
    "form",
    type=click.Choice(formats("lint")),
    default="full",
    show_default=True,
    help="For people, programs or services.",
)
@click.option("--output-file", metavar="FILE", help="Write the report there in place of standard output.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule in place of listing them.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 even with findings.")
@click.option(
    "--stdin-filename", metavar="PATH", help="The path to use for standard input (-) in messages and settings."
)
@click.option(
    "--only-lists",
    is_flag=True,
    help="Leave out files that are not among the lists of listmerge.yaml, if it names any; for hooks.",
)
@click.option("--jobs", type=click.IntRange(0), default=0, help="Use this many processes.  [default: as is worth it]")
@click.option("--no-cache", is_flag=True, help="Work everything out anew, and keep nothing of it.")
@click.pass_context
def command(ctx: click.Context, /, **given: object) -> int:
    """Find format errors and suspicious content, and mend what can be mended.

    PATH is a file, a folder or - for standard input; none means the lists of listmerge.yaml, else lists/, else
    README.md.
    With --fix, standard input is printed mended, and the report goes to standard error; so it does with
    --diff.

    \b
    Exit status: 0 clean, 1 findings (or, with --diff, something to mend), 2 wrong usage, unreadable input, a
    bug.

    \b
    Examples:
      listmerge lint                                    the project's lists
      listmerge lint --fix                              mend what is safe to mend
      listmerge lint --diff --unsafe-fixes README.md    see all that could be mended
      listmerge lint --select open-row,structure .      one rule and one family
      listmerge lint --since origin/main --format github
      listmerge lint --write-baseline                   live with what is there, see what is new
    """
    options = Options(**given)  # type: ignore[arg-type]
    if mistake := mistake_in(options):
        raise click.UsageError(mistake, ctx)
    return lint(options, config_option(ctx))
