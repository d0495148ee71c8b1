"""What `listmerge lint` does once it is known what was asked for. Nothing in here needs click."""

from __future__ import annotations

import sys

from listmerge.cache import Cache, open_cache
from listmerge.cli._lint_memory import Memory
from listmerge.cli._lint_options import Options, wanted
from listmerge.cli._lint_output import Run, Told, baseline_path, report, summarise, tell, write_baseline
from listmerge.cli._shared import configured, narrate, put, show_differences, write_back
from listmerge.config import Config
from listmerge.errors import InputError, NotTextError
from listmerge.files import read_bytes
from listmerge.pipeline import list_paths
from listmerge.values import changed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from listmerge.lint import Linter
    from listmerge.lint.baseline import Baseline
    from listmerge.lint.fixed import Fixed


def lint(options: Options, config_path: Path | None = None) -> int:
    """Lint as the options say; the exit status. The options must have no `mistake`. Raises InputError."""
    cache = open_cache(not options.no_cache)
    config = configured(config_path, cache)
    run = _read(options, config)
    memory = Memory(cache, options, config, run)
    told = memory.recall()
    if told is None:
        from listmerge.bundle import bundled

        with bundled("lint"):
            told = _lint(options, config, run, memory)
    cache.close()
    tell(options, told)
    return told.status


def _lint(options: Options, config: Config, run: Run, memory: Memory) -> Told:
    """Lint, and mend if asked to."""
    from listmerge.pipeline import unread_lists
    from listmerge.text import Source

    run.lists = unread_lists([Source.from_bytes(data, path) for path, data in run.files], config)
    linter, baseline = _linter(options, config, run, memory.cache)
    fixed = _fix(options, config, run, linter)
    fixed.findings += linter.of_no_text(run.no_text)
    if options.write_baseline:
        told = write_baseline(options, config, linter, fixed)
        return changed(told, status=2) if run.unreadable else told
    told = Told(report(options, config, run, fixed), summarise(options, fixed, baseline), _status(options, run, fixed))
    if not fixed.applied:
        memory.keep(told, linter.asked)
    return told


def _read(options: Options, config: Config) -> Run:
    """Read the lists; one that can't be read is reported, and the others are linted all the same.

    Raises InputError if standard input goes under the path of a file that is linted too.
    """
    run = Run()
    for path in list_paths(options.paths, config):
        name = options.stdin_filename or path if path == "-" else path
        if options.only_lists and config.lists and config.list_for(name) is None:
            _leave_out(path, options, config)
            continue
        try:
            run.files.append((name, read_bytes(path, config.file_size)))
            run.stdin = name if path == "-" else run.stdin
        except NotTextError:
            run.no_text.append(name)
        except InputError as error:
            run.unreadable.append(error)
            narrate(f"listmerge: {error}")
    if len(dict(run.files)) < len(run.files):
        raise InputError("is standard input and a file at once", run.stdin, remedy="leave one of them out")
    return run


def _leave_out(path: str, options: Options, config: Config) -> None:
    """Print standard input as it is where it would be printed mended: an editor puts what is printed in its place."""
    if path == "-" and options.edits and not options.diff:
        put(read_bytes(path, config.file_size), sys.stdout)


def _linter(options: Options, config: Config, run: Run, cache: Cache) -> tuple[Linter, Baseline | None]:
    """The linter of these options, and the baseline among its filters."""
    from listmerge.lint import Linter

    linter = Linter(config, wanted(options.select), wanted(options.ignore), cache=cache, jobs=options.jobs)
    baseline = None
    if not options.write_baseline and (path := baseline_path(options, config)):
        from listmerge.lint.baseline import read_baseline

        baseline = read_baseline(path, linter.chosen)
        linter.filters.append(baseline)
    if options.since:
        from listmerge.lint.changed import changed_since

        linter.filters.append(changed_since(options.since, [f.document.source for f in run.lists]))
    return linter, baseline


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
