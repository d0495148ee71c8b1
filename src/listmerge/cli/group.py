"""All commands, as click understands them; each is imported when it is called."""

from __future__ import annotations

import importlib
import inspect

import click

from listmerge import __version__

#: Command -> its one-line help; the module of the same name has the function `command`.
COMMANDS = {
    "build": "Write the unified list and its data files to merged/.",
    "check": "Check the repository as a whole: a stale merged/, new possible duplicates.",
    "decide": "Decide once what two entries are to each other.",
    "diff": "Show what changed between two versions, entry by entry.",
    "dupes": "Report duplicates and kin across lists, with the evidence.",
    "explain": "Tell where each value of an entry came from.",
    "init": "Look at a repository's lists and write a configuration, hooks and a workflow.",
    "fmt": "Normalise lists inside their own style, or convert them.",
    "lint": "Find format errors and suspicious content, and mend what can be mended.",
    "match": "Match the rows of a large catalogue.",
    "parse": "Print the records of lists.",
    "review": "Decide the doubtful pairs, in the terminal or on a page.",
    "rules": "Explain the lint rules.",
}


def examples_last(command: click.Command) -> click.Command:
    """The command, with the examples that end its docstring printed below the options."""
    text, found, examples = inspect.cleandoc(command.help or "").partition("\b\nExamples:")
    if found:
        command.help, command.epilog = text.rstrip(), found + examples
    return command


class LazyGroup(click.Group):
    """A group that imports a command's module only when the command is called or asked for help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"listmerge.cli.{cmd_name}")
        command: click.Command = module.command
        return examples_last(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click's, with a suggestion for a misspelt command."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from listmerge.errors import closest

            close = closest(args[0], COMMANDS)
            hint = f" Did you mean '{close}'?" if close else ""
            raise click.UsageError(f"No such command '{args[0]}'.{hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="listmerge")
@click.option("--config", "config_path", type=click.Path(dir_okay=False), help="Use this listmerge.yaml.")
@click.pass_context
def main(ctx: click.Context, config_path: str | None) -> None:
    """Read, lint, match and merge curated markdown lists.

    Exit status: 0 clean, 1 findings, 2 wrong usage or unreadable input, 130 interrupted.

    \b
    Examples:
      listmerge lint                     check the lists of listmerge.yaml, or lists/
      listmerge parse README.md          see what listmerge reads of a list
      listmerge build                    write merged/
    """
    ctx.obj = config_path


examples_last(main)
