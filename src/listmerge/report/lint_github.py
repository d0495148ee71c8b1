"""GitHub annotations: workflow commands on standard output. Most severe first: GitHub shows ten of each kind."""

from __future__ import annotations

from listmerge.edit import Diagnostic
from listmerge.jsonform import place_json
from listmerge.report.characters import visible
from listmerge.report.findings import Findings
from listmerge.text import Source

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def report(found: Findings, colour: bool) -> str:
    """One command a finding."""
    return "".join(_command(found, d) + "\n" for d in found.by_severity)


def _command(found: Findings, finding: Diagnostic) -> str:
    place = place_json(finding.span, found.sources.get(finding.path, Source(finding.path, "")))
    properties: dict[str, str | int] = {"file": finding.path, "line": place["line"], "endLine": place["end_line"]}
    if place["line"] == place["end_line"]:  # GitHub drops an annotation with columns over several lines
        properties |= {"col": place["column"], "endColumn": place["end_column"] + 1}
    properties["title"] = f"listmerge {finding.rule}"
    listed = ",".join(f"{k}={_escape_property(str(v))}" for k, v in properties.items())
    message = visible(finding.message)
    if corrected := found.corrected(finding):
        message += "\n" + "\n".join(map(visible, corrected))
    return f"::{_LEVELS[finding.severity]} {listed}::{_escape(message)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
