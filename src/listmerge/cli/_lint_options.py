"""What `listmerge lint` was asked for."""

from __future__ import annotations

import os
import sys

from listmerge.cli._shared import on_terminal, unknown_rule
from listmerge.values import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


@frozen
class Options:
    """The options as given; see the help of each."""

    paths: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    since: str | None = None
    baseline: str | None = None
    write_baseline: bool = False
    form: str = "full"
    output_file: str | None = None
    statistics: bool = False
    exit_zero: bool = False
    stdin_filename: str | None = None
    only_lists: bool = False
    jobs: int = 0
    no_cache: bool = False

    @property
    def edits(self) -> bool:
        """Whether fixes are made or shown."""
        return self.fix or self.unsafe_fixes or self.diff

    @property
    def to_error(self) -> bool:
        """Whether the report goes to standard error, as standard output has texts or their differences."""
        return self.diff or (self.edits and "-" in self.paths)

    @property
    def colour(self) -> bool:
        """Whether to colour: only on a terminal, and not with NO_COLOR."""
        stream = sys.stderr if self.to_error else sys.stdout
        return self.output_file is None and not os.environ.get("NO_COLOR") and on_terminal(stream)


def wanted(given: Iterable[str]) -> set[str]:
    """The rules and families that an option names."""
    return {n.strip() for g in given for n in g.split(",") if n.strip()}


def mistake_in(options: Options) -> str | None:
    """What is wrong with options that don't go together or name no rule; None if nothing is."""
    if options.stdin_filename and "-" not in options.paths:
        return "--stdin-filename needs - among the paths"
    if options.since and "-" in options.paths:
        return "--since can't be used with standard input"
    if options.write_baseline and (options.edits or options.since):
        return "--write-baseline can't be used with fixes or --since"
    if options.statistics and options.form not in ("full", "concise", "json"):
        return "--statistics can be printed as full, concise or json"
    names = [*sorted(wanted(options.select)), *sorted(wanted(options.ignore))]
    return next((text for n in names if (text := unknown_rule(n))), None)
