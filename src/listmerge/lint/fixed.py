"""How a run ends: what was found, what was mended, and what was not."""

from __future__ import annotations

from listmerge.edit import Diagnostic
from listmerge.record import SourceList
from listmerge.values import frozen, made, mutable


@frozen
class Refused:
    """A fix that was left out, and why: `records`, `page`, `bytes` or `unsettled`."""

    finding: Diagnostic
    why: str

    @property
    def message(self) -> str:
        """One sentence for people."""
        return {
            "records": "it would change what the list says",
            "page": "it would change what the page looks like",
            "bytes": "it would overwrite bytes that can't be decoded",
            "unsettled": "it and another fix undo each other",
        }[self.why]


@mutable
class Fixed:
    """The outcome. lists: read anew where they changed, in the order given. applied: how many fixes for each path."""

    lists: list[SourceList]
    findings: list[Diagnostic]
    applied: dict[str, int] = made(default_factory=dict)
    refused: list[Refused] = made(default_factory=list)
