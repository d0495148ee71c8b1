"""Source -> formatted source: passes of proposed edits, each proved harmless before it is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from listmerge.edit import Edit, edited
from listmerge.fmt.normalise import normalisers
from listmerge.fmt.proof import same
from listmerge.record import SourceList
from listmerge.text import Source

#: How often all passes are run at most; two are enough for nearly every list, the second changes nothing.
ROUNDS = 6

Read = Callable[[Source], SourceList]
#: Edits that belong together: all of them are made or none.
Group = tuple[Edit, ...]


@dataclass(frozen=True)
class Formatted:
    """The outcome. source: formatted. left_out: how many groups of edits would have changed what is read.

    reasons: where the first of them stand and what would have changed, where that is known.
    """

    source: Source
    left_out: int
    reasons: tuple[str, ...] = ()


def normalise(source: Source, read: Read) -> Formatted:
    """Format a list inside its own style; formatting the outcome again changes nothing.

    read: how a source is read into a list. Undecodable bytes are kept.
    """
    found = read(source)
    left_out = 0
    for _ in range(ROUNDS):
        before = found.document.source.text
        left_out = 0
        for propose in normalisers():
            groups = [g for g in propose(found) if _changes(found, g)]
            found, refused = settle(found, groups, read, same)
            left_out += refused
        if found.document.source.text == before:
            break
    return Formatted(found.document.source, left_out)


def settle(
    found: SourceList, groups: Sequence[Group], read: Read, keeps: Callable[[SourceList, SourceList], bool]
) -> tuple[SourceList, int]:
    """Take as many groups of edits as `keeps(before, after)` allows; returns the new list and how many were not.

    All are tried at once, and halved where that fails, so that one bad edit costs a few readings, not one each.
    """
    source = found.document.source

    def attempt(chosen: Sequence[Group]) -> SourceList | None:
        result = read(edited(source, [e for g in chosen for e in g]))
        return result if keeps(found, result) else None

    def good(chosen: Sequence[Group], kept: Sequence[Group]) -> list[Group]:
        """The groups that can be added to those kept."""
        if not chosen or attempt([*kept, *chosen]):
            return list(chosen)
        if len(chosen) == 1:
            return []
        middle = len(chosen) // 2
        first = good(chosen[:middle], kept)
        return [*first, *good(chosen[middle:], [*kept, *first])]

    if not groups:
        return found, 0
    kept = good(groups, [])
    result = attempt(kept) if kept else found
    assert result is not None
    return result, len(groups) - len(kept)


def _changes(found: SourceList, group: Group) -> bool:
    source = found.document.source
    return any(source.slice(e.span) != e.text for e in group)
