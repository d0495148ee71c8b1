"""decisions.yaml -> what people decided about pairs of records.

The file is a list. Each item has `pair` (two record ids), `relation`, and where known `reason`, `by`, `on`
and `fingerprints` of both records, in the order of the pair. `version` and `part` read from left to right:
the first is a version, or a part, of the second. `saving.py` writes the file, `consistency.py` says when
decisions disagree.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from listmerge.errors import InputError, did_you_mean
from listmerge.match.types import Decision, Relation
from listmerge.record import Record, SourceList
from listmerge.text import LINE_END, Source

RELATIONS: tuple[Relation, ...] = get_args(Relation)
_KEYS = ("pair", "relation", "reason", "by", "on", "fingerprints")
_CONFLICT = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?:\s|$)")
_SHAPE = "write `- pair: [list/entry, other/entry]` and `relation: same` below it"


@dataclass(frozen=True)
class DecisionFile:
    """A decisions file as read.

    lines: first and last line (from 1, inclusive) of each item, in the order of `decisions`; comments around
    an item are not in it. brackets: the file is an empty list in brackets.
    """

    path: Path
    source: Source
    decisions: tuple[Decision, ...] = ()
    lines: tuple[tuple[int, int], ...] = ()
    brackets: bool = False


def fingerprint(record: Record) -> str:
    """Twelve hex digits that change when what the record says changes.

    Of its name, url, links, fields and the words of its description; not of its place, section, markup,
    capitals or white space, which say nothing about what the entry is.
    """
    said = [
        _folded(record.name.value),
        record.url or "",
        sorted({link.target for link in record.links}),
        sorted((_folded(f.key), _folded(f.value)) for f in record.fields),
        re.findall(r"\w+", _folded(record.description.value)) if record.description else [],
    ]
    text = json.dumps(said, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file, in its order; none if there is no such file.

    Raises InputError with line and remedy for conflict markers, a syntax error, an item that is not a
    decision, and decisions that contradict each other.
    """
    from listmerge.match.consistency import require_consistent

    found = read_file(path)
    require_consistent(found.decisions, str(path))
    return found.decisions


def decisions_for(path: Path, lists: Sequence[SourceList]) -> tuple[Decision, ...]:
    """The decisions of a file about records of these lists, without those about lists not read.

    Raises InputError as `read_decisions` does, and for a decision about a record that one of these lists no
    longer has, with the likely new id.
    """
    from listmerge.match.consistency import require_known

    decisions = read_decisions(path)
    require_known(decisions, lists, str(path))
    ids = {r.id for found in lists for r in found.records}
    return tuple(d for d in decisions if d.left in ids and d.right in ids)


def read_file(path: Path) -> DecisionFile:
    """Read a file with the place of each item; decisions are not checked against each other."""
    try:
        source = Source.from_bytes(path.read_bytes(), str(path))
    except FileNotFoundError:
        return DecisionFile(path, Source(str(path), ""))
    except OSError as error:
        remedy = "it should be a file that you may read"
        raise InputError(f"can't be read: {error.strerror}", str(path), remedy=remedy) from None
    return parse_file(path, source)


def parse_file(path: Path, source: Source) -> DecisionFile:
    """The decisions of a text. Raises InputError with line and remedy for what is not a decision."""
    _refuse_damage(source)
    root = _compose(source)
    if root is None or (root.id == "scalar" and not root.value):
        return DecisionFile(path, source)
    if root.id != "sequence":
        raise InputError("is not a list of decisions", str(path), root.start_mark.line + 1, _SHAPE)
    if root.flow_style and root.value:
        raise InputError("is a list in brackets", str(path), root.start_mark.line + 1, "write one `- pair:` an item")
    decisions = tuple(_decision(node, str(path)) for node in root.value)
    lines = tuple((node.start_mark.line + 1, _last_line(node, source)) for node in root.value)
    return DecisionFile(path, source, decisions, lines, bool(root.flow_style))


def _refuse_damage(source: Source) -> None:
    """Raise InputError for conflict markers of git and for bytes that are not UTF-8."""
    for number, text in enumerate(source.lines, 1):
        if _CONFLICT.match(text):
            remedy = "resolve the merge: keep the whole items of both sides and delete the marker lines"
            raise InputError("holds a merge conflict of git", source.path, number, remedy)
    if source.undecodable:
        line = source.line_of(min(source.undecodable))
        raise InputError("holds a byte that is not UTF-8", source.path, line, "save the file as UTF-8")


def _compose(source: Source) -> Any:
    """The file's YAML nodes, which know their lines; None for an empty file."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        return YAML(typ="rt").compose(LINE_END.sub("\n", source.text))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        raise InputError(f"is not valid YAML: {error.problem}", source.path, line, "mend this line") from None
    except (YAMLError, RecursionError, ValueError) as error:
        first = (str(error).splitlines() or ["too deeply nested"])[0]
        raise InputError(f"is not valid YAML: {first}", source.path, remedy="mend the file") from None


def _decision(node: Any, path: str) -> Decision:
    """One item. Scalars are taken as written: a date or a number of digits stays text."""
    line = node.start_mark.line + 1
    if node.id != "mapping":
        raise InputError("this item is not a decision", path, line, _SHAPE)
    item: dict[str, Any] = {}
    for key, value in node.value:
        at = key.start_mark.line + 1
        if key.value not in _KEYS:
            raise InputError(f"unknown key `{key.value}`", path, at, _close(str(key.value), _KEYS, "known keys"))
        if key.value in item:
            raise InputError(f"`{key.value}` stands twice in one decision", path, at, "keep one of them")
        item[key.value] = value
    left, right = _two(item.get("pair"), "pair", path, line)
    if left == right:
        raise InputError(f"`{left}` is paired with itself", path, line, "name two different records")
    fingerprints = _two(item["fingerprints"], "fingerprints", path, line) if "fingerprints" in item else ("", "")
    reason, by, on = (_scalar(item[k], k, path) if k in item else "" for k in ("reason", "by", "on"))
    return Decision(left, right, _relation(item.get("relation"), path, line), reason, by, on, fingerprints, line)


def _relation(node: Any, path: str, line: int) -> Relation:
    if node is None:
        raise InputError("this decision has no `relation`", path, line, f"one of {', '.join(RELATIONS)}")
    value = _scalar(node, "relation", path)
    for relation in RELATIONS:
        if value == relation:
            return relation
    remedy = _close(value, RELATIONS, "one of")
    raise InputError(f"unknown relation `{value}`", path, node.start_mark.line + 1, remedy)


def _two(node: Any, key: str, path: str, line: int) -> tuple[str, str]:
    """A list of two texts."""
    if node is None or node.id != "sequence" or len(node.value) != 2:
        at = node.start_mark.line + 1 if node else line
        raise InputError(f"`{key}` should be two values", path, at, f"write `{key}: [first, second]`")
    left, right = (_scalar(v, key, path) for v in node.value)
    return left, right


def _scalar(node: Any, key: str, path: str) -> str:
    if node.id != "scalar":
        raise InputError(f"`{key}` should be text", path, node.start_mark.line + 1, "put the text in quotes")
    return str(node.value)


def _close(value: str, known: Sequence[str], otherwise: str) -> str:
    return did_you_mean(value, known, f"{otherwise}: {', '.join(known)}", 0.5)


def _last_line(node: Any, source: Source) -> int:
    """The last line of a node with content: YAML's own end lies just before the next item."""
    at = node.end_mark
    line: int = at.line + 1 if at.column else at.line
    while line > node.start_mark.line + 1 and source.lines[line - 1].strip()[:1] in ("", "#"):
        line -= 1
    return line
