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
from listmerge.fmt.proof import ROW_TAGS, loss
from listmerge.fmt.styles import writers
from listmerge.markdown.node import HEADING_LEVELS, Node
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
#: How lines begin that label entries and can't stay as they are.
_LABELS = {"table": r"\s*[-*+] ", "fields": r"\s*(?:[-*+] |\*\*|__)"}
#: Of so many stretches it is told why they were left.
_TOLD = 10


@dataclass
class Stretch:
    """A run of entries.

    span: whole lines, the header of a table included. level: of a heading for an entry. heading: where the heading
    above stands, -1 without one.
    """

    records: list[Record]
    span: Span
    level: int
    heading: int


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
    return [part for part in _parts(found, rest, style) if not _is_written(found, part, style)]


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


def _parts(found: SourceList, todo: Sequence[Stretch], style: str) -> Iterator[list[Stretch]]:
    """What is written anew together.

    Under a heading for an entry, text that stays would be that entry's; under a label that is no bullet any more, what
    the next bullet labels would be its.
    """
    if style == "bullets":
        yield from ([s] for s in todo)
        return
    for _, group in groupby(todo, key=lambda s: s.heading):
        part = list(group)
        if any(_label_above(found, s, style) for s in part):
            yield part
        elif style == "fields":
            yield from (list(same) for _, same in groupby(part, key=lambda s: s.records[0].section))
        else:
            yield from ([s] for s in part)


def _together(found: SourceList, part: Sequence[Stretch], style: str, way: Way) -> Group | None:
    groups = [_rewritten(found, s, style, way) for s in part]
    return None if None in groups else tuple(e for g in groups if g for e in g)


def _rewritten(found: SourceList, stretch: Stretch, style: str, way: Way) -> Group | None:
    """The edit that writes a stretch anew; None where the style has no place for it."""
    if stretch.level > HEADING_LEVELS and style == "fields":
        return None
    entries = entry_texts(found, stretch.records, way.plain, way.whole)
    if style != "bullets" and any(e.children for e in entries):
        return None
    source = found.document.source
    if style == "bullets":
        return (
            Edit(stretch.span, writers()[style](entries, stretch.level).rstrip("\n").replace("\n", source.newline)),
        )
    label = _label_above(found, stretch, style)
    text = writers()[style](entries, stretch.level + bool(label)).rstrip("\n")
    new = [(stretch.span, _apart(text, source, stretch.span))]
    if label:
        line = _as_label(source.slice(label), stretch.level, style)
        new.insert(0, (label, line if _below_entry(found, label) else _apart(line, source, label).rstrip("\n")))
    return tuple(Edit(span, text.replace("\n", source.newline)) for span, text in new)


def _label_above(found: SourceList, stretch: Stretch, style: str) -> Span | None:
    """The line of the bullet that labels a stretch as a whole, or for headings the bold line: it can't stay that."""
    source = found.document.source
    line = source.line_of(stretch.span.start) - 1
    while line and not source.lines[line - 1].strip():
        line -= 1
    section = stretch.records[0].section
    if not line or not section or not re.match(_LABELS[style], source.lines[line - 1]):
        return None
    above = any(p.kind == "heading" and source.line_of(p.span.start) == line for p in found.prose)
    return source.line_span(line) if above and section[-1] in source.lines[line - 1] else None


def _below_entry(found: SourceList, label: Span) -> bool:
    """Whether an entry ends right above a label: written anew, it brings the blank line with it."""
    source = found.document.source
    above = source.line_of(label.start) - 1
    return any(r.span.start < label.start and source.last_line_of(r.span) == above for r in found.records)


def _as_label(line: str, level: int, style: str) -> str:
    """The bullet of a label as a bold line, or as a heading above headings."""
    text = re.sub(r"^\s*[-*+] +", "", line).rstrip(" \t\r\n\u00a0\u3000:：")
    if style == "fields":
        return f"{'#' * level} {text.strip('*_ :：')}"
    return text if text.startswith(("**", "__")) else f"**{text.strip('*_')}**"


def _apart(text: str, source: Source, span: Span) -> str:
    """A block with blank lines around it where text stands right above or below: else it would be part of that."""
    first, last = source.line_of(span.start), source.last_line_of(span)
    above = source.lines[first - 2] if first > 1 else ""
    below = source.lines[last] if last < len(source.lines) else ""
    return ("\n" if above.strip() else "") + text + ("\n" if below.strip() else "")


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
        current = Stretch([record], span, *_heading_above(found, span.start))
    if current:
        yield current


def _follows(current: Stretch, record: Record, span: Span, source: Source, free: set[int]) -> bool:
    """Whether only blank lines and rows of table headers stand between a stretch and the next entry."""
    if current.records[0].section != record.section:
        return False
    last, first = source.last_line_of(current.span), source.line_of(record.span.start)
    return span.start <= current.span.end or all(line in free for line in range(last + 1, first))


def _free_lines(found: SourceList) -> set[int]:
    """Blank lines, the header rows of tables, and the tags around rows of HTML."""
    source = found.document.source
    rows = [r for n in found.document.nodes if n.kind == "table" for r in n.children if r.marker]
    return {i for i, text in enumerate(source.lines, 1) if not text.strip() or ROW_TAGS.match(text)} | {
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
    lines = source.lines
    while first > 1 and ROW_TAGS.match(lines[first - 2]):
        first -= 1
    while last < len(lines) and ROW_TAGS.match(lines[last]):
        last += 1
    return source.line_span(first, last)


def _table_at(found: SourceList, span: Span) -> Node | None:
    return next(
        (n for n in found.document.nodes if n.kind == "table" and n.span.start <= span.start < n.span.end), None
    )


def _heading_above(found: SourceList, start: int) -> tuple[int, int]:
    """One below the level of the last heading above an offset, and where that stands."""
    above = [n for n in found.document.nodes if n.kind == "heading" and n.span.start < start]
    return (above[-1].level + 1, above[-1].span.start) if above else (2, -1)
