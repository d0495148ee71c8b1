"""The merged README is a list that listmerge reads: it gives the same entries, links, sections and facts back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from catalogues import catalogue_of
from listmerge.catalogue import Catalogue, Entry, EntryLink
from listmerge.config import Config, load_config
from listmerge.config.choices import MergedStyle
from listmerge.emit import emit
from listmerge.emit._entry import fact_label
from listmerge.emit._safe import safe_url
from listmerge.lint import lint
from listmerge.pipeline import catalogue_of as built
from listmerge.pipeline import read_list
from listmerge.record import Link, Record
from listmerge.text import Source, Span
from shared import SHARED, needs_shared

PROJECT = Path(__file__).parents[2]
_CONFIG = load_config(PROJECT / "listmerge.yaml")
OWN = built([str(PROJECT / c.path) for c in _CONFIG.lists], _CONFIG)
SMALL = """# Small

## Things

- [One](https://one.example.org/a(b)) - First. 300 images of 20 patients.
- **Two** (4k) 2001-2003
  - Data:
    - [Two v1](http://two.example.org/data?x=1&y=2)
  - Code:
    - [kit](https://github.com/example/two)
- **Three**
- **Four** - Only words.

### Deeper

- [One](https://other.example.org/) - The same name, another thing.
- [Fünf_mit [Klammern] | Strich](https://five.example.org/) - `code` and *stars*.
"""

#: Headings, names and keys that a reader could take for something else than they are.
MISLEADING = """# Misleading

## Content Management

- [Press](https://press.example.org/) - Writes pages.
- [GitHub](https://code.example.org/)
- [#NoNumbers](https://no.example.org/) - A talk.

## Directory Navigation

- [jump](https://jump.example.org/) - Goes there.
- [Numbers every reader knows...](https://numbers.example.org/) - Cut short by its list.
- [A study by Doe et al.](https://doe.example.org/) - A study.

## News

- [Book](https://book.example.org/) - To read.
- [Papers](https://papers.example.org/)
- [Weekly](https://weekly.example.org/) - Each week.
- [Monthly](https://monthly.example.org/) - Each month.
- [Yearly](https://yearly.example.org/) - Each year.

## Menu

- [Side](https://side.example.org/) - A menu at the side.
- [Top](https://top.example.org/) - A menu on top.
- [Bottom](https://bottom.example.org/) - A menu below.
- [Round](https://round.example.org/) - A menu in a ring.
- [None](https://none.example.org/) - No menu at all.

## By year

- [2013](https://2013.example.org/) - All of them.
- [2014](https://2014.example.org/) - All of them.
- [2015](https://2015.example.org/) - All of them.

## Ideas

- **One idea** (4k)
- **Another idea (2012).** (5k)

## Rows

| # | Name | Source code * | A key of more words than five | Chat |
| --- | --- | --- | --- | --- |
| 1 | [First row](first.md) | free | yes | [part 1](https://chat.example.org/1) |
| 2 | [Second row](https://second.example.org/) ![stars](https://b.example/) | paid | no | [talk](https://c.example/) |
"""

#: Sections as deep as headings go: none is left that could name an entry below the last.
DEEP = """# Deep

## Components

### Interface

#### Form

##### Generator

- [Maker](https://maker.example.org/) - Makes forms.
- [Wizard](https://wizard.example.org/) - Asks step by step.

###### Date Picker

- [Calendar](https://calendar.example.org/) - A calendar.
- [Clock](https://clock.example.org/) - A clock.

## Other

- [Anything](https://anything.example.org/) - All the rest.
"""

STYLES = ("bullets", "table", "fields")
_MARKS = re.compile(r"(?: [✓≠?⚠])?(?: [A-Z]+(?: [A-Z]+)*)?$")


def read_back(catalogue: Catalogue) -> list[Record]:
    """The records of all pages of the merged list; other pages have none."""
    records: list[Record] = []
    for name, data in emit(catalogue, {"readme"}).items():
        found = read_list(Source.from_bytes(data, name), Config(Path()), "merged")
        assert found.unclaimed == ()
        assert lint(found) == []
        records += found.records
    return records


def assert_same(catalogue: Catalogue, records: list[Record]) -> None:
    """The records are the entries, in order."""
    assert [r.name.value for r in records] == [" ".join(e.name.split()) for e in catalogue.entries]
    for entry, record in zip(catalogue.entries, records, strict=True):
        assert record.section == entry.section
        assert record.url == (target(entry.url) if entry.url and safe_url(entry.url) else None), entry.name
        published = [k for k in entry.links if k.withheld or safe_url(k.url)]
        assert roles(record.links, entry) == roles(published, entry), entry.name
        for key in {c.key for c in entry.fields}:
            assert_said(entry, key, record)


def roles(links: Sequence[Link] | Sequence[EntryLink], entry: Entry) -> set[tuple[str, str]]:
    """Where links lead and what for. Of the entry's own link the place tells that; of others nobody may have told."""
    untold = {entry.url, *(k.url for k in entry.links if k.withheld or k.role == "other")}
    unknown = {target(url) for url in untold if url}
    found = {(target(k.url), k.role) for k in links if not re.match(r"#|(?:\.\./)?[\w/-]+\.md#", k.url)}
    return {(t, "?" if t in unknown else role) for t, role in found}


def assert_said(entry: Entry, key: str, record: Record) -> None:
    """The claims under a key are the values of that field, in order; or the description has them as its list does."""
    claims = [c for c in entry.claims(key) if c.text.casefold() not in ("na", "n/a", "-")]
    label = fact_label(key)
    values = [" ".join(f.value.split()) for f in record.fields if f.key == label]
    shown = [_MARKS.sub("", v) for v in values[0].split(" · ")] if values else []
    if key == "access":
        shown = [re.sub(r"^(?:open|register|apply|closed) \((.*)\)$", r"\1", v) for v in shown]
    if shown != [c.text for c in claims]:
        told = record.description.value if record.description else ""
        assert all(s.value in told for c in claims for s in c.said_by), (entry.name, key, shown)


def target(url: str) -> str:
    """Where a link as written leads."""
    return Link(url, "", "other", Span(0, 0)).target


@pytest.mark.parametrize("style", STYLES)
def test_a_small_catalogue(style: MergedStyle) -> None:
    catalogue = replace(catalogue_of({"small": SMALL}), style=style)
    assert_same(catalogue, read_back(catalogue))


@pytest.mark.parametrize("style", STYLES)
def test_what_could_be_taken_for_something_else(style: MergedStyle) -> None:
    catalogue = replace(catalogue_of({"misleading": MISLEADING}), style=style)
    assert len(catalogue.entries) == 23
    assert_same(catalogue, read_back(catalogue))


@pytest.mark.parametrize("style", STYLES)
def test_sections_of_six_levels(style: MergedStyle) -> None:
    catalogue = replace(catalogue_of({"deep": DEEP}), style=style)
    assert max(len(e.section) for e in catalogue.entries) == 5
    assert_same(catalogue, read_back(catalogue))


@pytest.mark.parametrize("style", STYLES)
def test_the_projects_own_catalogue(style: MergedStyle) -> None:
    assert_same(replace(OWN, style=style), read_back(replace(OWN, style=style)))


@needs_shared
@pytest.mark.parametrize("style", STYLES)
def test_shared_lists(style: MergedStyle) -> None:
    assert SHARED is not None
    paths = sorted(str(p) for p in (SHARED / "seeds").glob("*.md"))
    config = Config(SHARED, style=style)
    catalogue = built(paths, config)
    assert_same(catalogue, read_back(catalogue))
