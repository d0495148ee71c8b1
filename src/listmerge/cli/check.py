"""`listmerge check`: what must hold of a repository as a whole."""

from __future__ import annotations

import click

from listmerge.cli._shared import narrate


@click.command("check")
@click.option(
    "--fail-on",
    type=click.Choice(["undecided", "new", "never"]),
    default="new",
    show_default=True,
    help="Which possible duplicates fail, as in `listmerge dupes`.",
)
@click.pass_context
def command(ctx: click.Context, fail_on: str) -> int:
    """Check the repository as a whole, for hooks and CI.

    Is merged/ up to date (`listmerge build --check`)? Are there new possible duplicates (`listmerge dupes --fail-on
    new`)? Do the rules that compare lists find anything (`listmerge lint` with these rules alone)?

    \b
    Examples:
      listmerge check                       what the hook listmerge-check runs
      listmerge check --fail-on undecided   also fail on known pairs that nobody decided
      listmerge check --fail-on never       only on a stale merged/ and on findings
    """
    from listmerge.cli.group import main
    from listmerge.rules import rules

    comparing = tuple(r.name for r in rules().values() if r.compare is not None)
    steps: list[tuple[str, dict[str, object]]] = [("build", {"check": True}), ("dupes", {"fail_on": fail_on})]
    if comparing:
        steps.append(("lint", {"select": comparing}))
    status = 0
    for name, options in steps:
        step = main.get_command(ctx, name)
        if step is not None:
            narrate(f"listmerge {name}:")
            status = max(status, int(ctx.invoke(step, **options) or 0))
    return status
