"""One line a finding: `path:line:column: severity [rule] message`."""

from __future__ import annotations

from listmerge.report.characters import visible
from listmerge.report.findings import Findings, where
from listmerge.report.style import Style


def report(found: Findings, colour: bool) -> str:
    """The lines, in order of place."""
    style = Style(colour)
    return "".join(
        f"{style.bold(where(found, d))}: {style.severity(d.severity)} [{d.rule}] {visible(d.message)}\n"
        for d in found.findings
    )
