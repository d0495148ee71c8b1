"""How the outcome of `listmerge lint` is told."""

from __future__ import annotations

import sys

from listmerge.cli._lint_options import Options
from listmerge.cli._shared import narrate, put
from listmerge.config import Config
from listmerge.errors import InputError
from listmerge.values import frozen, made, mutable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from listmerge.lint import Linter
    from listmerge.lint.baseline import Baseline
    from listmerge.lint.fixed import Fixed
    from listmerge.record import SourceList
    from listmerge.text import Source


@mutable
class Run:
    """The lists that could be read, and what could not.

    files: path and bytes of each. stdin: the path under which standard input goes.
    no_text: the paths of binary files.
    """

    stdin: str | None = None
    files: list[tuple[str, bytes]] = made(default_factory=list)
    lists: Sequence[SourceList] = ()
    unreadable: list[InputError] = made(default_factory=list)
    no_text: list[str] = made(default_factory=list)


@frozen
class Told:
    """What a run says.

    report: the findings in the format asked for. remarks: lines for people. status: the exit status.
    """

    report: bytes
    remarks: list[str]
    status: int


def baseline_path(options: Options, config: Config) -> Path | None:
    """The baseline of the options or of the configuration."""
    if options.baseline:
        from pathlib import Path

        return Path(options.baseline)
    return config.root / config.baseline if config.baseline else None


def write_baseline(options: Options, config: Config, linter: Linter, fixed: Fixed) -> Told:
    """Write what was found to the baseline; what it has of other lists and rules stays."""
    from listmerge.files import read_or_none
    from listmerge.lint.baseline import DEFAULT_NAME, baseline_bytes, parse_baseline
    from listmerge.writing import write_files

    path = baseline_path(options, config) or config.root / DEFAULT_NAME
    before = read_or_none(path)
    old = None if before is None else parse_baseline(before, path, linter.chosen)
    write_files({path: baseline_bytes(fixed.findings, fixed.lists, old)}, unless_changed={path: before})
    lines = [f"{_count(len(fixed.findings), 'finding')} written to {path}"]
    if options.baseline is None and config.baseline is None:
        lines.append(f"  use it with `--baseline {path.name}`, or `rules: baseline: {path.name}` in listmerge.yaml")
    return Told(b"", lines, 2 if any(d.rule == "rule-crash" for d in fixed.findings) else 0)


def report(options: Options, config: Config, run: Run, fixed: Fixed) -> bytes:
    """The report."""
    from listmerge.report import load
    from listmerge.report.findings import Findings

    found = Findings(fixed.findings, fixed.lists, _further(config, fixed))
    if options.statistics:
        from listmerge.report.statistics import statistics

        text: str = statistics(found, options.form)
    else:
        text = load("lint", options.form).report(found, options.colour)
    return text.encode("utf-8", "replace")


def tell(options: Options, told: Told) -> None:
    """Print or write the report, and the remarks."""
    if options.output_file and not options.write_baseline:
        from pathlib import Path

        from listmerge.writing import write_files

        write_files({Path(options.output_file): told.report})
    else:
        put(told.report, sys.stderr if options.to_error else sys.stdout)
    for line in told.remarks:
        narrate(line)


def _further(config: Config, fixed: Fixed) -> list[Source]:
    """Sources that findings name besides the lists: listmerge.yaml."""
    from listmerge.files import read_source

    named = config.path is not None and any(d.path == config.path for d in fixed.findings)
    return [read_source(config.path)] if named and config.path else []


def summarise(options: Options, fixed: Fixed, baseline: Baseline | None) -> list[str]:
    """What was done, and how it stands, in lines."""
    lines = []
    source_of = {f.document.source.path: f.document.source for f in fixed.lists}
    for refused in fixed.refused:
        line = source_of[refused.finding.path].line_of(refused.finding.span.start)
        lines.append(
            f"{refused.finding.path}:{line}: the fix of {refused.finding.rule} was left out: {refused.message}"
        )
    if options.edits:
        done = "would mend" if options.diff else "mended"
        paths = ", ".join(f"{p} ({n})" for p, n in fixed.applied.items())
        lines.append(f"{done} {_count(sum(fixed.applied.values()), 'finding')}" + (f": {paths}" if paths else ""))
    text = f"{_count(len(fixed.findings), 'finding')} in {_count(len(fixed.lists), 'list')}"
    if baseline is not None and baseline.hidden:
        text += f", {baseline.hidden} more in the baseline"
    safe = sum(d.fix is not None and d.fix.safe for d in fixed.findings)
    if safe and not options.edits:
        text += f"; `--fix` can mend {safe}"
    lines.append(text.replace("0 findings", "no findings", 1) if not fixed.findings else text)
    if baseline is not None and baseline.stale:
        lines.append(f"{len(baseline.stale)} of the baseline are no more; `--write-baseline` drops them")
    return lines


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
