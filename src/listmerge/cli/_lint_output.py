"""What `listmerge lint` was asked for, and how its outcome is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from listmerge.cli._shared import narrate
from listmerge.config import Config
from listmerge.errors import InputError

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


def baseline_path(options: Options, config: Config) -> Path | None:
    """The baseline of the options or of the configuration."""
    if options.baseline:
        return Path(options.baseline)
    return config.root / config.baseline if config.baseline else None


def write_baseline(options: Options, config: Config, linter: Linter, fixed: Fixed) -> int:
    """Write what was found to the baseline; what it has of other lists and rules stays."""
    from listmerge.files import read_or_none, write_files
    from listmerge.lint.baseline import DEFAULT_NAME, baseline_bytes, parse_baseline

    path = baseline_path(options, config) or config.root / DEFAULT_NAME
    before = read_or_none(path)
    old = None if before is None else parse_baseline(before, path, linter.chosen)
    write_files({path: baseline_bytes(fixed.findings, fixed.lists, old)}, unless_changed={path: before})
    narrate(f"{_count(len(fixed.findings), 'finding')} written to {path}")
    if options.baseline is None and config.baseline is None:
        narrate(f"  use it with `--baseline {path.name}`, or `rules: baseline: {path.name}` in listmerge.yaml")
    return 2 if any(d.rule == "rule-crash" for d in fixed.findings) else 0


def report(options: Options, config: Config, run: Run, fixed: Fixed) -> None:
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


def summarise(options: Options, fixed: Fixed, baseline: Baseline | None) -> None:
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
