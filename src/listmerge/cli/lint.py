"""`listmerge lint`: find format errors and suspicious content."""

from __future__ import annotations

import click

from listmerge.cli._shared import configuration, print_json
from listmerge.edit import Diagnostic
from listmerge.text import Source


@click.command("lint")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--select", multiple=True, metavar="RULE", help="Run only this rule; repeatable, or separated by commas.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave this rule out; repeatable, or separated by commas.")
@click.option("--format", "form", type=click.Choice(["full", "concise", "json"]), default="full", show_default=True)
@click.option("--exit-zero", is_flag=True, help="Exit 0 even with findings.")
@click.pass_context
def command(  # noqa: PLR0913, PLR0917
    ctx: click.Context, paths: tuple[str, ...], select: tuple[str, ...], ignore: tuple[str, ...], form: str, exit_zero: bool
) -> int:
    """Find format errors and suspicious content.

    PATH is a file, a folder or - for standard input; none means the lists of listmerge.yaml, else lists/.

    \b
    Examples:
      listmerge lint                                  the project's lists
      listmerge lint README.md --format concise       one line a finding
      listmerge lint --select open-row,ragged-row .   two rules only
    """
    from listmerge.jsonform import SCHEMA_VERSION, finding_json
    from listmerge.lint import lint
    from listmerge.pipeline import list_paths, read_lists

    config = configuration(ctx)
    chosen, left_out = _names(ctx, select), {*_names(ctx, ignore), *config.ignore}
    lists = read_lists(list_paths(paths, config), config)
    sources = {found.document.source.path: found.document.source for found in lists}
    findings = [d for found in lists for d in lint(found, chosen, left_out)]
    if form == "json":
        rows = [finding_json(d, sources[d.path], sources) for d in findings]
        print_json({"schema_version": SCHEMA_VERSION, "findings": rows})
    else:
        for finding in findings:
            _print(finding, sources[finding.path], form == "full")
        _summarise(findings, len(lists))
    if any(d.rule == "rule-crash" for d in findings):
        return 2
    return int(bool(findings) and not exit_zero)


def _names(ctx: click.Context, given: tuple[str, ...]) -> set[str]:
    """Rule names of an option. Raises UsageError for an unknown one."""
    import difflib

    from listmerge.rules import rules

    names = {n.strip() for g in given for n in g.split(",") if n.strip()}
    for name in sorted(names - set(rules())):
        close = difflib.get_close_matches(name, rules(), 1)
        raise click.UsageError(f"unknown rule '{name}'." + (f" Did you mean '{close[0]}'?" if close else ""), ctx)
    return names


def _print(found: Diagnostic, source: Source, full: bool) -> None:
    at = source.position(found.span.start)
    head = f"{click.style(f'{found.path}:{at.line}:{at.column}', bold=True)}: {found.severity} "
    click.echo(f"{head}[{click.style(found.rule, fg='cyan')}] {found.message}")
    if full and source.text:
        line = source.lines[at.line - 1]
        start, width = max(0, at.column - 41), 100
        end = min(source.position(max(found.span.start, found.span.end - 1)).column if source.last_line_of(found.span) == at.line else len(line), start + width)
        click.echo(f"    {line[start : start + width]}")
        click.echo("    " + " " * (at.column - 1 - start) + click.style("^" * max(1, end - at.column + 1), fg="red"))


def _summarise(findings: list[Diagnostic], count: int) -> None:
    lists = "1 list" if count == 1 else f"{count} lists"
    what = "no findings" if not findings else "1 finding" if len(findings) == 1 else f"{len(findings)} findings"
    click.echo(f"{what} in {lists}", err=True)
