"""What `decide` and `review` share: who decides, on what day, in which file, and about which records."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import click

from listmerge.cli._shared import configuration, narrate
from listmerge.errors import InputError
from listmerge.match.types import Decision, Relation
from listmerge.record import Record, SourceList


@dataclass(frozen=True)
class Desk:
    """Everything a person needs to decide: the records, the decisions so far, and the file they stand in."""

    lists: Sequence[SourceList]
    decisions: tuple[Decision, ...]
    path: Path
    by: str
    on: str

    def decision(self, left: Record, right: Record, relation: Relation, reason: str = "") -> Decision:
        """A new decision about two records as they are now, signed and dated."""
        from listmerge.match.decisions import fingerprint

        prints = (fingerprint(left), fingerprint(right))
        return Decision(left.id, right.id, relation, reason, self.by, self.on, prints)


def open_desk(ctx: click.Context, paths: tuple[str, ...], by: str | None) -> Desk:
    """Read the lists and their decisions. Raises InputError for either."""
    from listmerge.git import user_name
    from listmerge.match.decisions import decisions_for
    from listmerge.pipeline import list_paths, read_lists

    config = configuration(ctx)
    lists = read_lists(list_paths(paths, config), config)
    path = config.root / config.decisions
    if not path.is_absolute() or path.is_relative_to(Path.cwd()):
        path = Path(os.path.relpath(path))
    decisions = decisions_for(path, lists)
    _warn_of_stale(decisions, lists, path)
    return Desk(lists, decisions, path, by if by is not None else user_name(), today())


def _warn_of_stale(decisions: Sequence[Decision], lists: Sequence[SourceList], path: Path) -> None:
    from listmerge.match.consistency import stale_decisions
    from listmerge.report.characters import visible

    for stale in stale_decisions(decisions, lists):
        d = stale.decision
        changed = " and ".join(f"`{visible(i)}`" for i in stale.changed)
        narrate(f"{path}:{d.line}: stale: {changed} changed since `{d.left}` {d.relation} `{d.right}` was decided")


def today() -> str:
    """The date for a decision: that of SOURCE_DATE_EPOCH (UTC) if it is set, else today's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return date.today().isoformat()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise InputError(
            f"SOURCE_DATE_EPOCH is `{epoch}`", remedy="set it to seconds since 1970, or unset it"
        ) from None
