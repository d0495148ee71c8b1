"""`listmerge lint`: find format errors and suspicious content, and mend what can be mended."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from listmerge.cli._shared import configuration, narrate
from listmerge.config import Config
from listmerge.errors import InputError
from listmerge.report import formats

if TYPE_CHECKING:
    from listmerge.lint import Linter
    from listmerge.lint.baseline import Baseline
    from listmerge.lint.fix import Fixed
    from listmerge.record import SourceList
    from listmerge.text import Source


@dataclass
class Options:
    """The options as given; see the help of each."""

    paths: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fix: bool
    unsafe_fixes: bool
    diff: bool
    since: str | None
    baseline: str | None
    write_baseline: bool
    form: str
    output_file: str | None
    statistics: bool
    exit_zero: bool
    stdin_filename: str | None
    only_lists: bool

    @property
    def edits(self) -> bool:
        """Whether fixes are made or shown."""
        return self.fix or self.unsafe_fixes or self.diff


@dataclass
class Run:
    """The lists that could be read, and what could not. stdin: the path under which standard input goes."""

    stdin: str | None = None
    lists: list[SourceList] = field(default_factory=list)
    unreadable: list[InputError] = field(default_factory=list)


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
@click.pass_context
def command(ctx: click.Context, /, **given: object) -> int:
    """Find format errors and suspicious content, and mend what can be mended.

    PATH is a file, a folder or - for standard input; none means the lists of listmerge.yaml, else lists/.
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
    config = configuration(ctx)
    _check(ctx, options)
    select, ignore = _names(ctx, options.select), _names(ctx, options.ignore)
    run = _read(options, config)
    linter, baseline = _linter(options, config, run, select, ignore)
    fixed = _fix(options, config, run, linter)
    if options.write_baseline:
        return _write_baseline(options, config, fixed)
    _report(options, config, run, fixed)
    _summarise(options, fixed, baseline)
    return _status(options, run, fixed)


def _check(ctx: click.Context, options: Options) -> None:
    """Raise UsageError for options that don't go together."""
    if options.stdin_filename and "-" not in options.paths:
        raise click.UsageError("--stdin-filename needs - among the paths", ctx)
    if options.since and "-" in options.paths:
        raise click.UsageError("--since can't be used with standard input", ctx)
    if options.write_baseline and (options.edits or options.since):
        raise click.UsageError("--write-baseline can't be used with fixes or --since", ctx)
    if options.statistics and options.form not in ("full", "concise", "json"):
        raise click.UsageError("--statistics can be printed as full, concise or json", ctx)


def _read(options: Options, config: Config) -> Run:
    """Read the lists; one that can't be read is reported, and the others are linted all the same."""
    from listmerge.files import read_source
    from listmerge.pipeline import list_paths, read_sources

    run, sources = Run(), []
    for path in list_paths(options.paths, config):
        if options.only_lists and config.lists and config.list_for(path) is None:
            continue
        try:
            source = read_source(path, config.file_size)
            if path == "-":
                run.stdin = options.stdin_filename or path
                source = replace(source, path=run.stdin)
            sources.append(source)
        except InputError as error:
            run.unreadable.append(error)
            narrate(f"listmerge: {error}")
    run.lists = read_sources(sources, config)
    return run


def _linter(
    options: Options, config: Config, run: Run, select: set[str], ignore: set[str]
) -> tuple[Linter, Baseline | None]:
    """The linter of these options, and the baseline among its filters."""
    from listmerge.lint import Linter
    from listmerge.lint.baseline import read_baseline
    from listmerge.lint.changed import changed_since

    linter = Linter(config, select, ignore)
    baseline = None
    if not options.write_baseline and (path := _baseline_path(options, config)):
        baseline = read_baseline(path)
        linter.filters.append(baseline)
    if options.since:
        linter.filters.append(changed_since(options.since, [f.document.source for f in run.lists]))
    return linter, baseline


def _names(ctx: click.Context, given: tuple[str, ...]) -> set[str]:
    """Rules of an option. Raises UsageError for an unknown one."""
    import difflib

    from listmerge.rules import expand, families, rules

    names = {n.strip() for g in given for n in g.split(",") if n.strip()}
    try:
        return expand(sorted(names))
    except KeyError as error:
        close = difflib.get_close_matches(error.args[0], [*rules(), *families()], 1)
        hint = f" Did you mean '{close[0]}'?" if close else " `listmerge rules` names them all."
        raise click.UsageError(f"unknown rule '{error.args[0]}'.{hint}", ctx) from None


def _baseline_path(options: Options, config: Config) -> Path | None:
    if options.baseline:
        return Path(options.baseline)
    return config.root / config.baseline if config.baseline else None


