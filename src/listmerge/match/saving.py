"""Writing decisions.yaml: one writer at a time, each on what the file holds now, all or nothing.

Items are added, replaced and removed as whole lines; every other byte of the file stays as it was, comments,
order and quoting included. The file is read again before it is written, and the result is read back first.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from listmerge.errors import InputError
from listmerge.match.consistency import pair_of, require_consistent, verdict_of
from listmerge.match.decisions import DecisionFile, parse_file, read_file
from listmerge.match.types import Decision, pair_key
from listmerge.text import LINE_END, Source
from listmerge.values import changed
from listmerge.writing import write_files

#: How long to wait for another writer, in seconds; a write takes some milliseconds.
_PATIENCE = 20.0
_HEADER = "# What people decided about pairs of entries; `listmerge review` and `listmerge decide` add to it.\n"


@dataclass(frozen=True, slots=True)
class Change:
    """One change to the file.

    pair: the two record ids, in any order. new: the verdict to write, None to withdraw. old: what its writer
    saw there, None for nothing; anything else that stands there now is somebody else's answer and is not
    overwritten unless `force`.
    """

    pair: tuple[str, str]
    new: Decision | None
    old: Decision | None = None
    force: bool = False


def save(path: Path, changes: Sequence[Change]) -> tuple[Decision, ...]:
    """Apply changes to a decisions file, which is made if need be; returns all its decisions.

    Raises InputError, the file untouched, if it can't be read or written, if someone else decided one of the
    pairs meanwhile, or if the decisions would contradict each other.
    """
    with _locked(path):
        found = read_file(path)
        edits = [(_current(found, c), c.new) for c in changes]
        expected = _expected(found, edits)
        require_consistent(expected, str(path))
        source = changed(found.source, text=_edited(found, edits))
        written = _require_written(path, source, expected)
        before = {path: found.source.to_bytes()} if path.exists() else {}
        write_files({path: source.to_bytes()}, unless_changed=before)
    return written


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Keep other writers out: a lock file beside it, gone afterwards; a dead process's is ignored."""
    from filelock import SoftFileLock, Timeout

    lock = path.with_name(f".{path.name}.lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with SoftFileLock(lock, timeout=_PATIENCE):
            yield
    except Timeout:
        remedy = f"wait for it; if no listmerge is running, delete {lock}"
        raise InputError("is being written by another listmerge", str(path), remedy=remedy) from None
    except OSError as error:
        raise InputError(
            f"can't be written: {error.strerror}", str(path), remedy="check the folder's permissions"
        ) from None


def _current(found: DecisionFile, change: Change) -> int | None:
    """Where the pair's decision stands, if anywhere. Raises InputError if it is somebody else's."""
    pair = pair_key(*change.pair)
    at = next((i for i, d in enumerate(found.decisions) if pair_of(d) == pair), None)
    now = found.decisions[at] if at is not None else None
    wanted = [verdict_of(d) if d else None for d in (change.old, change.new)]
    if change.force or (verdict_of(now) if now else None) in wanted:
        return at
    path = str(found.path)
    if now is None:
        raise InputError(f"`{pair[0]}` and `{pair[1]}` are no longer decided", path, remedy="look at the pair again")
    by = f" by {now.by}" if now.by else ""
    said = f"`{now.left}` {now.relation} `{now.right}` is decided{by} already"
    raise InputError(said, path, now.line, "to overrule it: `listmerge decide … --replace`")


_Edits = Sequence[tuple[int | None, Decision | None]]


def _expected(found: DecisionFile, edits: _Edits) -> list[Decision]:
    """What the file should hold afterwards."""
    by_place = {at: new for at, new in edits if at is not None}
    kept = [by_place.get(i, d) for i, d in enumerate(found.decisions)]
    return [d for d in (*kept, *(new for at, new in edits if at is None)) if d]


def _edited(found: DecisionFile, edits: _Edits) -> str:
    """The file's text with items replaced, removed and added at its end."""
    source = found.source
    lines = [source.text[a:b] for a, b in zip(source.line_starts, [*source.line_starts[1:], None], strict=True)]
    if found.brackets:
        lines = [line for line in lines if not line.strip().startswith("[")]
    for at, new in sorted((e for e in edits if e[0] is not None), key=lambda e: -(e[0] or 0)):
        assert at is not None
        first, last = found.lines[at]
        margin = lines[first - 1][: len(lines[first - 1]) - len(lines[first - 1].lstrip())]
        lines[first - 1 : last] = [_item(new, margin, source.newline)] if new else []
    text = "".join(lines)
    if text and not LINE_END.search(text[-1]):
        text += source.newline
    text = text or _HEADER
    margin = _margin(found)
    return text + "".join(_item(new, margin, source.newline) for at, new in edits if at is None and new)


def _margin(found: DecisionFile) -> str:
    """The spaces before the dash of the file's items."""
    if not found.lines:
        return ""
    line = found.source.lines[found.lines[0][0] - 1]
    return line[: len(line) - len(line.lstrip())]


def _item(decision: Decision, margin: str, newline: str) -> str:
    """One decision as YAML, each value on one line; empty values are left out."""
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap

    item = CommentedMap(pair=_in_brackets(decision.left, decision.right), relation=decision.relation)
    item.update({k: v for k in ("reason", "by") if (v := " ".join(getattr(decision, k).split()))})
    if decision.on:
        item["on"] = _date(decision.on)
    if any(decision.fingerprints):
        item["fingerprints"] = _in_brackets(*decision.fingerprints)
    yaml = YAML()
    yaml.width = 1 << 20
    out = io.StringIO()
    yaml.dump([item], out)
    return "".join(margin + line + newline for line in out.getvalue().removesuffix("\n").split("\n"))


def _in_brackets(first: str, second: str) -> Any:
    from ruamel.yaml.comments import CommentedSeq

    both = CommentedSeq([first, second])
    both.fa.set_flow_style()
    return both


def _date(text: str) -> date | str:
    """A date where it is one: YAML writes it without quotes then."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _require_written(path: Path, source: Source, expected: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions that the new text reads as. Raises InputError unless they are those it should hold."""
    remedy = "write it as a plain list of `- pair:` items"
    try:
        written = parse_file(path, source).decisions
    except InputError as error:
        raise InputError(f"can't be extended as it is ({error.message})", str(path), remedy=remedy) from None
    if [_content(d) for d in written] != [_content(d) for d in expected]:
        raise InputError("can't be extended as it is", str(path), remedy=remedy)
    return written


def _content(decision: Decision) -> Decision:
    """A decision without what writing may change: its line and white space."""
    return replace(decision, line=0, reason=" ".join(decision.reason.split()), by=" ".join(decision.by.split()))
