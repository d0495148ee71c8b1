"""SARIF 2.1.0, as GitHub's code scanning and others read it."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from listmerge import __version__
from listmerge.edit import Diagnostic, Edit
from listmerge.report.findings import Findings
from listmerge.rules import Rule, rules
from listmerge.text import Source, Span

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def report(found: Findings, colour: bool) -> str:
    """One run, with the rules that found something."""
    names = sorted({d.rule for d in found.findings})
    rows = zip(found.findings, found.fingerprints, strict=True)
    run = {
        "tool": {
            "driver": {
                "name": "listmerge",
                "semanticVersion": __version__,
                "rules": [_rule(rules()[n]) for n in names],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The folder that lint was run in."}}},
        "results": [_result(found, d, names.index(d.rule), f) for d, f in rows],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": rule.explanation, "markdown": rule.explanation},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _result(found: Findings, finding: Diagnostic, index: int, fingerprint: str) -> dict[str, Any]:
    source = found.sources.get(finding.path, Source(finding.path, ""))
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(source, finding.span)],
        "partialFingerprints": {"listmergeRuleAndEntry/v1": fingerprint},
    }
    if finding.related:
        places = [(found.sources.get(n.path, Source(n.path, "")), n) for n in finding.related]
        result["relatedLocations"] = [_location(s, n.span) | {"message": {"text": n.text}} for s, n in places]
    if finding.fix and finding.fix.edits:
        replacements = [_replacement(source, e) for e in finding.fix.edits]
        change = {"artifactLocation": _artifact(source.path), "replacements": replacements}
        result["fixes"] = [{"description": {"text": finding.fix.title}, "artifactChanges": [change]}]
    return result


def _location(source: Source, span: Span) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(source.path), "region": _region(source, span)}}


def _region(source: Source, span: Span) -> dict[str, int]:
    """Columns from 1, the end column behind the last character."""
    start, end = source.position(span.start), source.position(span.end)
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _replacement(source: Source, edit: Edit) -> dict[str, Any]:
    return {"deletedRegion": _region(source, edit.span), "insertedContent": {"text": edit.text}}


def _artifact(path: str) -> dict[str, str]:
    pure = PurePath(path)
    if pure.is_absolute():
        return {"uri": pure.as_uri()}
    return {"uri": quote(pure.as_posix()), "uriBaseId": "%SRCROOT%"}
