"""README.md: the merged list for readers, and pages for its sections where it grows beyond what GitHub shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from listmerge.catalogue import Catalogue, Entry
from listmerge.emit import _markdown as md
from listmerge.emit._entry import EntryWriter
from listmerge.emit._front import apart, footer, open_questions, opening, sources
from listmerge.emit._glance import glance
from listmerge.emit._layout import (
    APART,
    CONTENTS,
    QUESTIONS,
    README,
    SOURCES,
    Layout,
    Page,
    Path,
    halves,
    layout,
    one_page,
    packed,
    section_pages,
)
from listmerge.emit._overview import overview
from listmerge.emit._styles import writers
from listmerge.markdown.node import HEADING_LEVELS

#: GitHub cuts a README at 512,000 bytes.
LIMIT = 500_000
#: Pages of small sections are filled up to so many bytes.
ROOM = 120_000


def emit(catalogue: Catalogue) -> dict[str, str]:
    """README.md, pages to browse by, and `sections/….md` if one page would be too long."""
    pages = one_page(catalogue)
    files = _write(catalogue, layout(catalogue, pages))
    if len(files[README].encode()) <= LIMIT:
        return files
    pages = section_pages(catalogue)
    sizes = {file: len(text.encode()) for file, text in _write(catalogue, layout(catalogue, pages)).items()}
    pages = packed(pages, sizes, min(ROOM, LIMIT // 2))
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
    browse = overview(catalogue, places)
    own = {
        QUESTIONS: open_questions(catalogue, places),
        APART: apart(catalogue, places),
        SOURCES: sources(catalogue),
    }
    front = [
        *opening(catalogue, browse, places),
        "",
        f"## {CONTENTS}",
        "",
        *_contents(catalogue, places),
        *(f"- [{heading}]({places.own(heading)})" for heading, lines in own.items() if lines),
        *body,
        *(line for lines in own.values() for line in lines),
        *footer(),
    ]
    return {README: _text(front), **files, **{file: _text(lines) for file, lines in browse.items()}}


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
        lines += ["", f"{'#' * min(HEADING_LEVELS, len(path) + 1)} {md.plain(path[-1])}"]
        if catalogue.style != "table":
            lines += glance(own, writer)
        if own:
            lines += ["", *writers()[catalogue.style]([writer.parts(e) for e in own], len(path) + 2)]
        lines += _elsewhere(places, page, catalogue.filed_also.get(path, ()))
    return lines


def _elsewhere(places: Layout, page: Page, found: Sequence[Entry]) -> list[str]:
    """Entries that some list files here, but that stand elsewhere."""
    names = [md.anchor_link(entry.name, places.entry(entry.id, page.file)) for entry in found]
    return ["", f"Filed here by some lists: {' · '.join(names)}"] if names else []
