"""How many findings each rule has, in place of the findings."""

from __future__ import annotations

import json

from listmerge.jsonform import SCHEMA_VERSION
from listmerge.report.findings import Findings
from listmerge.rules import rules


def statistics(found: Findings, form: str) -> str:
    """Rows of count, rule and how many can be mended, most first; JSON for the format `json`."""
    names = sorted({d.rule for d in found.findings})
    rows = []
    for name in names:
        mine = [d for d in found.findings if d.rule == name]
        fixes = [d.fix for d in mine if d.fix is not None]
        safe = sum(f.safe for f in fixes)
        severity, summary = mine[0].severity, rules()[name].summary
        rows.append((len(mine), name, severity, safe, len(fixes) - safe, summary))
    rows.sort(key=lambda r: (-r[0], r[1]))
    if form == "json":
        keys = ("count", "rule", "severity", "safe_fixes", "unsafe_fixes", "summary")
        data = {"schema_version": SCHEMA_VERSION, "statistics": [dict(zip(keys, r, strict=True)) for r in rows]}
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    width = max(map(len, names), default=0)
    lines = []
    for count, name, severity, safe, unsafe, summary in rows:
        mark = "*" if safe else "~" if unsafe else " "
        lines.append(f"{count:6} {mark} {name:{width}}  {severity:7}  {summary}\n")
    if any(r[3] or r[4] for r in rows):
        lines.append("\n       * `--fix` mends some or all of them; ~ only `--unsafe-fixes` does\n")
    return "".join(lines)
