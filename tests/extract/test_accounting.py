"""Nothing is lost: every visible line has an owner, every link is in a record or on a line that is kept as prose."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listmerge.extract import extract
from listmerge.markdown import parse
from listmerge.record import SourceList
from listmerge.text import Source, Span, Spans
from shared import SHARED, needs_shared

PIECES = [
    "# Title", "## Heading", "- [a](https://a.example) - text", "  - [b](https://b.example)", "- **c** (2k) 2001",
    "| n | d |", "| --- | --- |", "| [x](https://x.example) | y", "[p](https://p.example): text", "__Bold__", "Access: https://q.example",
    "***", "- _Key_: value", "plain words", "<p>html <a href='https://h.example'>h</a>", "</p>",
    "> quote https://r.example", "```", "    code", "1. one", "[ref]: https://s.example", "", "", "",
]  # fmt: skip


def read(text: str) -> SourceList:
    return extract(parse(Source("list.md", text)), "list")


def owners(found: SourceList) -> dict[int, int]:
    """Line -> how many parts own it."""
    source = found.document.source
    spans = [r.span for r in found.records] + [p.span for p in found.prose] + list(found.unclaimed)
    count: dict[int, int] = {}
    for span in spans:
        for line in range(source.line_of(span.start), source.last_line_of(span) + 1):
            count[line] = count.get(line, 0) + 1
    return count


def check(found: SourceList) -> None:
    source = found.document.source
    owned = owners(found)
    visible = [n for n, line in enumerate(source.lines, 1) if line.strip()]
    assert [n for n in visible if n not in owned] == []
    kept = {line for p in found.prose for line in range(source.line_of(p.span.start), source.last_line_of(p.span) + 1)}
    kept |= {line for s in found.unclaimed for line in range(source.line_of(s.start), source.last_line_of(s) + 1)}
    held = {k.span for r in found.records for k in r.links}
    for node in found.document.walk():
        if node.kind == "link" and node.url is not None and node.form != "code":
            first, last = source.line_of(node.span.start), source.last_line_of(node.span)
            assert node.span in held or all(n in kept for n in range(first, last + 1)), source.slice(node.span)
    ids = [r.id for r in found.records]
    assert len(set(ids)) == len(ids)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_mixture_of_lines(pieces: list[str], newline: str) -> None:
    check(read(newline.join(pieces)))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from('ab []()*_|-#>`\n\t:.!<é中🎉\\&"'), max_size=200))
def test_any_text(text: str) -> None:
    check(read(text))


def test_names_and_fields_stand_where_their_spans_say() -> None:
    for path in sorted((Path(__file__).parent / "lists").glob("*.md")):
        found = read(path.read_text(encoding="utf-8"))
        source = found.document.source
        for record in found.records:
            written = source.slice(record.name.span)
            assert record.name.value.split()[0] in written
            for field in record.fields:
                assert field.value.split()[0] in source.slice(field.span)
            for link in record.links:
                assert link.url in source.slice(link.span)


@needs_shared
@pytest.mark.parametrize("folder", ["seeds", "corpus"])
def test_real_lists(folder: str) -> None:
    assert SHARED is not None
    for path in sorted((SHARED / folder).glob("*.md")):
        found = extract(parse(Source.from_bytes(path.read_bytes(), path.name)), path.stem)
        check(found)


@needs_shared
@pytest.mark.parametrize("folder", ["seeds", "corpus"])
def test_every_address_in_real_lists_is_in_a_record_or_on_a_line_that_is_kept(folder: str) -> None:
    """Found without the parser: wherever `http://` stands in the text, in code, comments and HTML as well."""
    assert SHARED is not None
    seen, lost = 0, []
    for path in sorted((SHARED / folder).glob("*.md")):
        found = extract(parse(Source.from_bytes(path.read_bytes(), path.name)), path.stem)
        source = found.document.source
        links = Spans(k.span for r in found.records for k in r.links)
        urls = {k.url for r in found.records for k in r.links}
        kept = {
            line
            for span in [*(p.span for p in found.prose), *found.unclaimed]
            for line in range(source.line_of(span.start), source.last_line_of(span) + 1)
        }
        for m in re.finditer(r"https?://[^\s<>\"'`)\]]+", source.text):
            seen += 1
            held = links.contain(Span(m.start(), m.start() + 7)) or m[0] in urls  # a definition is no part of a link
            if not held and source.line_of(m.start()) not in kept:
                lost.append((path.name, source.line_of(m.start()), m[0]))
    assert seen > 100
    assert lost == []
