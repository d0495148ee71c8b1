"""The JSON of the contract: what `--format json` prints of records and findings. Keys are only ever added."""

from __future__ import annotations

from typing import Any

from listmerge.edit import Diagnostic
from listmerge.record import Record, SourceList
from listmerge.text import Source, Span

SCHEMA_VERSION = 1


def list_json(found: SourceList) -> dict[str, Any]:
    """One list with its records, prose and unclaimed lines; lines and columns from 1, end lines inclusive."""
    source = found.document.source
    return {
        "path": source.path,
        "name": found.name,
        "title": found.title,
        "styles": found.styles,
        "records": [record_json(r, source) for r in found.records],
        "prose": [{"kind": p.kind, **line_range(p.span, source)} for p in found.prose],
        "unclaimed": [line_range(s, source) for s in found.unclaimed],
    }


def record_json(record: Record, source: Source) -> dict[str, Any]:
    """One record."""
    return {
        "id": record.id,
        "name": record.name.value,
        "url": record.url,
        "section": list(record.section),
        "description": record.description.value if record.description else None,
        "links": [
            {"label": k.label, "url": k.url, "role": k.role, "line": source.line_of(k.span.start)} for k in record.links
        ],
        "fields": [{"key": f.key, "value": f.value, "line": source.line_of(f.span.start)} for f in record.fields],
        "parent": record.parent,
        "style": record.style,
        **place_json(record.span, source),
    }


def finding_json(found: Diagnostic, source: Source, sources: dict[str, Source]) -> dict[str, Any]:
    """One finding; `sources` gives the texts of related places by path."""
    return {
        "rule": found.rule,
        "severity": found.severity,
        "path": found.path,
        **place_json(found.span, source),
        "message": found.message,
        "fix": {"title": found.fix.title, "safe": found.fix.safe} if found.fix else None,
        "related": [
            {"path": n.path, **start_json(n.span, sources.get(n.path, source)), "note": n.text} for n in found.related
        ],
    }


def start_json(span: Span, source: Source) -> dict[str, int]:
    """Where a span begins."""
    at = source.position(span.start)
    return {"line": at.line, "column": at.column}


def place_json(span: Span, source: Source) -> dict[str, int]:
    """A span as lines and columns; the end column is that of the last character."""
    start, end = source.position(span.start), source.position(max(span.start, span.end - 1))
    return {"line": start.line, "end_line": end.line, "column": start.column, "end_column": end.column}


def line_range(span: Span, source: Source) -> dict[str, int]:
    """The lines of a span."""
    return {"line": source.line_of(span.start), "end_line": source.last_line_of(span)}
