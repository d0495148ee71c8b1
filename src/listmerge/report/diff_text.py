"""A comparison of two versions as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.diff import Change, Diff, Item, Pair, Removed
from listmerge.report._diff_words import Row, by_list, call, headline, path, unread
from listmerge.report.characters import visible
from listmerge.report.style import Style

#: Longer values are cut to this many characters, around where they differ.
WIDTH = 160


_COLOURS = {"added": "", "removed": "error", "changed": "warning"}


def report(found: Diff, colour: bool) -> str:
    """The lines, coloured for a terminal if asked."""
    style = Style(colour)
    lines = []
    for kind, line in diff_text(found):
        if kind in _COLOURS:
            line = style.added(line) if kind == "added" else style.severity(_COLOURS[kind], line)  # noqa: PLW2901
        lines.append(style.bold(line) if kind in ("list", "end") else line)
    return "".join(f"{line}\n" for line in lines)


def diff_text(diff: Diff) -> list[tuple[str, str]]:
    """The report as lines, each with the kind that a terminal may colour: list, added, removed, changed,
    detail, end.
    """
    return [(kind, visible(line)) for kind, line in _lines(diff)]


def _lines(diff: Diff) -> Iterator[tuple[str, str]]:
    for name, rows in by_list(diff).items():
        if name:
            yield "list", name
        for where, before, after, count in diff.sections:
            if where == name:
                yield "changed", f"  ~ section renamed: {path(before)} -> {path(after)} ({count} entries)"
        for row in rows:
            yield from _row(row)
    if warning := unread(diff):
        yield "removed", warning
    for url, item in diff.links_lost:
        yield "removed", f"link lost: {url} ({item.name})"
    yield "end", ", ".join(headline(diff)) if diff.any else f"no entry changed ({diff.same} compared)"


def _row(row: Row) -> Iterator[tuple[str, str]]:
    if isinstance(row, Item):
        yield "added", f"  + {_describe(row)}"
    elif isinstance(row, Removed):
        into = f" (still in {row.into.id})" if row.into else ""
        yield "removed", f"  - {_describe(row.item)}{into}"
    else:
        yield from _pair(row)


def _pair(pair: Pair) -> Iterator[tuple[str, str]]:
    yield "changed", f"  ~ {pair.new.name}{_line(pair.new)}"
    for change in pair.changes:
        yield "detail", f"      {call(change)}: {_values(change)}"


def _describe(item: Item) -> str:
    return f"{item.name} [{path(item.section)}]" + (f" {item.url}" if item.url else "") + _line(item)


def _line(item: Item) -> str:
    return f" :{item.line}" if item.line else ""


def _values(change: Change) -> str:
    before, after = shorten(change.before, change.after)
    if before is None:
        return f"added {after}"
    return f"removed {before}" if after is None else f"{before or 'none'} -> {after or 'none'}"


def shorten(before: str | None, after: str | None, width: int = WIDTH) -> tuple[str | None, str | None]:
    """Two long values cut to where they differ; one alone is cut at its end."""
    if before is None or after is None or max(len(before), len(after)) <= width:
        return _cut(before, 0, width), _cut(after, 0, width)
    start = next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b),
        min(len(before), len(after)),
    )
    start = max(0, start - width // 4)
    return _cut(before, start, width), _cut(after, start, width)


def _cut(value: str | None, start: int, width: int) -> str | None:
    if value is None or (start == 0 and len(value) <= width):
        return value
    return ("…" if start else "") + value[start : start + width] + ("…" if start + width < len(value) else "")
