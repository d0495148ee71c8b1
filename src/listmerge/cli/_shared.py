"""What the commands share: finding the configuration, understanding names, printing, writing lists back."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from listmerge.cache import Cache, open_cache
from listmerge.config import Config, find_config
from listmerge.config_cache import load_known
from listmerge.errors import closest

if TYPE_CHECKING:
    from listmerge.text import Source


def configuration(ctx: click.Context, cache: Cache | None = None) -> Config:
    """The configuration of `--config`, else of the nearest listmerge.yaml, else the defaults."""
    given = ctx.find_root().obj
    return load_known(Path(given) if given else find_config(), cache or open_cache())


def print_json(data: Any) -> None:
    """Data as indented JSON on standard output, non-ASCII characters as they are."""
    import json

    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


def narrate(message: str) -> None:
    """A remark for people, on standard error."""
    click.echo(message, err=True)


def write_back(before: Iterable[Source], after: Iterable[Source], stdin: str | None = "-") -> None:
    """Write what changed to the files it was read from; standard input is printed, changed or not.

    stdin: the path of the source that is standard input. Raises InputError as `write_edited`.
    """
    from listmerge.files import write_edited

    pairs = list(zip(before, after, strict=True))
    write_edited((old, new) for old, new in pairs if old.path != stdin and old.text != new.text)
    for _, new in pairs:
        if new.path == stdin:
            click.echo(new.to_bytes(), nl=False)


def show_differences(before: Iterable[Source], after: Iterable[Source]) -> None:
    """Print what changed as a unified diff."""
    from listmerge.report.unified_diff import difference

    for old, new in zip(before, after, strict=True):
        click.echo(difference(old, new), nl=False)


def unknown(ctx: click.Context | None, what: str, given: str, known: Iterable[str], otherwise: str) -> click.UsageError:
    """The error for a name that an option or argument does not know. otherwise: a sentence, if none is like it."""
    close = closest(given, known)
    return click.UsageError(f"unknown {what} '{given}'. " + (f"Did you mean '{close}'?" if close else otherwise), ctx)


def chosen_rules(given: Iterable[str], ctx: click.Context | None = None) -> set[str]:
    """The rules of names of rules and families. Raises UsageError for an unknown one."""
    from listmerge.rules import expand, families, names

    try:
        return expand(given)
    except KeyError as error:
        known = [*names(), *families()]
        raise unknown(ctx, "rule", error.args[0], known, "`listmerge rules` names them all.") from None


def on_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()
