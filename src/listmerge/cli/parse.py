"""`listmerge parse`: print the records of lists."""

from __future__ import annotations

import sys

import click

from listmerge.cli._shared import configuration, print_json
from listmerge.record import SourceList


@click.command("parse")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "jsonl", "yaml", "csv", "table"]),
    help="Default: table on a terminal, else json.",
)
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], form: str | None) -> None:
    """Print the records of lists, and what was not understood.

    PATH is a file, a folder or - for standard input; none means the lists of listmerge.yaml, else lists/, else
    README.md.

    \b
    Examples:
      listmerge parse README.md                      a table for people
      listmerge parse lists/ --format json | jq .    records, prose and unclaimed lines
      cat list.md | listmerge parse - --format csv   one row a record
    """
    from listmerge.cli._shared import on_terminal
    from listmerge.jsonform import SCHEMA_VERSION, list_json
    from listmerge.pipeline import list_paths, read_lists

    config = configuration(ctx)
    lists = read_lists(list_paths(paths, config), config)
    form = form or ("table" if on_terminal(sys.stdout) else "json")
    if form == "table":
        _print_tables(lists)
    elif form == "json":
        print_json({"schema_version": SCHEMA_VERSION, "lists": [list_json(f) for f in lists]})
    else:
        _print_rows(lists, form)


def _print_rows(lists: list[SourceList], form: str) -> None:
    """One record a line (jsonl), a document (yaml) or a row (csv)."""
    from listmerge.jsonform import list_json

    rows = [{"list": data["name"], **r} for found in lists for data in [list_json(found)] for r in data["records"]]
    if form == "jsonl":
        import json

        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
    elif form == "yaml":
        import sys

        from ruamel.yaml import YAML

        yaml = YAML()
        yaml.allow_unicode = True
        yaml.dump(rows, sys.stdout)
    else:
        _print_csv(rows)


def _print_csv(rows: list[dict[str, object]]) -> None:
    """A spreadsheet's view: lists joined by `; `, cells that look like formulas made text."""
    import csv
    import io

    names = [
        "list",
        "id",
        "name",
        "url",
        "section",
        "description",
        "links",
        "fields",
        "parent",
        "style",
        "line",
    ]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(row[n]) for n in names])
    click.echo(out.getvalue(), nl=False)


def _cell(value: object) -> str:
    if isinstance(value, list):
        parts = [
            f"{v['label']}: {v['url']}"
            if "url" in v
            else f"{v['key']}: {v['value']}"
            if isinstance(v, dict)
            else str(v)
            for v in value
        ]
        value = "; ".join(parts)
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _print_tables(lists: list[SourceList]) -> None:
    """For people: a table of records for each list, then what was not understood."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from listmerge.cli._unread import how_to_pin, unread_lines
    from listmerge.extract.suitable import why_unsuitable

    console = Console()
    for found in lists:
        source = found.document.source
        styles = ", ".join(f"{n} {s}" for s, n in found.styles.items()) or "no entries found"
        table = Table("line", "name", "url", "section", "facts", title=f"{source.path}: {styles}", title_justify="left")
        for r in found.records:
            facts = "; ".join(f"{f.key}: {f.value}" for f in r.fields)
            name = ("  " if r.parent else "") + r.name.value
            cells = (str(source.line_of(r.span.start)), name, r.url or "-", " > ".join(r.section), facts)
            table.add_row(*(Text(c, overflow="ellipsis", no_wrap=i == 0) for i, c in enumerate(cells)))
        console.print(table)
        if reason := why_unsuitable(found):
            console.print(Text(f"{source.path}: {reason}"), soft_wrap=True)
        for line in unread_lines(found):
            console.print(Text(line), soft_wrap=True)
    if hint := how_to_pin(lists):
        console.print(Text(hint), soft_wrap=True)
