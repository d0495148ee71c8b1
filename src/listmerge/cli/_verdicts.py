"""Verdicts saved by the review page, read back."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from listmerge.cli._deciding import Desk
from listmerge.cli._shared import narrate
from listmerge.errors import InputError
from listmerge.match.decisions import RELATIONS
from listmerge.match.saving import Change, save
from listmerge.match.types import Decision

_REMEDY = "use the file that the review page saved, unchanged"


def apply_verdicts(path: Path, desk: Desk) -> None:
    """Write the verdicts of a file to the decisions, all or none, and say what changed.

    Raises InputError for a file that is not a page's, for entries that are not there, and for pairs that
    someone else decided since the page was made.
    """
    changes = [_change(item, i, path, desk) for i, item in enumerate(_verdicts(path), 1)]
    _require_once(changes, path)
    if changes:
        save(desk.path, changes)
    for change in changes:
        click.echo(_report(change))
    noun = "verdict" if len(changes) == 1 else "verdicts"
    narrate(f"{desk.path}: {len(changes)} {noun} taken over")


def _require_once(changes: list[Change], path: Path) -> None:
    """Raise InputError if a pair stands twice in the file."""
    seen: dict[frozenset[str], int] = {}
    for number, change in enumerate(changes, 1):
        first = seen.setdefault(frozenset(change.pair), number)
        if first != number:
            raise InputError(f"verdicts {first} and {number} are on the same pair", str(path), remedy=_REMEDY)


def _verdicts(path: Path) -> list[Any]:
    """The list of verdicts in a file, `-` for standard input."""
    try:
        text = sys.stdin.read() if str(path) == "-" else path.read_text("utf-8-sig")
        data = json.loads(text)
    except OSError as error:
        raise InputError(f"can't be read: {error.strerror}", str(path), remedy="check the spelling") from None
    except json.JSONDecodeError as error:
        raise InputError(f"is not valid JSON: {error.msg}", str(path), error.lineno, _REMEDY) from None
    except (UnicodeDecodeError, RecursionError):
        raise InputError("is not valid JSON", str(path), remedy=_REMEDY) from None
    if not isinstance(data, dict) or data.get("schema_version") != 1 or not isinstance(data.get("verdicts"), list):
        raise InputError("does not hold verdicts of a review page", str(path), remedy=_REMEDY)
    found: list[Any] = data["verdicts"]
    return found


def _change(item: Any, number: int, path: Path, desk: Desk) -> Change:
    """One verdict as a change to the decisions. Raises InputError, naming its number, for what is wrong with it."""

    def wrong(what: str, remedy: str = _REMEDY) -> InputError:
        return InputError(f"verdict {number}: {what}", str(path), remedy=remedy)

    if not isinstance(item, dict):
        raise wrong("is not an object")
    pair = _texts(item.get("pair"))
    if not pair or pair[0] == pair[1]:
        raise wrong("`pair` should name two entries")
    ids = {r.id for found in desk.lists for r in found.records}
    for wanted in pair:
        if wanted not in ids:
            raise wrong(f"there is no entry `{wanted}`", "make the page anew with `listmerge review --export`")
    relation = item.get("relation")
    if relation is not None and relation not in RELATIONS:
        raise wrong(f"unknown relation {relation!r}", f"one of {', '.join(RELATIONS)}")
    reason, prints = item.get("reason", ""), _texts(item.get("fingerprints", ["", ""]))
    if not isinstance(reason, str) or not prints:
        raise wrong("`reason` should be text and `fingerprints` two texts")
    new = Decision(*pair, relation, reason, desk.by, desk.on, prints) if relation else None
    return Change(pair, new, _seen(item.get("was"), pair, wrong))


def _seen(was: Any, pair: tuple[str, str], wrong: Any) -> Decision | None:
    """The decision that stood when the page was made."""
    if was is None:
        return None
    before = _texts(was.get("pair")) if isinstance(was, dict) else None
    if not before or set(before) != set(pair) or was.get("relation") not in RELATIONS:
        raise wrong("`was` should be the earlier decision on this pair")
    return Decision(*before, was["relation"])


def _texts(value: Any) -> tuple[str, str] | None:
    """Two texts, else None."""
    if isinstance(value, list) and len(value) == 2 and all(isinstance(v, str) for v in value):
        return (value[0], value[1])
    return None


def _report(change: Change) -> str:
    """One line on what changed."""
    from listmerge.report.characters import visible

    old = f"{change.old.left} {change.old.relation} {change.old.right}" if change.old else "undecided"
    new = f"{change.new.left} {change.new.relation} {change.new.right}" if change.new else "withdrawn"
    if not change.new:
        return visible(f"{old}: withdrawn")
    return visible(f"{new} (was {old})")
