"""What the commands share: finding the configuration, understanding names, printing, writing lists back."""

from __future__ import annotations

import os
import sys

from listmerge.cache import Cache, open_cache
from listmerge.config import Config, find_config
from listmerge.config_cache import load_known

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import Any, TextIO

    import click

    from listmerge.text import Source


def configuration(ctx: click.Context, cache: Cache | None = None) -> Config:
    """The configuration of `--config`, else of the nearest listmerge.yaml, else the defaults."""
    return configured(config_option(ctx), cache or open_cache())


def config_option(ctx: click.Context) -> Path | None:
    """The listmerge.yaml that `--config` names."""
    from pathlib import Path

    given = ctx.find_root().obj
    return Path(given) if given else None


def configured(given: Path | None, cache: Cache) -> Config:
    """The configuration of this listmerge.yaml, else of the nearest one, else the defaults."""
    return load_known(given or find_config(), cache)


def print_json(data: Any) -> None:
    """Data as indented JSON on standard output, non-ASCII characters as they are."""
    import json

    import click

    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


def narrate(message: str) -> None:
    """A remark for people, on standard error. If that is closed or full, they do without: the status says enough."""
    if sys.stderr is not None:
        try:
            sys.stderr.write(f"{message}\n")  # in one go, as others may write there too
            sys.stderr.flush()
        except OSError:
            pass


def put(data: bytes, stream: TextIO | None) -> None:
    """Bytes on a standard stream, which is None if whoever started the program has closed it.

    Who reads no further, as `head`, has seen enough: that is no error.
    """
    if stream is None:
        return
    try:
        stream.flush()
        stream.buffer.write(data)
        stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def write_back(before: Iterable[Source], after: Iterable[Source], stdin: str | None = "-") -> None:
    """Write what changed to the files it was read from; standard input is printed, changed or not.

    stdin: the path of the source that is standard input. Raises InputError as `write_edited`.
    """
    from listmerge.writing import write_edited

    pairs = list(zip(before, after, strict=True))
    write_edited((old, new) for old, new in pairs if old.path != stdin and old.text != new.text)
    for _, new in pairs:
        if new.path == stdin:
            put(new.to_bytes(), sys.stdout)


def show_differences(before: Iterable[Source], after: Iterable[Source]) -> None:
    """Print what changed as a unified diff."""
    import click

    from listmerge.report.unified_diff import difference

    for old, new in zip(before, after, strict=True):
        click.echo(difference(old, new), nl=False)


def unknown(what: str, given: str, known: Iterable[str], otherwise: str) -> str:
    """What to say of a name that an option or argument does not know. otherwise: a sentence, if none is like it."""
    from listmerge.errors import closest

    close = closest(given, known)
    return f"unknown {what} '{given}'. " + (f"Did you mean '{close}'?" if close else otherwise)


def unknown_rule(name: str) -> str | None:
    """What to say of a name that no rule or family has; None if one has it."""
    from listmerge.rules import families, is_known, names

    if is_known(name):
        return None
    return unknown("rule", name, [*names(), *families()], "`listmerge rules` names them all.")


def on_terminal(stream: TextIO | None) -> bool:
    """Whether a standard stream is a terminal; it is None if whoever started the program has closed it."""
    return stream is not None and stream.isatty()
