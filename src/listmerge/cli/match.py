"""`listmerge match`: which rows of a large catalogue are one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from listmerge.match.scale.columns import Ints
    from listmerge.report.rows import Catalogue

#: Fewer rows than this are matched before other processes have started.
_FEW = 5_000


@click.command("match")
@click.argument("path", metavar="ROWS")
@click.option("--add", metavar="ROWS", help="Match only these rows, against the catalogue and each other.")
@click.option("--index", metavar="FOLDER", help="Keep what is known of the catalogue here, so that adding is quick.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl", "csv"]),
    default="text",
    show_default=True,
    help="For people, one thing a line, every row with its thing",
)
@click.option("--workers", type=click.IntRange(1), metavar="N", help="Processes; default: one for each core.")
def command(path: str, add: str | None, index: str | None, form: str, workers: int | None) -> None:
    """Match the rows of a large catalogue: thousands to millions of records from many lists.

    ROWS is a file of JSON lines, as `listmerge parse --format jsonl` prints them, or a .csv or .tsv file with a header.
    A row needs a `list` and a `name`; `url`, `section` and `description` help. - is standard input. Rows are counted
    from 1. Only what is certain is joined; decisions.yaml is not read. numpy is needed: pip install 'listmerge[scale]'.

    \b
    Examples:
      listmerge parse lists/ --format jsonl | listmerge match -
      listmerge match catalogue.csv --format csv > things.csv       every row with the number of its thing
      listmerge match catalogue.jsonl --index .index                match all, and keep an index
      listmerge match catalogue.jsonl --index .index --add new.jsonl
    """
    _require_numpy()
    import os
    from itertools import islice
    from pathlib import Path

    from listmerge.cli._shared import narrate
    from listmerge.match.scale.engine import match_rows
    from listmerge.match.scale.index import match_new
    from listmerge.match.scale.keeping import index_of
    from listmerge.match.scale.tables import open_rows
    from listmerge.report.progress import progress_bar
    from listmerge.report.rows import Catalogue, clusters_of

    rows = open_rows(path)
    new = open_rows(add) if add else None
    processes = (workers or os.cpu_count() or 1) if len(rows) >= _FEW else 1
    with progress_bar() as progress:
        if index or new is not None:
            known = index_of(rows, Path(index) if index else None, processes, progress)
            home = known.home if new is None else match_new(known, new)
        else:
            home = match_rows(rows, processes, progress).home
    first = 0 if new is None else len(rows)
    catalogue = Catalogue(rows) if new is None else Catalogue(rows, new)
    clusters = clusters_of(home, first)
    pieces = iter(_written(catalogue, home, clusters, form, first))
    while block := "".join(islice(pieces, 10_000)):
        click.echo(block.encode("utf-8", "replace"), nl=False)  # JSON may hold halves of characters
    narrate(_summary(home, clusters, first))


def _require_numpy() -> None:
    """Raise InputError if numpy is missing, which only this command needs."""
    from importlib.util import find_spec

    from listmerge.errors import InputError

    if find_spec("numpy") is None:
        raise InputError("matching large catalogues needs numpy", remedy="pip install 'listmerge[scale]'")


def _written(catalogue: Catalogue, home: Ints, clusters: list[list[int]], form: str, first: int) -> Iterator[str]:
    from listmerge.report.rows import as_csv, as_jsonl, as_text

    if form == "csv":
        return as_csv(catalogue, home, first)
    return as_jsonl(catalogue, clusters) if form == "jsonl" else as_text(catalogue, clusters)


def _summary(home: Ints, clusters: list[list[int]], first: int) -> str:
    """What was found, in a sentence."""
    if not first:
        things = len(set(home.tolist()))
        return f"{len(home):,} rows are {things:,} things, {len(clusters):,} of which stand in several rows"
    known = int((home < first).sum())
    return f"{len(home):,} new rows: {known:,} are known, {len(home) - known:,} are not"
