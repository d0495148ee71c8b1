"""The reference pages are those of the program as it is, and every command has help with examples."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from listmerge.cli.group import COMMANDS, main
from listmerge.reference import COMMAND, pages
from listmerge.rules import rules

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("path", ["docs/rules.md", "docs/cli.md"])
def test_page_is_not_stale(path: str) -> None:
    written = (ROOT / path).read_text(encoding="utf-8") if (ROOT / path).exists() else ""
    assert written == pages()[path], f"{path} is stale: run `{COMMAND}` in the root of the checkout"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_that_ends_with_examples(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    text = command.get_help(click.Context(command, info_name=name))
    assert "\nOptions:\n" in text.partition("\n  Examples:\n")[0], "examples come last"
    assert f"listmerge {name}" in text.partition("\n  Examples:\n")[2]
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, f"{name} {option.opts[0]} has no help"


def test_every_rule_is_on_the_page() -> None:
    page = pages()["docs/rules.md"]
    assert all(f"\n### {name}\n" in page for name in rules())
