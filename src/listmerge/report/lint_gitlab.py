"""GitLab's code quality report: a JSON array; fingerprints stay the same when lines move."""

from __future__ import annotations

import json
from pathlib import PurePath

from listmerge.report.characters import visible
from listmerge.report.findings import Findings
from listmerge.text import Source

_LEVELS = {"error": "major", "warning": "minor", "info": "info"}


def report(found: Findings, colour: bool) -> str:
    """One object a finding, with the five keys that GitLab reads."""
    rows = []
    for finding, fingerprint in zip(found.findings, found.fingerprints, strict=True):
        source = found.sources.get(finding.path, Source(finding.path, ""))
        lines = {"begin": source.line_of(finding.span.start), "end": source.last_line_of(finding.span)}
        rows.append(
            {
                "description": visible(finding.message),
                "check_name": finding.rule,
                "fingerprint": fingerprint,
                "severity": _LEVELS[finding.severity],
                "location": {"path": PurePath(finding.path).as_posix().removeprefix("./"), "lines": lines},
            }
        )
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
