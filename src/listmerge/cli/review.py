"""`listmerge review`: people decide the doubtful pairs, here or on a page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from listmerge.cli._deciding import Desk
    from listmerge.match.types import Match, Matching


@click.command("review")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--export", type=click.Path(dir_okay=False), metavar="FILE.html", help="Write a page to review instead.")
@click.option(
    "--apply",
    "verdicts",
    type=click.Path(dir_okay=False),
    metavar="FILE.json",
    help="Take over a page's verdicts; - is standard input.",
)
@click.option("--stale", is_flag=True, help="Look again at decisions whose entries changed since.")
@click.option("--by", metavar="NAME", help="Who decides. Default: git's user.name.")
@click.option("--no-reasons", is_flag=True, help="Do not ask for a reason after each verdict.")
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    export: str | None,
    verdicts: str | None,
    stale: bool,
    by: str | None,
    no_reasons: bool,
) -> None:
    """Decide the pairs that wait for a person, one at a time.

    Each answer is saved to decisions.yaml at once. PATH: as for the other commands.

    \b
    Keys: s same, v version, p part, r related, d different; V and P: the other way round;
          k skip, u undo, o open the links, q quit

    \b
    Examples:
      listmerge review                            in the terminal
      listmerge review --export review.html       a page for the browser, no network needed
      listmerge review --apply verdicts.json      take over what was decided there
      listmerge review --stale                    look again at what has changed since
    """
    from listmerge.cli._deciding import open_desk

    if export and verdicts:
        raise click.UsageError("--export and --apply exclude each other")
    desk = open_desk(ctx, paths, by)
    if verdicts:
        from listmerge.cli._verdicts import apply_verdicts

        apply_verdicts(Path(verdicts), desk)
        return
    from listmerge.match import match

    matching = match(desk.lists, desk.decisions)
    if export:
        _export(Path(export), desk, matching)
    else:
        _review(desk, matching, stale, not no_reasons)


def _export(path: Path, desk: Desk, matching: Matching) -> None:
    """Write the page."""
    from listmerge.cli._shared import narrate
    from listmerge.report.review_page import review_page
    from listmerge.writing import write_files

    page = review_page(desk.lists, matching, desk.decisions)
    write_files({path: page.encode("utf-8")})
    narrate(f"wrote {path}; then `listmerge review --apply verdicts.json` with the verdicts saved there")


def _review(desk: Desk, matching: Matching, stale: bool, reasons: bool) -> None:
    """Ask for each pair. Raises InputError where there is nobody to ask."""
    import sys

    from listmerge.cli._review_session import Session
    from listmerge.cli._shared import narrate, on_terminal
    from listmerge.errors import InputError

    pairs = _stale_pairs(desk, matching) if stale else _open_pairs(desk, matching)
    if not pairs:
        narrate("no decision is stale" if stale else "no pair waits for a decision")
        return
    if not (on_terminal(sys.stdin) and on_terminal(sys.stdout)):
        raise InputError(
            f"{len(pairs)} pairs wait for a decision, but this is not a terminal",
            remedy="use --export FILE.html, or `listmerge decide`",
        )
    session = Session(desk, pairs, reasons)
    try:
        session.run()
    finally:
        narrate(session.summary())


def _open_pairs(desk: Desk, matching: Matching) -> list[Match]:
    """The pairs up for review that nobody has decided."""
    from listmerge.match.consistency import pair_of
    from listmerge.report.pair_view import in_order

    decided = {pair_of(d) for d in desk.decisions}
    return in_order(m for m in matching.matches if m.band == "review" and (m.left, m.right) not in decided)


def _stale_pairs(desk: Desk, matching: Matching) -> list[Match]:
    """The pairs whose decision is stale, with the evidence where the matcher has any."""
    from listmerge.match.consistency import pair_of, stale_decisions
    from listmerge.match.types import Match

    scored = {(m.left, m.right): m for m in matching.matches}
    pairs = []
    for stale in stale_decisions(desk.decisions, desk.lists):
        left, right = pair_of(stale.decision)
        pairs.append(scored.get((left, right)) or Match(left, right, "review", stale.decision.relation))
    return pairs
