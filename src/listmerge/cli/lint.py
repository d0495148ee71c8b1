"""`listmerge lint`: find format errors and suspicious content, and mend what can be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from listmerge.cache import Cache, open_cache
from listmerge.cli._lint_memory import Memory
from listmerge.cli._lint_output import Options, Run, Told, baseline_path, report, summarise, tell, write_baseline
from listmerge.cli._shared import chosen_rules, configuration, narrate, show_differences, write_back
from listmerge.config import Config
from listmerge.errors import InputError, NotTextError
from listmerge.files import read_bytes
from listmerge.pipeline import list_paths
from listmerge.report import formats
from listmerge.values import changed

if TYPE_CHECKING:
    from listmerge.lint import Linter
    from listmerge.lint.baseline import Baseline
    from listmerge.lint.fixed import Fixed


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
    _check(ctx, options)
    cache = open_cache(not options.no_cache)
    config = configuration(ctx, cache)
    select, ignore = _names(ctx, options.select), _names(ctx, options.ignore)
    run = _read(options, config)
    memory = Memory(cache, options, config, run)
    told = memory.recall()
    if told is None:
        told = _lint(options, config, run, memory, (select, ignore))
    cache.close()
    tell(options, told)
    return told.status


def _lint(options: Options, config: Config, run: Run, memory: Memory, names: tuple[set[str], set[str]]) -> Told:
    """Lint, and mend if asked to. names: the rules to run, all if empty, and not to run."""
    from listmerge.pipeline import unread_lists
    from listmerge.text import Source

    run.lists = unread_lists([Source.from_bytes(data, path) for path, data in run.files], config)
    linter, baseline = _linter(options, config, run, names, memory.cache)
    fixed = _fix(options, config, run, linter)
    fixed.findings += linter.of_no_text(run.no_text)
    if options.write_baseline:
        told = write_baseline(options, config, linter, fixed)
        return changed(told, status=2) if run.unreadable else told
    told = Told(report(options, config, run, fixed), summarise(options, fixed, baseline), _status(options, run, fixed))
    if not fixed.applied:
        memory.keep(told, linter.asked)
    return told


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
    run = Run()
    for path in list_paths(options.paths, config):
        if options.only_lists and config.lists and config.list_for(path) is None:
            continue
        try:
            data = read_bytes(path, config.file_size)
            if path == "-":
                run.stdin = options.stdin_filename or path
            run.files.append((run.stdin or path if path == "-" else path, data))
        except NotTextError:
            run.no_text.append(run.stdin or path)
        except InputError as error:
            run.unreadable.append(error)
            narrate(f"listmerge: {error}")
    return run


def _linter(
    options: Options, config: Config, run: Run, names: tuple[set[str], set[str]], cache: Cache
) -> tuple[Linter, Baseline | None]:
    """The linter of these options, and the baseline among its filters."""
    from listmerge.lint import Linter

    linter = Linter(config, *names, cache=cache, jobs=options.jobs)
    baseline = None
    if not options.write_baseline and (path := baseline_path(options, config)):
        from listmerge.lint.baseline import read_baseline

        baseline = read_baseline(path, linter.chosen)
        linter.filters.append(baseline)
    if options.since:
        from listmerge.lint.changed import changed_since

        linter.filters.append(changed_since(options.since, [f.document.source for f in run.lists]))
    return linter, baseline


def _names(ctx: click.Context, given: tuple[str, ...]) -> set[str]:
    """Rules of an option. Raises UsageError for an unknown one."""
    wanted = {n.strip() for g in given for n in g.split(",") if n.strip()}
    return chosen_rules(sorted(wanted), ctx) if wanted else wanted


def _fix(options: Options, config: Config, run: Run, linter: Linter) -> Fixed:
    """Lint, and mend if asked to; changed files are written, or shown as a diff."""
    from listmerge.lint.fixed import Fixed

    if not options.edits:
        return Fixed(list(run.lists), linter.findings(run.lists))
    from listmerge.lint.fix import fix
    from listmerge.pipeline import reader_for

    fixed = fix(run.lists, linter, [reader_for(f, config) for f in run.lists], options.unsafe_fixes)
    before = [f.document.source for f in run.lists]
    after = [f.document.source for f in fixed.lists]
    if options.diff:
        show_differences(before, after)
    else:
        write_back(before, after, run.stdin)
    return fixed


def _status(options: Options, run: Run, fixed: Fixed) -> int:
    if run.unreadable or any(d.rule == "rule-crash" for d in fixed.findings):
        return 2
    return int(bool(fixed.findings or (options.diff and fixed.applied)) and not options.exit_zero)
