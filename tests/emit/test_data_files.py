"""The data files as other programs take them: a JSON-LD processor, a spreadsheet, an XML parser, a feed reader."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser  # type: ignore[import-untyped]
import openpyxl  # type: ignore[import-untyped]
import pytest
from pyld import jsonld  # type: ignore[import-untyped]
from test_outputs import HOSTILE, PLAIN

from catalogues import catalogue_of
from listmerge.catalogue import Catalogue
from listmerge.config import load_config
from listmerge.emit import emit
from listmerge.pipeline import catalogue_of as built

PROJECT = Path(__file__).parents[2]


@pytest.fixture(params=["plain", "hostile", "own"], scope="module")
def catalogue(request: pytest.FixtureRequest) -> Catalogue:
    """A small catalogue, one whose list is full of traps, and the project's own."""
    if request.param == "own":
        config = load_config(PROJECT / "listmerge.yaml")
        return built([str(PROJECT / c.path) for c in config.lists], config)
    return catalogue_of({request.param: PLAIN if request.param == "plain" else HOSTILE})


# --- JSON-LD -------------------------------------------------------------------------------------------------------

SCHEMA_ORG = "http://schema.org/"
#: What of schema.org's own context matters here: everything is its vocabulary, and which properties hold addresses.
_ADDRESSES = ("url", "sameAs", "citation", "isBasedOn", "contentUrl", "isPartOf", "hasPart")
CONTEXT = {"@vocab": SCHEMA_ORG, **{name: {"@id": SCHEMA_ORG + name, "@type": "@id"} for name in _ADDRESSES}}
#: Properties that schema.org gives each type (its own and those of Thing and CreativeWork), and those that dataset
#: searches require.
KNOWN = {
    "DataCatalog": {"name", "description", "isBasedOn", "dataset"},
    "Dataset": {
        "identifier", "name", "alternateName", "description", "url", "sameAs", "keywords", "size", "temporalCoverage",
        "conditionsOfAccess", "isAccessibleForFree", "license", "creator", "citation", "distribution",
        "isPartOf", "hasPart",
    },
    "DataDownload": {"contentUrl"},
    "Organization": {"name"},
}  # fmt: skip
REQUIRED = {
    "DataCatalog": {"name", "description", "dataset"},
    "Dataset": {"name", "description", "identifier"},
    "DataDownload": {"contentUrl"},
    "Organization": {"name"},
}


def _offline(url: str, options: dict[str, Any]) -> dict[str, Any]:
    """The one context that is asked for, from here."""
    assert url == "https://schema.org/"
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXT}}


def _nodes(value: object) -> list[dict[str, Any]]:
    """All nodes of an expanded document that have a type."""
    if isinstance(value, list):
        return [n for item in value for n in _nodes(item)]
    if not isinstance(value, dict):
        return []
    own = [value] if "@type" in value and "@value" not in value else []
    return own + [n for item in value.values() for n in _nodes(item)]


def test_json_ld_expands_to_types_and_properties_of_schema_org(catalogue: Catalogue) -> None:
    data = json.loads(emit(catalogue, {"json_ld"})["catalogue.jsonld"])
    expanded = jsonld.expand(data, {"documentLoader": _offline, "base": "https://base.example/catalogue.jsonld"})
    nodes = _nodes(expanded)
    assert len([n for n in nodes if n["@type"] == [f"{SCHEMA_ORG}Dataset"]]) == len(catalogue.entries)
    for node in nodes:
        (kind,) = (t.removeprefix(SCHEMA_ORG) for t in node["@type"])
        names = {key.removeprefix(SCHEMA_ORG) for key in node if not key.startswith("@")}
        assert REQUIRED[kind] <= names <= KNOWN[kind]
        for name in names & set(_ADDRESSES):
            assert all(re.match(r"https?://|mailto:|doi:|ftp:", v["@id"]) for v in node[SCHEMA_ORG + name])
        if kind == "Dataset":
            assert 50 <= len(node[f"{SCHEMA_ORG}description"][0]["@value"]) <= 5000
    places = {n["@id"] for n in nodes if "@id" in n}
    kin = {v["@id"] for n in nodes for name in ("isPartOf", "hasPart") for v in n.get(SCHEMA_ORG + name, ())}
    assert kin <= places


