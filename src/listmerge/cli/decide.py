"""`listmerge decide`: one decision about two entries."""

from __future__ import annotations

import click

RELATION_CHOICES = click.Choice(["same", "version", "part", "related", "different"])


@click.command("decide")
@click.argument("left", metavar="A")
@click.argument("relation", type=RELATION_CHOICES, metavar="RELATION")
@click.argument("right", metavar="B")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--because", "reason", default="", metavar="TEXT", help="Why; kept with the decision.")
@click.option("--by", metavar="NAME", help="Who decides. Default: git's user.name.")
@click.option("--replace", "overrule", is_flag=True, help="Overrule an earlier decision on this pair.")
@click.pass_context
def command(
    ctx: click.Context,
    left: str,
    relation: str,
    right: str,
    paths: tuple[str, ...],
    reason: str,
    by: str | None,
    overrule: bool,
) -> None:
    """Decide once what two entries are to each other, in decisions.yaml.

    A and B are ids or names of entries. RELATION is same, version (A is a version of B), part (A is a part
    of B), related or different. PATH: the lists they stand in, as for the other commands.

    \b
    Examples:
      listmerge decide "PTB-XL" same signals/ptb-xl-ecg-dataset --because "same DOI"
      listmerge decide a/mimic-iv version a/mimic-iii --by Ada
      listmerge decide a/oasis different b/oasis --replace
    """
    from listmerge.cli._deciding import open_desk
    from listmerge.cli._shared import narrate
    from listmerge.errors import InputError
    from listmerge.match.decisions import RELATIONS
    from listmerge.match.lookup import find_record
    from listmerge.match.saving import Change, save

    desk = open_desk(ctx, paths, by)
    first, second = find_record(left, desk.lists), find_record(right, desk.lists)
    if first.id == second.id:
        raise InputError(f"`{left}` and `{right}` are the same entry, `{first.id}`", remedy="name two entries by id")
    chosen = next(r for r in RELATIONS if r == relation)
    new = desk.decision(first, second, chosen, reason)
    save(desk.path, [Change((first.id, second.id), new, force=overrule)])
    narrate(f"{desk.path}: `{first.id}` {relation} `{second.id}`")
