"""Source -> formatted source: passes of proposed edits, each proved harmless before it is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from listmerge.edit import Edit, edited, harmless
from listmerge.fmt.normalise import normalisers
from listmerge.fmt.proof import difference
from listmerge.record import SourceList
from listmerge.text import Source

#: How often all passes are run at most; two are enough for nearly every list, the second changes nothing.
ROUNDS = 6

Read = Callable[[Source], SourceList]
#: What a second reading has lost of the first, in words; None if nothing.
Loss = Callable[[SourceList, SourceList], str | None]
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
            found, refused = settle(found, groups, read, difference)
            left_out += len(refused)
        if found.document.source.text == before:
            break
    return Formatted(found.document.source, left_out)


def settle(
    found: SourceList, groups: Sequence[Group], read: Read, loss: Loss
) -> tuple[SourceList, list[tuple[Group, str]]]:
    """Take as many groups of edits as go without loss; returns the new list, and which were not taken and why."""
    source, result = found.document.source, found

    def harm(chosen: Sequence[Group]) -> str | None:
        nonlocal result
        after = read(edited(source, [e for g in chosen for e in g]))
        why = loss(found, after)
        if why is None:
            result = after
        return why

    _, refused = harmless(groups, harm)
    return result, refused


def _changes(found: SourceList, group: Group) -> bool:
    source = found.document.source
    return any(source.slice(e.span) != e.text for e in group)