# --- CSV -----------------------------------------------------------------------------------------------------------


def test_a_spreadsheet_takes_the_csv_and_finds_no_formula(catalogue: Catalogue, tmp_path: Path) -> None:
    rows = list(csv.reader(io.StringIO(emit(catalogue, {"catalogue_csv"})["catalogue.csv"].decode())))
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "catalogue.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "catalogue.xlsx").active
    assert (sheet.max_row, sheet.max_column) == (len(catalogue.entries) + 1, len(rows[0]))
    cells = [c for row in sheet.iter_rows() for c in row]
    assert "f" not in {c.data_type for c in cells}
    assert [c.value for c in sheet["A"]][1:] == [e.id for e in catalogue.entries]


# --- Atom ----------------------------------------------------------------------------------------------------------

ATOM = "{http://www.w3.org/2005/Atom}"
#: Section 4.1 of RFC 4287: which elements may stand in a feed and in an entry, at least and at most how often.
MANY = 10**6
IN_FEED = {
    "author": (1, MANY), "category": (0, MANY), "contributor": (0, MANY), "entry": (0, MANY), "generator": (0, 1),
    "icon": (0, 1), "id": (1, 1), "link": (0, MANY), "logo": (0, 1), "rights": (0, 1), "subtitle": (0, 1),
    "title": (1, 1), "updated": (1, 1),
}  # fmt: skip
IN_ENTRY = {
    "author": (0, MANY), "category": (0, MANY), "content": (0, 1), "contributor": (0, MANY), "id": (1, 1),
    "link": (0, MANY), "published": (0, 1), "rights": (0, 1), "source": (0, 1), "summary": (0, 1), "title": (1, 1),
    "updated": (1, 1),
}  # fmt: skip
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


def _assert_model(element: ElementTree.Element, model: dict[str, tuple[int, int]]) -> None:
    """An element's children are those of the model, as often as it says."""
    names = [child.tag.removeprefix(ATOM) for child in element]
    assert set(names) <= set(model)
    for name, (least, most) in model.items():
        assert least <= names.count(name) <= most, name


def test_the_feed_follows_the_grammar_of_atom(catalogue: Catalogue) -> None:
    feed = ElementTree.fromstring(emit(catalogue, {"feed"})["feed.atom"])
    assert feed.tag == f"{ATOM}feed"
    _assert_model(feed, IN_FEED)
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        _assert_model(entry, IN_ENTRY)
        alternate = [k for k in entry.findall(f"{ATOM}link") if k.get("rel", "alternate") == "alternate"]
        assert len(alternate) <= 1 and (alternate or entry.find(f"{ATOM}content") is not None)  # 4.1.2
    for author in feed.iter(f"{ATOM}author"):
        assert [child.tag for child in author].count(f"{ATOM}name") == 1  # 3.2
    for date in (*feed.iter(f"{ATOM}updated"), *feed.iter(f"{ATOM}published")):
        assert _DATE.fullmatch(date.text or "")  # 3.3
    for link in feed.iter(f"{ATOM}link"):
        assert _ABSOLUTE.fullmatch(link.get("href", ""))  # 4.2.7.1
    for category in feed.iter(f"{ATOM}category"):
        assert category.get("term") is not None and not len(category)  # 4.2.2
    ids = [i.text or "" for i in feed.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids) and all(map(_ABSOLUTE.fullmatch, ids))  # 4.2.6
    for text in (t for name in ("title", "subtitle", "summary", "content") for t in feed.iter(ATOM + name)):
        assert text.get("type", "text") == "text" and not len(text)  # 3.1.1.1


def test_a_feed_reader_shows_all_entries(catalogue: Catalogue) -> None:
    read = feedparser.parse(emit(catalogue, {"feed"})["feed.atom"])
    assert not read.bozo and read.version == "atom10"
    assert {e.id.rsplit("/", 1)[1] for e in read.entries} == {e.id for e in catalogue.entries}
    assert all(e.title for e in read.entries)
