"""The command lines that hooks are made of, understood without click: to import it takes a third of a small lint.

`lint` with paths and whole options is plain. Abbreviations, `--option=value`, help, mistakes and all other commands
are left to click; `cli/lint.py` alone says what options there are and what they are for. The tests compare what is
understood here with what click makes of it.
"""

from __future__ import annotations

import os
import sys

from listmerge.cli._lint_options import Options, mistake_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: Options as written -> their field: those that stand alone, those with a value, those that may be repeated.
_FLAGS = {
    f"--{n.replace('_', '-')}": n
    for n in ("fix", "unsafe_fixes", "diff", "statistics", "exit_zero", "only_lists", "no_cache")
}
_VALUES = {"--since": "since", "--baseline": "baseline", "--output-file": "output_file", "--format": "form"}
_LISTS = {"--select": "select", "--ignore": "ignore"}
#: What click expands in arguments on Windows, as shells do elsewhere.
_PATTERNS = frozenset("*?[~$%")


def run_plain(words: list[str]) -> int | None:
    """Do what the arguments of the program say: the exit status; None if they are not plain and nothing was done.

    Raises as the command does.
    """
    options = None if "_LISTMERGE_COMPLETE" in os.environ else plain_options(words)
    if options is None or mistake_in(options):
        return None
    from listmerge.cli._lint_run import lint

    return lint(options)


def plain_options(words: list[str]) -> Options | None:
    """What the arguments ask of `lint`; None if they are not plain."""
    if words[:1] != ["lint"] or (sys.platform == "win32" and any(_PATTERNS & {*w} for w in words)):
        return None
    given: dict[str, Any] = {"paths": ()}
    rest = iter(words[1:])
    for word in rest:
        if not word.startswith("-") or word == "-":
            given["paths"] += (word,)
        elif word in _FLAGS:
            given[_FLAGS[word]] = True
        elif (name := _VALUES.get(word) or _LISTS.get(word)) and not (value := next(rest, "-")).startswith("-"):
            given[name] = (*given.get(name, ()), value) if word in _LISTS else value
        else:
            return None
    return Options(**given) if _is_form(given.get("form")) else None


def _is_form(name: str | None) -> bool:
    """Whether it is a format of reports, or none is named."""
    if name is None:
        return True
    from listmerge.report import formats

    return name in formats("lint")
