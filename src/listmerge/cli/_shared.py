"""What the commands share: finding the configuration, printing, reading lists."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from listmerge.cache import Cache, open_cache
from listmerge.config import Config, find_config
from listmerge.config_cache import load_known
from listmerge.errors import InputError


def configuration(ctx: click.Context, cache: Cache | None = None) -> Config:
    """The configuration of `--config`, else of the nearest listmerge.yaml, else the defaults."""
    given = ctx.find_root().obj
    if given and not Path(given).is_file():
        raise InputError("does not exist", given, remedy="check `--config`")
    return load_known(Path(given) if given else find_config(), cache or open_cache())


def print_json(data: Any) -> None:
    """Data as indented JSON on standard output, non-ASCII characters as they are."""
    import json

    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


def narrate(message: str) -> None:
    """A remark for people, on standard error."""
    click.echo(message, err=True)


def on_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()
