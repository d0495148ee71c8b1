"""JUnit XML: one suite a list, one failed case a finding, one passed case for a clean list."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from listmerge.edit import Diagnostic
from listmerge.report.characters import visible
from listmerge.report.findings import Findings, where

#: What XML 1.0 can't hold, not even as a reference.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def report(found: Findings, colour: bool) -> str:
    """The document."""
    by_path: dict[str, list[Diagnostic]] = {f.document.source.path: [] for f in found.lists}
    for finding in found.findings:
        by_path.setdefault(finding.path, []).append(finding)
    total, failed = sum(max(1, len(v)) for v in by_path.values()), len(found.findings)
    root = ET.Element("testsuites", name="listmerge", tests=str(total), failures=str(failed), errors="0")
    for path, findings in by_path.items():
        count = str(max(1, len(findings)))
        suite = ET.SubElement(
            root, "testsuite", name=_xml(path), tests=count, failures=str(len(findings)), errors="0", skipped="0"
        )
        for finding in findings:
            _case(found, suite, finding)
        if not findings:
            ET.SubElement(suite, "testcase", name="listmerge lint", classname=_xml(path))
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _case(found: Findings, suite: ET.Element, finding: Diagnostic) -> None:
    source = found.sources.get(finding.path)
    line = str(source.line_of(finding.span.start) if source else 1)
    name = f"{finding.rule}:{line}"
    case = ET.SubElement(suite, "testcase", name=name, classname=_xml(finding.path), file=_xml(finding.path), line=line)
    message = _xml(visible(finding.message))
    failure = ET.SubElement(case, "failure", type=finding.severity, message=message)
    failure.text = _xml(f"{where(found, finding)}: {message}")


def _xml(text: str) -> str:
    return _NOT_XML.sub(lambda m: f"<U+{ord(m.group()):04X}>", text)
