"""What must hold for every input, from bytes to the merged list and back: the promises, as checks.

`check` runs the whole line over one input. The fuzzer (`fuzz.py`) and the properties (test_chain.py) share it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from listmerge.catalogue import Catalogue
from listmerge.config import Config
from listmerge.edit import Edit
from listmerge.emit import emit
from listmerge.emit._safe import safe_url, visible
from listmerge.extract import extract
from listmerge.fmt import convert, normalise
from listmerge.fmt.proof import difference
from listmerge.lint import Linter
from listmerge.lint.checked import CRASH
from listmerge.lint.fix import fix
from listmerge.lint.proof import broken
from listmerge.markdown import Document, Node, parse
from listmerge.match import match
from listmerge.merge import merge
from listmerge.pipeline import read_list
from listmerge.record import Link, SourceList
from listmerge.text import Source, Span

CANONICAL = ("table", "bullets", "fields")


def read(source: Source) -> SourceList:
    """A source as the list `a`."""
    return extract(parse(source), "a")


def check(data: bytes, part: int | None = None) -> None:
    """The whole line: read, parse, extract, then lint and fix, format, convert, or match, merge and emit.

    part: only this of the four that follow the reading, counted from 0 in circles; None: all of them.
    """
    source = Source.from_bytes(data, "a.md")
    assert source.to_bytes() == data, "bytes come back"
    found = read(source)
    check_tree(found.document)
    check_lines(found)
    check_records(found)
    rest = (lambda: check_fix(found), lambda: check_fmt(found), lambda: check_styles(found), lambda: check_build(data))
    for one in rest if part is None else [rest[part % len(rest)]]:
        one()


def check_tree(document: Document) -> None:
    """Nodes lie in the text, in order, inside their parents; addresses stand where they say."""
    stack = [(Span(0, len(document.source.text)), document.nodes)]
    while stack:
        outer, nodes = stack.pop()
        before = outer.start
        for node in nodes:
            assert before <= node.span.start <= node.span.end <= outer.end, ("nodes in order", node)
            before = node.span.end
            stack.append((node.span, node.children))
            _check_node(document.source, node)


def _check_node(source: Source, node: Node) -> None:
    if node.url is not None:
        assert source.slice(node.url.span) == node.url.value, ("address where it says", node)
    if node.kind == "codespan":
        written = source.slice(node.span)
        assert written[0] == written[-1] == "`", ("code span in its ticks", node)


def check_lines(found: SourceList) -> None:
    """Every visible line has an owner; every link is in a record or on a line that is kept."""
    source = found.document.source
    kept = _lines(source, [p.span for p in found.prose] + list(found.unclaimed))
    owned = kept | _lines(source, [r.span for r in found.records])
    lost = [n for n, line in enumerate(source.lines, 1) if line.strip() and n not in owned]
    assert not lost, ("lines without owner", lost)
    held = {k.span for r in found.records for k in r.links}
    for node in found.document.walk():
        if node.kind == "link" and node.url is not None and node.form != "code" and node.span not in held:
            assert _lines(source, [node.span]) <= kept, ("link lost", source.slice(node.span))


def _lines(source: Source, spans: Sequence[Span]) -> set[int]:
    return {k for s in spans for k in range(source.line_of(s.start), source.last_line_of(s) + 1)}


def check_records(found: SourceList) -> None:
    """Ids are unique, parents exist, names, fields and links stand where they say."""
    source = found.document.source
    size = len(source.text)
    ids = [r.id for r in found.records]
    assert len(set(ids)) == len(ids), "ids are unique"
    for record in found.records:
        assert record.parent is None or (record.parent in ids and record.parent != record.id), "parent exists"
        assert record.name.value.strip(), ("a name", record)
        spans = [record.span, record.name.span, *(f.span for f in record.fields), *(k.span for k in record.links)]
        for span in [*spans, record.description.span if record.description else record.span]:
            assert 0 <= span.start <= span.end <= size, ("span in the text", record)
        for link in record.links:
            assert link.url in source.slice(link.span) or _is_reference(found, link.span), ("link", link)


def _is_reference(found: SourceList, span: Span) -> bool:
    return any(n.form == "reference" and n.span == span for n in found.document.walk())


def check_fix(found: SourceList) -> None:
    """No rule crashes, findings lie in the text, fixes keep the records, a second round has nothing to do."""
    size = len(found.document.source.text)
    linter = Linter()
    for finding in linter.findings([found]):
        assert finding.rule != CRASH, finding.message
        edits: tuple[Edit, ...] = finding.fix.edits if finding.fix else ()
        for span in [finding.span, *(n.span for n in finding.related), *(e.span for e in edits)]:
            assert 0 <= span.start <= span.end <= size, ("finding in the text", finding)
    fixed = fix([found], linter, [read]).lists[0]
    assert broken(found, fixed, "records") is None, ("fixes keep the records", fixed.document.source.text)
    again = fix([fixed], Linter(), [read]).lists[0]
    assert again.document.source.text == fixed.document.source.text, ("fixed is fixed", again.document.source.text)


def check_fmt(found: SourceList) -> None:
    """Formatting keeps what is read, and formatting twice is formatting once."""
    source = found.document.source
    once = normalise(source, read).source
    assert difference(found, read(once)) is None, ("formatting keeps what is read", once.text)
    assert normalise(once, read).source.text == once.text, ("formatted is formatted", once.text)


def check_styles(found: SourceList) -> None:
    """Converting into another style loses no entry."""
    source = found.document.source
    style = CANONICAL[len(source.text) % 3]  # one is enough for each input, and they cost the most
    written = read(convert(source, read, style).source)
    names = [r.name.value for r in written.records]
    assert names == [r.name.value for r in found.records], ("converting keeps the entries", style)


def check_build(data: bytes) -> None:
    """Two halves of a text are merged: the same bytes in any order, every record in one entry, all of it read back."""
    middle = data.find(b"\n\n", len(data) // 2) + 1 or len(data)
    halves = [Source.from_bytes(part, f"{name}.md") for name, part in (("a", data[:middle]), ("b", data[middle:]))]
    config = Config(Path("/project"))
    lists = [read_list(s, config) for s in halves]
    catalogue = merge(lists, match(lists), config)
    files = emit(catalogue)
    assert emit(merge(lists[::-1], match(lists[::-1]), config)) == files, "any order, the same bytes"
    members = sorted(m.record for e in catalogue.entries for m in e.members)
    assert members == sorted(r.id for found in lists for r in found.records), "every record in one entry"
    check_page(catalogue, files["README.md"])


def check_page(catalogue: Catalogue, page: bytes) -> None:
    """The page is read without loss, and names every entry with all its links that may be published.

    That every entry is read back as an entry is tested on real lists: one called `Access` or `A` is not.
    """
    back = read(Source.from_bytes(page, "README.md"))
    check_tree(back.document)
    check_lines(back)
    shown = " ".join(" ".join(n.plain for n in back.document.nodes).split())
    linked = {_encoded(Link(n.url.value, "", "other", n.span).target) for n in back.document.walk() if n.url}
    for entry in catalogue.entries:
        assert visible(entry.name) in shown, ("the page names each entry", entry.name, page.decode())
        missing = {t for k in entry.links if (t := safe_url(k.url)) and _encoded(t) not in linked}
        assert not missing, ("the page has each link", missing, page.decode())


def _encoded(url: str) -> str:
    """An address as a browser sends it: what markdown may have to encode is encoded."""
    return quote(url, safe="%/:=&?~#+!$,;'@()*[]")
