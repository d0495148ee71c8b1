"""The merged README is a list that listmerge reads: it gives the same entries, links, sections and facts back."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogues import catalogue_of, joined
from listmerge.catalogue import Catalogue
from listmerge.config import Config, load_config
from listmerge.emit import emit
from listmerge.emit._safe import safe_url
from listmerge.merge import merge
from listmerge.pipeline import catalogue_of as built
from listmerge.pipeline import list_paths, read_list, read_lists
from listmerge.record import Link, Record
from listmerge.text import Source, Span
from shared import SHARED, needs_shared

PROJECT = Path(__file__).parents[2]
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


def read_back(catalogue: Catalogue) -> list[Record]:
    """The records of all pages of the merged list."""
    records: list[Record] = []
    for name, data in emit(catalogue, {"readme"}).items():
        found = read_list(Source.from_bytes(data, name), Config(Path()), "merged")
        assert found.unclaimed == ()
        records += found.records
    return records


def assert_same(catalogue: Catalogue, records: list[Record]) -> None:
    """The records are the entries, in order."""
    assert [r.name.value for r in records] == [" ".join(e.name.split()) for e in catalogue.entries]
    for entry, record in zip(catalogue.entries, records, strict=True):
        assert record.section == entry.section
        assert {k.target for k in record.links if not k.url.startswith("#")} == {target(k.url) for k in entry.links}
        if entry.url and safe_url(entry.url):
            assert record.url == target(entry.url)
        said: dict[str, str] = {}
        for f in record.fields:
            said[f.key.casefold()] = f"{said.get(f.key.casefold(), '')} {' '.join(f.value.split())}"
        for claim in entry.fields:
            if claim.text.casefold() not in ("na", "n/a", "-"):
                assert claim.text in said[claim.key.rstrip(":")], (entry.name, claim.key)


def target(url: str) -> str:
    """Where a link as written leads."""
    return Link(url, "", "other", Span(0, 0)).target


def test_a_small_catalogue() -> None:
    catalogue = catalogue_of({"small": SMALL})
    assert_same(catalogue, read_back(catalogue))


def test_the_projects_own_catalogue() -> None:
    config = load_config(PROJECT / "listmerge.yaml")
    catalogue = built(list_paths((), config), config)
    assert_same(catalogue, read_back(catalogue))


@needs_shared
@pytest.mark.parametrize("folder", ["seeds"])
def test_shared_lists(folder: str) -> None:
    assert SHARED is not None
    paths = sorted(str(p) for p in (SHARED / folder).glob("*.md"))
    config = Config(SHARED)
    lists = read_lists(paths, config)
    catalogue = merge(lists, joined(lists), config)
    assert_same(catalogue, read_back(catalogue))
