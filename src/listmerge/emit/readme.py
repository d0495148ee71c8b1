"""README.md: the merged list for readers, and pages for its sections where it grows beyond what GitHub shows."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from listmerge.catalogue import Catalogue, Claim, Entry
from listmerge.emit import _markdown as md
from listmerge.emit._entry import MARKS, EntryWriter
from listmerge.emit._front import apart, footer, open_questions, opening, sources
from listmerge.emit._layout import CONTENTS, README, Layout, Page, Path, halves, layout, one_page, section_pages
from listmerge.emit._styles import writers
from listmerge.merge.access import access_kind

#: GitHub cuts a README at 512,000 bytes.
LIMIT = 500_000
#: A table at a glance pays from this many entries on.
_GLANCE = 2
_CELL = 70


def emit(catalogue: Catalogue) -> dict[str, str]:
    """README.md, and `sections/….md` if one page would be too long."""
    pages = one_page(catalogue)
    files = _write(catalogue, layout(catalogue, pages))
    if len(files[README].encode()) <= LIMIT:
        return files
    pages = section_pages(catalogue)
    while True:
        files = _write(catalogue, layout(catalogue, pages))
        cut = [part for p in pages for part in (halves(p) if len(files[p.file].encode()) > LIMIT else [p])]
        if len(cut) == len(pages):
            return files
        pages = cut


def _write(catalogue: Catalogue, places: Layout) -> dict[str, str]:
    files = {}
    for page in places.pages:
        if page.file != README:
            back = f"[{md.plain(catalogue.title)}](../{README})"
            title = md.plain(page.title) + (f" ({page.part})" if page.part > 1 else "")
            files[page.file] = _text([f"# {title}", "", back, *_body(catalogue, places, page), *footer()])
    body = [line for page in places.pages if page.file == README for line in _body(catalogue, places, page)]
    front = [
        *opening(catalogue),
        "",
        f"## {CONTENTS}",
        "",
        *_contents(catalogue, places),
        *body,
        *open_questions(catalogue, places),
        *apart(catalogue, places),
        *sources(catalogue),
        *footer(),
    ]
    return {README: _text(front), **files}


def _text(lines: Sequence[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"


def _contents(catalogue: Catalogue, places: Layout) -> list[str]:
    """Two levels of sections with the number of their entries."""
    counts = Counter(e.section[:depth] for e in catalogue.entries for depth in range(1, len(e.section) + 1))

    def line(path: Path) -> str:
        link = md.anchor_link(path[-1], places.section(path, README))
        return f"{'  ' * (len(path) - 1)}- {link} ({counts[path]})"

    return [line(path) for path in catalogue.outline if len(path) <= 2]


def _body(catalogue: Catalogue, places: Layout, page: Page) -> list[str]:
    """The sections of a page."""
    writer = EntryWriter(catalogue, places, page.file)
    lines: list[str] = []
    of_section: dict[Path, list[Entry]] = {}
    for entry in page.entries:
        of_section.setdefault(entry.section, []).append(entry)
    for path in page.sections():
        own = of_section.get(path, [])
        lines += ["", f"{'#' * min(6, len(path) + 1)} {md.plain(path[-1])}"]
        if catalogue.style != "table":
            lines += _glance(own, writer)
        if own:
            lines += ["", *writers()[catalogue.style]([writer.parts(e) for e in own], len(path) + 2)]
        lines += _elsewhere(places, page, catalogue.filed_also.get(path, ()))
    return lines


def _elsewhere(places: Layout, page: Page, found: Sequence[Entry]) -> list[str]:
    """Entries that some list files here, but that stand elsewhere; on another page they are named without a link, for
    a paragraph of links to other files would read as entries."""
    names = []
    for entry in found:
        href = places.entry(entry.id, page.file)
        names.append(md.anchor_link(entry.name, href) if href.startswith("#") else md.plain(entry.name))
    return ["", f"Filed here by some lists: {' · '.join(names)}"] if names else []


def _glance(entries: Sequence[Entry], writer: EntryWriter) -> list[str]:
    """A table of size, years, access and lists; entries, columns and tables with nothing to compare are left out."""
    entries = [e for e in entries if any(e.claims(key) for key in ("size", "years", "access"))]
    columns = {
        "Size": [_first(e.claims("size")) for e in entries],
        "Years": [_first(e.claims("years")) for e in entries],
        "Access": [_access(e) for e in entries],
    }
    columns = {name: cells for name, cells in columns.items() if any(cells)}
    if len(entries) < _GLANCE or not columns:
        return []
    header = ["Entry", *columns, "Lists"]
    rows = []
    for i, e in enumerate(entries):
        name = md.anchor_link(
            e.name if len(e.name) <= _CELL else e.name[: _CELL - 1] + "…", writer.layout.entry(e.id, writer.file)
        )
        rows.append([name, *(cells[i] for cells in columns.values()), writer.letters(e.lists)])
    return ["", *md.table(header, rows)]


def _first(claims: Sequence[Claim]) -> str:
    """The first claim, short, with its mark."""
    if not claims:
        return ""
    value, mark = claims[0].text, MARKS[claims[0].mark]
    value = value if len(value) <= _CELL else value[: math.floor(_CELL * 0.8)].rsplit(" ", 1)[0] + "…"
    return md.plain(value) + (f" {mark}" if mark else "")


def _access(entry: Entry) -> str:
    claims = entry.claims("access")
    kind = access_kind(claims[0].value) if claims else None
    return f"{kind} {MARKS[claims[0].mark]}".strip() if kind else ""
