"""Converting a list into a canonical style: stretch by stretch, with all prose where it stands.

A stretch is a run of entries of one section with nothing between them. It is written anew only if the list, read
again, has the same entries, links, fields and prose, and no word is gone; else it stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from listmerge.edit import Edit
from listmerge.fmt.engine import Formatted, Group, settle
from listmerge.fmt.entry_text import entry_texts
from listmerge.fmt.proof import loss
from listmerge.fmt.styles import writers
from listmerge.markdown.node import Node
from listmerge.record import Record, SourceList
from listmerge.text import Source, Span

#: Which styles of records are read from what each writer writes.
_WRITTEN_AS = {
    "bullets": ("bullet_tree",),
    "table": ("table",),
    "fields": ("field_block", "linked_heading", "heading_block", "heading_links"),
}


class Way(NamedTuple):
    """How values are carried over: see `entry_texts`."""

    plain: bool
    whole: bool


#: Tried in this order.
_WAYS = (Way(False, False), Way(True, False), Way(False, True), Way(True, True))
#: Of so many stretches it is told why they were left.
_TOLD = 10


@dataclass
class Stretch:
    """A run of entries. span: whole lines, the header of a table included. level: of a heading for an entry."""

    records: list[Record]
    span: Span
    level: int


def convert(source: Source, read: Callable[[Source], SourceList], style: str) -> Formatted:
    """Write a list in the style `table`, `bullets` or `fields`; see the module.

    What can't be carried over with its markup is tried once more as plain text with its links apart, then with all
    that its values don't tell as notes.
    """
    found = read(source)
    tried: set[tuple[str, ...]] = set()  # most parts are the same in every way, and each try costs readings
    why: dict[str, str] = {}  # by the first entry of a part
    for way in _WAYS:
        groups = {}
        for part in _todo(found, style):
            first = part[0].records[0].id
            group = _together(found, part, style, way)
            if group is None:
                why[first] = "entries that stand below entries have no place in it"
            elif (text := (first, *(e.text for e in group))) not in tried:
                tried.add(text)
                groups[group] = first
        found, refused = settle(found, list(groups), read, loss)
        for group, lost in refused:
            why.setdefault(groups[group], lost)
    left = _todo(found, style)
    return Formatted(found.document.source, len(left), tuple(_left(found, part, why) for part in left[:_TOLD]))


def _todo(found: SourceList, style: str) -> list[list[Stretch]]:
    """What is not written in a style yet; one that is may be read as another, among entries of that other style."""
    rest = [s for s in stretches(found) if not all(r.style in _WRITTEN_AS[style] for r in s.records)]
    return [part for part in _parts(rest, style) if not _is_written(found, part, style)]


def _is_written(found: SourceList, part: Sequence[Stretch], style: str) -> bool:
    source = found.document.source
    if style == "bullets" and all(_is_bullet(line) for s in part for line in source.slice(s.span).splitlines()):
        return True
    groups = (_together(found, part, style, way) for way in _WAYS)
    return any(g and all(source.slice(e.span) == e.text for e in g) for g in groups)


def _is_bullet(line: str) -> bool:
    """Whether a line is what the writer of bullets writes."""
    return re.match(r"(?:  ){0,4}- (?:\S|$)", line) is not None


def _left(found: SourceList, part: Sequence[Stretch], why: dict[str, str]) -> str:
    """Where a part stands that is left as it was, and why."""
    source = found.document.source
    records = [r for s in part for r in s.records]
    told = why.get(records[0].id, "it would be read as something else")
    return (
        f"{source.path}:{source.line_of(part[0].span.start)}: {len(records)} from `{records[0].name.value}` on: {told}"
    )


def _parts(todo: Sequence[Stretch], style: str) -> Iterator[list[Stretch]]:
    """What is written anew together: under a heading for an entry, text that stays would be that entry's."""
    if style != "fields":
        yield from ([s] for s in todo)
        return
    for _, part in groupby(todo, key=lambda s: s.records[0].section):
        yield list(part)


def _together(found: SourceList, part: Sequence[Stretch], style: str, way: Way) -> Group | None:
    groups = [_rewritten(found, s, style, way) for s in part]
    return None if None in groups else tuple(e for g in groups if g for e in g)


def _rewritten(found: SourceList, stretch: Stretch, style: str, way: Way) -> Group | None:
    """The edit that writes a stretch anew; None where the style has no place for it."""
    if stretch.level > 6 and style == "fields":
        return None
    entries = entry_texts(found, stretch.records, way.plain, way.whole)
    if style != "bullets" and any(e.children for e in entries):
        return None
    text = writers()[style](entries, stretch.level)
    return (Edit(stretch.span, text.rstrip("\n").replace("\n", found.document.source.newline)),)


def stretches(found: SourceList) -> Iterator[Stretch]:
    """The runs of entries of a list, in order."""
    source = found.document.source
    free = _free_lines(found)
    current: Stretch | None = None
    for record in sorted(found.records, key=lambda r: r.span):
        span = _whole(record, found)
        if current and _follows(current, record, span, source, free):
            current.records.append(record)
            current.span = Span(current.span.start, max(current.span.end, span.end))
            continue
        if current:
            yield current
        current = Stretch([record], span, _level(found, span.start))
    if current:
        yield current


def _follows(current: Stretch, record: Record, span: Span, source: Source, free: set[int]) -> bool:
    """Whether only blank lines and rows of table headers stand between a stretch and the next entry."""
    if current.records[0].section != record.section:
        return False
    last, first = source.last_line_of(current.span), source.line_of(record.span.start)
    return span.start <= current.span.end or all(line in free for line in range(last + 1, first))


def _free_lines(found: SourceList) -> set[int]:
    """Blank lines, and the header rows of tables."""
    source = found.document.source
    rows = [r for n in found.document.nodes if n.kind == "table" for r in n.children if r.marker]
    return {i for i, text in enumerate(source.lines, 1) if not text.strip()} | {
        source.line_of(r.span.start) for r in rows
    }


def _whole(record: Record, found: SourceList) -> Span:
    """A record's lines, with the header of its table if it is the first row."""
    source = found.document.source
    first, last = source.line_of(record.span.start), source.last_line_of(record.span)
    table = _table_at(found, record.span)
    if table:
        rows = [r for r in table.children if not r.marker]
        first = source.line_of(table.span.start) if rows and rows[0].span.start >= record.span.start else first
    return source.line_span(first, last)


def _table_at(found: SourceList, span: Span) -> Node | None:
    return next(
        (n for n in found.document.nodes if n.kind == "table" and n.span.start <= span.start < n.span.end), None
    )


def _level(found: SourceList, start: int) -> int:
    """One below the last heading above an offset."""
    above = [n for n in found.document.nodes if n.kind == "heading" and n.span.start < start]
    return above[-1].level + 1 if above else 2
