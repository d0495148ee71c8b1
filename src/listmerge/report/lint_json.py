"""The JSON of the contract."""

from __future__ import annotations

import json

from listmerge.jsonform import SCHEMA_VERSION, finding_json
from listmerge.report.findings import Findings
from listmerge.text import Source


def report(found: Findings, colour: bool) -> str:
    """`{"schema_version", "findings"}`, see docs/json.md."""
    sources = found.sources
    rows = [finding_json(d, sources.get(d.path, Source(d.path, "")), sources) for d in found.findings]
    return json.dumps({"schema_version": SCHEMA_VERSION, "findings": rows}, ensure_ascii=False, indent=1) + "\n"
