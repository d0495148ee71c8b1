"""The circle measured on real lists: is what a merged README says what listmerge reads from it.

    python bench/circle_lists.py FOLDER… [--style bullets|table|fields]… [--group N] [--limit BYTES] [--show N]

Lists are merged in groups of N neighbours by name. For each group and style the pages are read back and compared with
the catalogue: entries (section and name), where their own link leads, all links with their roles, and the values of
their fields. Prints the differences and the sums; exit 1 if there are any.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from listmerge.catalogue import Catalogue, Entry
from listmerge.config import Config
from listmerge.emit import emit
from listmerge.emit._entry import fact_label
from listmerge.emit._safe import safe_url, visible
from listmerge.pipeline import catalogue_of, read_list
from listmerge.record import Link, Record, SourceList
from listmerge.text import Source, Span

STYLES = ("bullets", "table", "fields")
_MARKS = re.compile(r"(?: [✓≠?⚠])?(?: [A-Z]+(?: [A-Z]+)*)?$")
_WITHIN = re.compile(r"#|(?:\.\./)?[\w/-]+\.md#")


def pages(catalogue: Catalogue) -> list[SourceList]:
    """What listmerge reads from the pages of a merged list."""
    found = emit(catalogue, {"readme"}).items()
    return [read_list(Source.from_bytes(data, name), Config(Path()), "merged") for name, data in found]


def differences(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """What is not the same, as (kind, words)."""
    read: dict[tuple[tuple[str, ...], str], list[Record]] = {}
    for page in pages(catalogue):
        if page.unclaimed:
            yield "unclaimed", f"{page.document.source.path}: {page.unclaimed[:3]}"
        for record in page.records:
            read.setdefault((tuple(map(visible, record.section)), record.name.value), []).append(record)
    for entry in catalogue.entries:
        key = (tuple(map(visible, entry.section)), visible(entry.name))
        if not read.get(key):
            yield "lost entry", f"{key}"
            continue
        yield from _compared(entry, read[key].pop(0))
    for key, rest in read.items():
        for record in rest:
            yield "new entry", f"{key} {record.url}"


def _compared(entry: Entry, record: Record) -> Iterator[tuple[str, str]]:
    url = _target(entry.url) if entry.url and safe_url(entry.url) else None
    if record.url != url:
        yield "own link", f"{entry.name}: {url} read as {record.url}"
    want = Counter({(_target(k.url), k.role): 1 for k in entry.links if not k.withheld and safe_url(k.url)})
    got = Counter({(k.target, k.role): 1 for k in record.links if not _WITHIN.match(k.url)})
    shown = {t for t, _ in want}
    addresses = {t for t, _ in got}
    if lost := shown - addresses:
        yield "lost link", f"{entry.name}: {sorted(lost)}"
    told = {(t, r) for t, r in want if t != url and r != "other" and t in addresses}
    if changed := told - set(got):
        yield "role of link", f"{entry.name}: {sorted(changed)} read as {[k for k in got if k[0] in dict(changed)]}"
    yield from _fields(entry, record)


def _fields(entry: Entry, record: Record) -> Iterator[tuple[str, str]]:
    told = record.description.value if record.description else ""
    for key in dict.fromkeys(c.key for c in entry.fields):
        claims = [
            c for c in entry.claims(key) if c.text.casefold() not in ("na", "n/a", "-", "–", "?", "unknown", "tbd", "")
        ]
        label = fact_label(key)
        values = [" ".join(f.value.split()) for f in record.fields if f.key == label]
        whole = " · ".join(values)
        missing = [
            c.text for c in claims if visible(c.text) not in whole and not all(s.value in told for s in c.said_by)
        ]
        if missing:
            yield "field", f"{entry.name}: {label} {missing} read as {values}"


def _target(url: str) -> str:
    """Where a link as written leads."""
    return Link(safe_url(url) or url, "", "other", Span(0, 0)).target


def groups(paths: Sequence[Path], size: int) -> list[list[str]]:
    """Neighbours by name."""
    return [[str(p) for p in paths[i : i + size]] for i in range(0, len(paths), size)]


def main() -> int:
    """Measure the lists of some folders."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--style", action="append", choices=STYLES)
    parser.add_argument("--group", type=int, default=8, help="lists merged at a time")
    parser.add_argument("--limit", type=int, default=110_000, help="leave larger files out (bytes)")
    parser.add_argument("--show", type=int, default=10, help="differences printed of each kind, group and style")
    args = parser.parse_args()
    paths = [p for f in args.folders for p in sorted(f.glob("*.md")) if p.stat().st_size <= args.limit]
    sums: Counter[tuple[str, str]] = Counter()
    for group in groups(paths, args.group):
        catalogue = catalogue_of(group, Config(Path(group[0]).parent))
        for style in args.style or STYLES:
            sums[style, "entries"] += len(catalogue.entries)
            shown: Counter[str] = Counter()
            for kind, words in differences(replace(catalogue, style=style)):
                sums[style, kind] += 1
                shown[kind] += 1
                if shown[kind] <= args.show:
                    print(f"{style} · {Path(group[0]).stem[:20]}… · {kind}: {words[:300]}")
        sys.stdout.flush()
    for style in args.style or STYLES:
        print(style, {kind: n for (s, kind), n in sorted(sums.items()) if s == style})
    return int(any(kind != "entries" for _, kind in sums))


if __name__ == "__main__":
    sys.exit(main())
