"""Pages to browse by: by-access.md, by-modality.md, by-years.md, each a table of entries for each answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from listmerge.catalogue import Catalogue, Entry
from listmerge.emit import _markdown as md
from listmerge.emit._front import footer
from listmerge.emit._glance import access_cell, access_of, first_cell
from listmerge.emit._layout import README, Layout
from listmerge.emit._modality import KINDS, modalities

#: Word of each kind of access -> its heading.
_ACCESS = {
    "open": "Open: just download",
    "register": "Register: an account is needed",
    "apply": "Apply: a form, training or an agreement",
    "closed": "Closed: no longer to be had",
}
_START = re.compile(r"^(\d{4})")
#: A page pays from this many entries on.
_LEAST = 3


def overview(catalogue: Catalogue, places: Layout) -> dict[str, list[str]]:
    """File -> lines of each page that has something to tell."""
    pages = {}
    for name, title, (groups, group_of) in (
        ("access", "By access", (list(_ACCESS.values()), _access)),
        ("modality", "By modality", (list(KINDS), modalities)),
        ("years", "By years", (_decades(catalogue), _decade)),
    ):
        if sum(bool(group_of(e)) for e in catalogue.entries) >= _LEAST:
            pages[f"by-{name}.md"] = _page(catalogue, places, title, groups, group_of)
    return pages


def _page(
    catalogue: Catalogue, places: Layout, title: str, groups: Sequence[str], group_of: Callable[[Entry], Sequence[str]]
) -> list[str]:
    """A section for each group that has entries, and how many have none."""
    found: dict[str, list[Entry]] = {g: [] for g in groups}
    untold = 0
    for entry in catalogue.entries:
        own = group_of(entry)
        untold += not own
        for group in own:
            found[group].append(entry)
    back = f"[{md.plain(catalogue.title)}]({README})"
    lines = [f"# {title}", "", f"{back} · for {untold} of {len(catalogue.entries)} entries the lists don't tell."]
    for group, entries in found.items():
        if entries:
            lines += [
                "",
                f"## {md.plain(group)}",
                "",
                *_table(places, sorted(entries, key=_by_start) if title == "By years" else entries),
            ]
    return [*lines, *footer()]


def _table(places: Layout, entries: Sequence[Entry]) -> list[str]:
    rows = [
        [
            md.anchor_link(e.name, places.entry(e.id, "by.md")),
            first_cell(e.claims("size")),
            first_cell(e.claims("years")),
            access_cell(e),
            md.plain(" › ".join(e.section)),
        ]
        for e in entries
    ]
    return md.table(("Entry", "Size", "Years", "Access", "Section"), rows)


def _access(entry: Entry) -> list[str]:
    kind = access_of(entry)
    return [_ACCESS[kind]] if kind else []


def _start(entry: Entry) -> int | None:
    """The first year of the data; doubtful ones tell nothing."""
    for claim in entry.claims("years"):
        if claim.mark != "doubtful" and (m := _START.match(claim.text)):
            return int(m.group(1))
    return None


def _by_start(entry: Entry) -> int:
    return _start(entry) or 0


def _decade(entry: Entry) -> list[str]:
    year = _start(entry)
    return [f"Beginning in the {year // 10 * 10}s"] if year is not None else []


def _decades(catalogue: Catalogue) -> list[str]:
    """Latest first."""
    return sorted({d for e in catalogue.entries for d in _decade(e)}, reverse=True)
