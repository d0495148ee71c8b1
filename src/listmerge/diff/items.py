"""Records and entries of the catalogue as items to compare."""

from __future__ import annotations

import json
from typing import Any

from listmerge.diff.types import Item
from listmerge.errors import InputError
from listmerge.record import SourceList


def record_items(found: SourceList, label: str) -> list[Item]:
    """The records of a list; `label` names the list in the report."""
    source = found.document.source
    prefix = f"{found.name}/"
    return [
        Item(
            list=label,
            key=r.id.removeprefix(prefix),
            name=r.name.value,
            url=r.url,
            section=r.section,
            description=r.description.value if r.description else None,
            links=tuple((k.url, k.role) for k in r.links),
            fields=tuple((f.key, f.value) for f in r.fields),
            parent=r.parent.removeprefix(prefix) if r.parent else None,
            line=source.line_of(r.span.start),
        )
        for r in found.records
    ]


def catalogue_items(data: bytes, path: str) -> list[Item]:
    """The entries of a catalogue.json. Raises InputError if it is none."""
    try:
        entries = json.loads(data)["entries"]
        return [_entry_item(e) for e in entries]
    except (ValueError, RecursionError) as error:
        raise InputError(f"is not valid JSON: {error}", path, remedy="build it anew") from None
    except (KeyError, TypeError, AttributeError):
        raise InputError("is no catalogue", path, remedy="name a catalogue.json that `listmerge build` wrote") from None


def _entry_item(entry: dict[str, Any]) -> Item:
    fields = tuple((f["key"], _value(f)) for f in entry.get("fields", ()))
    return Item(
        list="",
        key=entry["id"],
        name=entry["name"],
        url=entry.get("url"),
        section=tuple(entry.get("section") or ()),
        description=_text(entry.get("description")),
        links=tuple((k["url"], _role(k)) for k in entry.get("links", ())),
        fields=fields,
        kin=tuple(f"{k['relation']} {'of ' if k.get('forward') else ''}{k['id']}" for k in entry.get("kin", ())),
        members=tuple(entry.get("members", ())),
    )


def _role(link: dict[str, Any]) -> str:
    role = link.get("role", "other")
    return f"{role} (withheld)" if link.get("withheld") else str(role)


def _value(field: dict[str, Any]) -> str:
    """A field's value with its unit."""
    value = _text(field["value"]) or ""
    return f"{value} {field['unit']}" if field.get("unit") and field["unit"] not in value else value


def _text(value: Any) -> str | None:
    """A plain text, also of a claim (`{"value": …}`)."""
    if isinstance(value, dict):
        value = value.get("value")
    return None if value is None else str(value)
