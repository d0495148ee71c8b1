"""Each file of merged/: what it holds, that it is valid, and that hostile lists do no harm in it."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import cmarkgfm
import jsonschema
import pytest

from catalogues import catalogue_of, lists_of
from listmerge.catalogue import Catalogue
from listmerge.config.choices import MergedStyle
from listmerge.emit import emit, outputs
from listmerge.emit import readme as readme_module
from listmerge.match.types import Evidence, Kin, Match

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "catalogue.schema.json").read_text("utf-8"))
ATOM = "{http://www.w3.org/2005/Atom}"

PLAIN = """# Birds

## Sea & shore

- [Auk](https://auk.example.org/) - 1,200 pictures of auks. Requires registration.
- [Gull](https://gull.example.org/) - Gulls over the sea.
  - Paper: [Gulls](https://doi.org/10.1234/gull)
  - Code: [kit](https://github.com/example/gull)
- **Knot** - Without a link.

## Woods

- [Gull](https://woods.example.org/gull) - Another thing of the same name.
- [Sea shore](https://shore.example.org/) - Named like a section.
"""
HOSTILE = """# Evil `<script>` | [list](javascript:alert(1))

## A | B `x` <img src=x onerror=alert(1)> @team #12

- [=cmd|' /C calc'!A0](https://a.example.org/) - @you wrote #12 | `</script><script>alert(1)</script>` ](javascript:x)
- [click](javascript:alert(3)) - **bold** _under_ <b>tag</b>
- [x&lt;y](data:text/html;base64,PHNjcmlwdD4=) - ${7*7} {{7*7}}
- [pay \u202egro.elpmaxe](https://good.example@evil.example/) - -2+3+cmd|' /C calc'!A0
- [a](java&#115;cript:alert(4)) - ]]> --> &amp;lt;
- [b](<https://b.example.org/a b(c)|d>) - ok
"""


@pytest.fixture
def plain() -> Catalogue:
    return catalogue_of({"birds": PLAIN}, kin=[Kin("related", "auk", "knot")])


@pytest.fixture
def hostile() -> Catalogue:
    lists = lists_of({"evil": HOSTILE})
    ids = [r.id for r in lists[0].records]
    pair = Match(ids[0], ids[1], "review", "related", (Evidence("name", "| <b>@x</b> #3", 1.0),))
    return catalogue_of({"evil": HOSTILE}, matches=[pair], title="</script> & | `x`")


def text_of(catalogue: Catalogue, file: str) -> str:
    return emit(catalogue)[file].decode()


def test_every_output_is_named_for_its_module() -> None:
    assert {"readme", "catalogue_json", "catalogue_csv", "json_ld", "feed", "duplicates"} <= set(outputs())


def test_catalogue_json_is_valid(plain: Catalogue, hostile: Catalogue) -> None:
    for catalogue in (plain, hostile):
        data = json.loads(text_of(catalogue, "catalogue.json"))
        jsonschema.Draft202012Validator(SCHEMA).validate(data)


def test_the_schema_is_one_and_refuses_what_is_none(plain: Catalogue) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    data = json.loads(text_of(plain, "catalogue.json"))
    del data["entries"][0]["members"]
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(data)


def test_csv_has_a_row_for_each_entry_and_no_formula(plain: Catalogue, hostile: Catalogue) -> None:
    rows = list(csv.DictReader(io.StringIO(text_of(plain, "catalogue.csv"))))
    assert [r["id"] for r in rows] == [e.id for e in plain.entries]
    assert rows[0]["size"] == plain.entries[0].claims("size")[0].text
    for row in csv.reader(io.StringIO(text_of(hostile, "catalogue.csv"))):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


def test_json_ld_has_what_schema_org_asks_of_a_dataset(plain: Catalogue, hostile: Catalogue) -> None:
    for catalogue in (plain, hostile):
        text = text_of(catalogue, "catalogue.jsonld")
        assert "<" not in text
        data = json.loads(text)
        assert (data["@context"], data["@type"]) == ("https://schema.org/", "DataCatalog")
        assert len(data["dataset"]) == len(catalogue.entries)
        for item in data["dataset"]:
            assert item["@type"] == "Dataset" and item["name"] and item["description"]
            assert re.match(r"https?://|mailto:|doi:|ftp:", item.get("url", "https://"))


def test_atom_feed_has_what_its_grammar_asks(
    plain: Catalogue, hostile: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    for catalogue in (plain, hostile):
        feed = ElementTree.fromstring(text_of(catalogue, "feed.atom"))
        for element in (feed, *feed.findall(f"{ATOM}entry")):
            for tag in ("id", "title", "updated"):
                assert len(element.findall(ATOM + tag)) == 1
            assert element.findtext(f"{ATOM}updated") == "1970-01-02T00:00:00Z"
        ids = [e.findtext(f"{ATOM}id") for e in feed.findall(f"{ATOM}entry")]
        assert len(set(ids)) == len(catalogue.entries)


def test_atom_ids_do_not_depend_on_what_an_entry_says() -> None:
    def ids(text: str) -> list[str]:
        return re.findall(r"<id>(.*?)</id>", text_of(catalogue_of({"birds": text}), "feed.atom"))

    assert ids(PLAIN) == ids(
        PLAIN.replace("1,200 pictures of auks", "Many auks").replace("auk.example.org", "auk.example.net")
    )


def anchors(page: str) -> set[str]:
    """Where links of a page may lead: ids of headings as GitHub makes them, and those written."""
    found = set(re.findall(r'<a id="([^"]+)"', page))
    taken: dict[str, int] = {}
    for heading in re.findall(r"<h[1-6]>(.*?)</h[1-6]>", page):
        text = (
            re.sub(r"<!--.*?-->|<[^>]*>", "", heading)
            .replace("&amp;", "&")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", '"')
        )
        base = re.sub(r"[^\w\- ]", "", text.strip().lower()).replace(" ", "-")
        slug = base
        while slug in taken:
            taken[base] += 1
            slug = f"{base}-{taken[base]}"
        taken[slug] = 0
        assert slug not in found, f"{slug} is the anchor of an entry and of a heading"
        found.add(slug)
    return found


def render(text: str) -> str:
    return cmarkgfm.github_flavored_markdown_to_html(text, options=cmarkgfm.Options.CMARK_OPT_UNSAFE)


def test_all_anchors_of_the_readme_resolve(plain: Catalogue, hostile: Catalogue) -> None:
    for catalogue in (plain, hostile):
        page = render(text_of(catalogue, "README.md"))
        wanted = set(re.findall(r'href="#([^"]+)"', page))
        assert wanted and wanted <= anchors(page)


def test_entries_of_one_name_have_their_own_stable_anchors(plain: Catalogue) -> None:
    page = text_of(plain, "README.md")
    gulls = [e.id for e in plain.entries if e.name == "Gull"]
    assert len(set(gulls)) == 2
    assert all(page.count(f'<a id="{i}">') == 1 for i in gulls)


@pytest.mark.parametrize("style", ["bullets", "table", "fields"])
def test_hostile_lists_come_out_inert(hostile: Catalogue, style: MergedStyle) -> None:
    hostile = replace(hostile, style=style)
    pages = {name: data.decode() for name, data in emit(hostile).items() if name.endswith(".md")}
    assert {"README.md", "duplicates.md"} <= set(pages)
    for source in pages.values():
        page = render(source)
        assert not re.search(r"<(?:script|img|b|iframe)\b", page)
        own = r'#|[\w/]+\.(?:md|json|csv|jsonld|atom|html)"|\.\./lists/evil\.md\?plain=1#L\d+"'
        assert not re.search(rf'(?:href|src)="(?!https?://|{own})', page), page
        assert "@evil" not in "".join(re.findall(r'href="([^"]*)"', page))
        text = re.sub(r"<code>.*?</code>", "", page)
        assert not re.search(r"(?<![\w&])@\w|(?<!&)#\d", re.sub(r"<[^!][^>]*>", "", text))
    for rows in re.findall(r"<table>.*?</table>", render(text_of(hostile, "README.md")), re.DOTALL):
        head = rows.count("<th>")
        assert all(r.count("<td>") == head for r in re.findall(r"<tr>.*?</tr>", rows, re.DOTALL)[1:])


def test_the_readme_begins_with_a_title_and_its_numbers(plain: Catalogue) -> None:
    lines = text_of(plain, "README.md").splitlines()
    assert lines[0] == "# Merged list"
    assert lines[2].startswith("_5 entries · 1 list ·")


def test_facts_and_links_of_an_entry_stand_below_it(plain: Catalogue) -> None:
    page = text_of(plain, "README.md")
    assert "- [Auk](https://auk.example.org/) - 1,200 pictures of auks. Requires registration. <sup>A</sup>" in page
    assert "**Size**" not in page  # the description says it
    assert "  - **Paper**: [doi:10.1234/gull](https://doi.org/10.1234/gull)" in page
    assert "  - **Family**: see also [Knot](#knot)" in page


def test_pairs_are_told_with_their_evidence() -> None:
    levels = (Evidence("name", "same words", 3.0), Evidence("version", "another version", -9.0))
    pairs = [Match("birds/auk", "birds/knot", "kept-apart", "version", levels)]
    catalogue = catalogue_of({"birds": PLAIN}, matches=pairs)
    front = text_of(catalogue, "README.md").split("## Kept apart on purpose")[1]
    assert "| [Auk](#auk) · [Knot](#knot) | another version |" in front
    report = text_of(catalogue, "duplicates.md")
    assert "## Kept apart (1)" in report
    assert "| Auk (A line 5) | Knot (A line 9) | version | -6.0 | name: same words (+3.0)" in report


def test_merged_entries_tell_why_and_who_differs() -> None:
    other = "# More\n\n## Sea\n\n- [Auk](https://auk.example.org/) - 1,500 pictures of auks.\n"
    same = Match("birds/auk", "more/auk", "same", "same", (Evidence("url", "same address", 9.0),))
    catalogue = catalogue_of({"birds": PLAIN, "more": other}, ("birds/auk", "more/auk"), matches=[same])
    page = text_of(catalogue, "README.md")
    assert "≠ 1 note · why 2 records became one" in page
    assert "<li>One, because: url: same address</li>" in page
    assert "size: 1,200 pictures, or 1,500 pictures" in page


def test_a_long_list_is_split_by_section(plain: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readme_module, "LIMIT", 1000)
    files = {name: data.decode() for name, data in emit(plain, {"readme"}).items()}
    pages = {name: render(text) for name, text in files.items()}
    assert len(files) > 2 and all(name == "README.md" or name.startswith("sections/") for name in files)
    assert sum(text.count('<a id="') for text in files.values()) == len(plain.entries)
    for name, page in pages.items():
        for href in re.findall(r'href="([^"#]*)#([^"]+)"', page):
            if "//" in href[0]:
                continue
            target = (Path(name).parent / href[0]).as_posix() if href[0] else name
            assert href[1] in anchors(pages[target.replace("sections/../", "")])
