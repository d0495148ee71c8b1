"""catalogue.json: everything the catalogue knows, as docs/catalogue.schema.json describes it."""

from __future__ import annotations

import json
from typing import Any

from listmerge.catalogue import Catalogue, Claim, Entry, EntryLink, ListInfo, Origin, Question, Statement

SCHEMA_VERSION = 1
FILE = "catalogue.json"


def emit(catalogue: Catalogue) -> dict[str, str]:
    """The file."""
    return {FILE: json.dumps(catalogue_json(catalogue), ensure_ascii=False, indent=1) + "\n"}


def catalogue_json(catalogue: Catalogue) -> dict[str, Any]:
    """The catalogue as plain data, in fixed order."""
    return {
        "schema_version": SCHEMA_VERSION,
        "title": catalogue.title,
        "description": catalogue.description,
        "lists": [_list(info) for info in catalogue.lists],
        "sections": [list(path) for path in catalogue.outline],
        "entries": [entry_json(e) for e in catalogue.entries],
        "open_questions": [_question(q) for q in catalogue.questions],
    }


def entry_json(entry: Entry) -> dict[str, Any]:
    """One entry."""
    description = entry.description
    return {
        "id": entry.id,
        "name": entry.name,
        "aliases": list(entry.aliases),
        "url": entry.url,
        "section": list(entry.section),
        "also_in": [list(p) for p in entry.also],
        "description": description.text if description else None,
        "description_from": {**_origin(description.origin), "quoted": description.quoted} if description else None,
        "links": [_link(k) for k in entry.links],
        "fields": [_claim(c) for c in entry.fields],
        "kin": [{"relation": k.relation, "id": k.id, "forward": k.forward} for k in entry.kin],
        "members": [o.record for o in entry.members],
        "said_by": [_origin(o) for o in entry.members],
        "evidence": list(entry.evidence),
    }


def _list(info: ListInfo) -> dict[str, Any]:
    return {
        "letter": info.letter,
        "name": info.name,
        "title": info.title,
        "path": info.path,
        "records": info.records,
        "origin": info.origin,
        "licence": info.licence,
        "text": info.text,
    }


def _link(link: EntryLink) -> dict[str, Any]:
    return {
        "url": link.url,
        "role": link.role,
        "label": link.label,
        "withheld": link.withheld,
        "said_by": [_origin(o) for o in link.said_by],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "key": claim.key,
        "value": claim.value,
        "unit": claim.unit,
        "number": claim.number,
        "approximate": claim.approximate,
        "mark": claim.mark or None,
        "said_by": [_statement(s) for s in claim.said_by],
        "others": [_statement(s) for s in claim.others],
    }


def _statement(said: Statement) -> dict[str, Any]:
    return {**_origin(said.origin), "key": said.key, "value": said.value}


def _origin(origin: Origin) -> dict[str, Any]:
    return {"list": origin.list, "line": origin.line, "record": origin.record}


def _question(question: Question) -> dict[str, Any]:
    return {
        "kind": question.kind,
        "entries": list(question.entries),
        "question": question.text,
        "evidence": [_origin(o) for o in question.evidence],
    }