def _fix(options: Options, config: Config, run: Run, linter: Linter) -> Fixed:
    """Lint, and mend if asked to; changed files are written, or shown as a diff."""
    from listmerge.lint.fix import Fixed, fix
    from listmerge.pipeline import reader_for

    if not options.edits:
        return Fixed(run.lists, linter.findings(run.lists))
    fixed = fix(run.lists, linter, [reader_for(f, config) for f in run.lists], options.unsafe_fixes)
    before = [f.document.source for f in run.lists]
    after = [f.document.source for f in fixed.lists]
    if options.diff:
        from listmerge.lint.difference import difference

        for old, new in zip(before, after, strict=True):
            click.echo(difference(old, new), nl=False)
        return fixed
    from listmerge.files import write_files

    named = [(o, n) for o, n in zip(before, after, strict=True) if o.text != n.text and o.path != run.stdin]
    write_files({Path(n.path): n.to_bytes() for _, n in named}, {Path(o.path): o.to_bytes() for o, _ in named})
    for new in (s for s in after if s.path == run.stdin):
        click.echo(new.to_bytes(), nl=False)
    return fixed


def _write_baseline(options: Options, config: Config, fixed: Fixed) -> int:
    """Write what was found to the baseline; what it has of other lists stays."""
    from listmerge.files import write_files
    from listmerge.lint.baseline import DEFAULT_NAME, baseline_bytes, read_baseline

    path = _baseline_path(options, config) or config.root / DEFAULT_NAME
    old = read_baseline(path).counts if path.exists() else None
    write_files({path: baseline_bytes(fixed.findings, fixed.lists, old)})
    narrate(f"{_count(len(fixed.findings), 'finding')} written to {path}")
    if options.baseline is None and config.baseline is None:
        narrate(f"  use it with `--baseline {path.name}`, or `rules: baseline: {path.name}` in listmerge.yaml")
    return 2 if any(d.rule == "rule-crash" for d in fixed.findings) else 0


def _report(options: Options, config: Config, run: Run, fixed: Fixed) -> None:
    """Print or write the report."""
    from listmerge.report import load
    from listmerge.report.findings import Findings
    from listmerge.report.statistics import statistics

    found = Findings(fixed.findings, fixed.lists, _further(config, fixed))
    to_error = options.diff or (options.edits and run.stdin is not None)
    colour = options.output_file is None and _colour(to_error)
    if options.statistics:
        text = statistics(found, options.form)
    else:
        text = load("lint", options.form).report(found, colour)
    if options.output_file:
        from listmerge.files import write_files

        write_files({Path(options.output_file): text.encode("utf-8", "replace")})
    else:
        click.echo(text.encode("utf-8", "replace"), nl=False, err=to_error)


def _further(config: Config, fixed: Fixed) -> list[Source]:
    """Sources that findings name besides the lists: listmerge.yaml."""
    from listmerge.files import read_source

    named = config.path is not None and any(d.path == config.path for d in fixed.findings)
    return [read_source(config.path)] if named and config.path else []


def _colour(err: bool) -> bool:
    """Whether to colour: only on a terminal, and not with NO_COLOR."""
    import os
    import sys

    return not os.environ.get("NO_COLOR") and (sys.stderr if err else sys.stdout).isatty()


def _summarise(options: Options, fixed: Fixed, baseline: Baseline | None) -> None:
    """What was done, and how it stands."""
    source_of = {f.document.source.path: f.document.source for f in fixed.lists}
    for refused in fixed.refused:
        line = source_of[refused.finding.path].line_of(refused.finding.span.start)
        narrate(f"{refused.finding.path}:{line}: the fix of {refused.finding.rule} was left out: {refused.message}")
    if options.edits:
        done = "would mend" if options.diff else "mended"
        paths = ", ".join(f"{p} ({n})" for p, n in fixed.applied.items())
        narrate(f"{done} {_count(sum(fixed.applied.values()), 'finding')}" + (f": {paths}" if paths else ""))
    text = f"{_count(len(fixed.findings), 'finding')} in {_count(len(fixed.lists), 'list')}"
    if baseline is not None and baseline.hidden:
        text += f", {baseline.hidden} more in the baseline"
    safe = sum(d.fix is not None and d.fix.safe for d in fixed.findings)
    if safe and not options.edits:
        text += f"; `--fix` can mend {safe}"
    narrate(text.replace("0 findings", "no findings", 1) if not fixed.findings else text)
    if baseline is not None and baseline.stale:
        narrate(f"{len(baseline.stale)} of the baseline are no more; `--write-baseline` drops them")


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _status(options: Options, run: Run, fixed: Fixed) -> int:
    if run.unreadable or any(d.rule == "rule-crash" for d in fixed.findings):
        return 2
    return int(bool(fixed.findings or (options.diff and fixed.applied)) and not options.exit_zero)
