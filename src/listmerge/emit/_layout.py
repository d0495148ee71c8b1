"""Where each section and entry stands: on which page of the merged list, and under which anchor."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from listmerge.catalogue import Catalogue, Entry
from listmerge.emit._markdown import Slugger
from listmerge.extract.draft import slug

README = "README.md"
#: Headings of the front page's own sections, before and behind the entries.
CONTENTS, QUESTIONS, APART, SOURCES = "Contents", "Open questions", "Kept apart on purpose", "Credits and licensing"

Path = tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """A file and the entries on it, in order. title: of the page; part: from 1, where a section needs several pages."""

    file: str
    title: str
    entries: tuple[Entry, ...]
    part: int = 1

    def sections(self) -> list[Path]:
        """The headings of the page: sections of its entries, each after those above it."""
        paths = (e.section[:d] for e in self.entries for d in range(1, len(e.section) + 1))
        return list(dict.fromkeys(paths))


@dataclass
class Layout:
    """Pages, and the addresses of sections and entries on them."""

    pages: list[Page]
    _sections: dict[Path, tuple[str, str]] = field(default_factory=dict)
    _entries: dict[str, tuple[str, str]] = field(default_factory=dict)
    _own: dict[str, str] = field(default_factory=dict)

    def section(self, path: Path, from_file: str) -> str:
        """The address of a section, seen from a page."""
        return _href(self._sections[path], from_file)

    def entry(self, entry_id: str, from_file: str) -> str:
        """The address of an entry, seen from a page."""
        return _href(self._entries[entry_id], from_file)

    def anchor(self, entry_id: str) -> str:
        """An entry's anchor on its page."""
        return self._entries[entry_id][1]

    def own(self, heading: str) -> str:
        """The address of one of the front page's own sections, from there."""
        return f"#{self._own[heading]}"


def _href(place: tuple[str, str], from_file: str) -> str:
    file, anchor = place
    if file == from_file:
        return f"#{anchor}"
    return f"{posixpath.relpath(file, posixpath.dirname(from_file) or '.')}#{anchor}"


def layout(catalogue: Catalogue, pages: Sequence[Page]) -> Layout:
    """Addresses for these pages, as GitHub will give them."""
    result = Layout(list(pages))
    headed = catalogue.style == "fields"
    for page in pages:
        front = page.file == README
        slugger = Slugger()
        slugger(page.title)
        if front:
            result._own[CONTENTS] = slugger(CONTENTS)
        used: set[str] = set()
        names: dict[str, str] = {}
        named = _by_section(page.entries) if headed else {}
        for path in page.sections():
            anchor = slugger(path[-1])
            used.add(anchor)
            result._sections.setdefault(path, (page.file, anchor))
            names |= {slugger(e.name): e.id for e in named.get(path, ())}
        if front:
            for heading in (QUESTIONS, APART, SOURCES):
                result._own[heading] = slugger(heading)
        _entry_anchors(result, page, used | set(result._own.values()) | {slug(page.title)}, names)
    if not any(p.file == README for p in pages):
        slugger = Slugger()
        slugger(catalogue.title)
        for heading in (CONTENTS, QUESTIONS, APART, SOURCES):
            result._own[heading] = slugger(heading)
    return result


def _by_section(entries: Sequence[Entry]) -> dict[Path, list[Entry]]:
    found: dict[Path, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.section, []).append(entry)
    return found


def _entry_anchors(result: Layout, page: Page, used: set[str], names: Mapping[str, str]) -> None:
    """An entry's anchor is its id, unless another heading of the page has it. names: of headings that are entries."""
    for entry in page.entries:
        anchor = entry.id
        while anchor in used or names.get(anchor, entry.id) != entry.id:
            anchor += "-entry"
        used.add(anchor)
        result._entries[entry.id] = (page.file, anchor)


def one_page(catalogue: Catalogue) -> list[Page]:
    """Everything on the front page."""
    return [Page(README, catalogue.title, catalogue.entries)]


def section_pages(catalogue: Catalogue) -> list[Page]:
    """A page for each top section."""
    tops: dict[str, list[Entry]] = {}
    for entry in catalogue.entries:
        tops.setdefault(entry.section[0], []).append(entry)
    pages = []
    used: dict[str, int] = {}
    for top, entries in tops.items():
        base = slug(top)[:60]
        used[base] = n = used.get(base, 0) + 1
        name = base if n == 1 else f"{base}--{n}"
        pages.append(Page(f"sections/{name}.md", top, tuple(entries)))
    return pages


def packed(pages: Sequence[Page], sizes: Mapping[str, int], room: int) -> list[Page]:
    """Neighbouring small pages as one, named for its first and its last section. sizes: of each file, in bytes."""
    groups: list[list[Page]] = []
    for page in pages:
        if groups and sum(sizes[p.file] for p in (*groups[-1], page)) <= room:
            groups[-1].append(page)
        else:
            groups.append([page])
    found = []
    for first, *more in groups:
        if not more:
            found.append(first)
            continue
        last = more[-1]
        file = f"{first.file.removesuffix('.md')}-to-{posixpath.basename(last.file)}"
        title = f"{first.title} {'to' if len(more) > 1 else 'and'} {last.title}"
        found.append(Page(file, title, tuple(e for p in (first, *more) for e in p.entries)))
    return found


def halves(page: Page) -> list[Page]:
    """A page cut in two; a page of one entry can't be cut."""
    middle = len(page.entries) // 2
    stem = page.file.removesuffix(".md")
    if not middle:
        return [page]
    return [
        Page(f"{stem}-{n}.md", page.title, part, n)
        for n, part in enumerate((page.entries[:middle], page.entries[middle:]), 1)
    ]
