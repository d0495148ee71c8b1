"""The reference pages, made from the program itself: docs/rules.md and docs/cli.md.

`python -m listmerge.reference` in the root of a checkout writes them; the tests fail when they are stale.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from listmerge.rules import Rule, rules

#: How to write the pages anew; tests and pages name it.
COMMAND = "python -m listmerge.reference"
_FRAME = "frame"


def pages() -> dict[str, str]:
    """Path from the root of the checkout -> text of the page."""
    return {"docs/rules.md": rules_page(rules().values()), "docs/cli.md": cli_page()}


def rules_page(chosen: Iterable[Rule]) -> str:
    """The page of rules: a table of them, then each with its explanation and examples, by family."""
    by_family: dict[str, list[Rule]] = {}
    for rule in chosen:
        by_family.setdefault(rule.family, []).append(rule)
    families = sorted(by_family, key=lambda f: (f == _FRAME, f))
    lines = [
        "# Rules",
        "",
        f"What `listmerge lint` looks for. Made from the rules themselves by `{COMMAND}`; edit those, not this page.",
        "",
        "A family's name stands for all of its rules, in `--select`, in `listmerge.yaml` and in comments.",
        "*Safe* fixes, which `--fix` makes, leave the records and the page as they are; that is checked each time.",
        "",
        "| rule | family | severity | finds |",
        "| --- | --- | --- | --- |",
    ]
    for family in families:
        for rule in by_family[family]:
            summary = rule.summary.replace("|", "\\|")
            lines.append(f"| [{rule.name}](#{rule.name}) | {family} | {rule.severity} | {summary} |")
    for family in families:
        lines += ["", f"## Family {family}"]
        for rule in by_family[family]:
            lines += ["", f"### {rule.name}", "", f"*{rule.severity}* · {rule.summary}"]
            if rule.changes_html:
                lines += ["", "Its fix may change what the page looks like, never the records."]
            if rule.explanation:
                lines += ["", rule.explanation]
    return "\n".join(lines) + "\n"


def cli_page() -> str:
    """The page of commands: the help of each, as `--help` prints it, whatever the terminal."""
    from listmerge.cli.group import COMMANDS, main

    lines = [
        "# Commands",
        "",
        f"What `listmerge COMMAND --help` prints. Made from the program by `{COMMAND}`; edit that, not this page.",
        "",
        "| command | does |",
        "| --- | --- |",
        *(f"| [{name}](#listmerge-{name}) | {text} |" for name, text in sorted(COMMANDS.items())),
    ]
    lines += ["", "## listmerge", "", *_help(main, None)]
    context = click.Context(main, info_name="listmerge")
    for name in sorted(COMMANDS):
        command = main.get_command(context, name)
        if command is not None:
            lines += ["", f"## listmerge {name}", "", *_help(command, context)]
    return "\n".join(lines) + "\n"


def _help(command: click.Command, parent: click.Context | None) -> Iterator[str]:
    """A command's help in a fenced block, 100 columns wide."""
    context = click.Context(
        command,
        info_name=command.name if parent else "listmerge",
        parent=parent,
        terminal_width=100,
        max_content_width=100,
        help_option_names=["-h", "--help"],
    )
    yield "```text"
    yield from (line.rstrip() for line in inspect.cleandoc(command.get_help(context)).splitlines())
    yield "```"


def write_pages(root: Path) -> None:
    """Write the pages below a checkout's root."""
    from listmerge.writing import write_files

    write_files({root / path: text.encode() for path, text in pages().items()})


if __name__ == "__main__":
    write_pages(Path.cwd())
