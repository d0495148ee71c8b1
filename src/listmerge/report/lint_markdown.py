"""Markdown for a comment on a pull request: a table for each list, most severe first, within GitHub's limits."""

from __future__ import annotations

import re

from listmerge.edit import Diagnostic
from listmerge.report.characters import visible
from listmerge.report.findings import Findings
from listmerge.text import Source

#: So many findings are shown; a comment of GitHub holds 65,536 characters.
SHOWN = 100
MESSAGE_LENGTH = 300

_CODE = re.compile(r"(?<!`)(`++)(.+?)(?<!`)\1(?!`)")
_SPECIAL = re.compile(r"([\\|*_\[\]<>~])")
#: `@name` notifies people, `#12` and `GH-12` link issues: a zero-width joiner breaks them.
_PING = re.compile(r"(@|#|GH-)(?=\w)")


def report(found: Findings, colour: bool) -> str:
    """A heading line with the numbers, then the tables."""
    total = len(found.findings)
    lists = len(found.lists)
    in_lists = "1 list" if lists == 1 else f"{lists} lists"
    if not total:
        return f"**listmerge**: no findings in {in_lists}.\n"
    lines = [f"**listmerge**: {total} finding{'s' * (total != 1)} in {in_lists}."]
    shown = found.by_severity[:SHOWN]
    for path in sorted({d.path for d in shown}):
        lines += ["", f"**{_escape(path)}**", "", "| line | rule | finding |", "| ---: | --- | --- |"]
        lines += [_row(found, d) for d in shown if d.path == path]
    if total > SHOWN:
        lines += ["", f"… and {total - SHOWN} more."]
    return "\n".join(lines) + "\n"


def _row(found: Findings, finding: Diagnostic) -> str:
    source = found.sources.get(finding.path, Source(finding.path, ""))
    mark = {"error": "**error** ", "warning": "", "info": "info: "}[finding.severity]
    message = visible(finding.message)
    if len(message) > MESSAGE_LENGTH:
        message = message[:MESSAGE_LENGTH] + "…"
    return f"| {source.line_of(finding.span.start)} | `{finding.rule}` | {mark}{_formatted(message)} |"


def _formatted(message: str) -> str:
    """Code spans stay code, the rest is escaped."""
    parts, at = [], 0
    for code in _CODE.finditer(message):
        parts += [_escape(message[at : code.start()]), code.group().replace("|", "\\|")]
        at = code.end()
    return "".join(parts) + _escape(message[at:])


def _escape(text: str) -> str:
    return _PING.sub("\\1\u2060", _SPECIAL.sub(r"\\\1", text).replace("`", "\\`"))
