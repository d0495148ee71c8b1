"""search.html in a browser: typing, filters, keys, deep links; and nothing in it acts or asks the network."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from browser import Browser
from catalogues import catalogue_of
from listmerge.catalogue import Catalogue
from listmerge.emit.search_page import emit, linked, page_data

FIELDS = """# Alpha list

## Imaging

| Name | Description | Size | Access | Years |
| --- | --- | --- | --- | --- |
| [Lung Atlas](https://lung.example.org/) | CT scans of lungs. | 300 scans | Public | 2001-2012 |
| [Brain Éclair](https://brain.example.org/) | MRI of heads. | 20 patients | Simple application | 2015-2019 |

## Signals

| Name | Description | Size | Access | Years |
| --- | --- | --- | --- | --- |
| [Heartbeat Bank](https://heart.example.org/) | ECG at night. | 99 recordings | Requires registration | 1998 |
"""
HOSTILE = """# Beta list

## Imaging

- [Lung Atlas](https://lung.example.org/) - The same lungs.
- [&lt;/script&gt;&lt;script&gt;hit=1](https://evil.example.org/) - `<img src=x onerror="window.hit=1">` &lt;b&gt;
- [Click me](javascript:window.hit=1) - A disguise.
- [Data me](data:text/html,<script>window.hit=1</script>) - Another disguise.
"""


def small() -> Catalogue:
    return catalogue_of({"alpha": FIELDS, "beta": HOSTILE}, ["alpha/lung-atlas", "beta/lung-atlas"])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    page = tmp_path / "search.html"
    page.write_bytes(emit(small())["search.html"].encode())
    return page


@pytest.fixture
def page(browser: Browser, path: Path) -> Browser:
    browser.open(path)
    return browser


def names(page: Browser) -> list[str]:
    return [e.text for e in page.find_all("#results h2")]


def choose(page: Browser, facet: str, value: str) -> None:
    page.find(f'[data-facet="{facet}"] input[value="{value}"]').click()


def visit(page: Browser, path: Path, tail: str) -> None:
    page.driver.get("about:blank")
    page.driver.get(path.as_uri() + tail)


def test_all_entries_are_there_at_first(page: Browser) -> None:
    assert len(names(page)) == len(small().entries)
    assert page.errors() == []


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("lung", "Lung Atlas"),
        ("LUNG atl", "Lung Atlas"),
        ("hartbeat", "Heartbeat Bank"),
        ("eclair", "Brain Éclair"),
        ("night ecg", "Heartbeat Bank"),
        ("heads", "Brain Éclair"),
    ],
)
def test_typing_finds(page: Browser, typed: str, first: str) -> None:
    page.press(typed)
    assert names(page)[0] == first


def test_nothing_found_says_so_and_escape_brings_all_back(page: Browser) -> None:
    page.press("zzzzqqq")
    assert names(page) == []
    assert "Nothing found" in page.find("#count").text
    page.press("\ue00c")
    assert len(names(page)) == len(small().entries)


def test_facets_narrow_and_count(page: Browser) -> None:
    choose(page, "access", "register")
    assert names(page) == ["Heartbeat Bank"]
    choose(page, "access", "open")
    assert names(page) == ["Lung Atlas", "Heartbeat Bank"]
    choose(page, "years", "2010")
    assert names(page) == ["Lung Atlas"]
    page.find("#clear").click()
    choose(page, "modality", "MRI")
    assert names(page) == ["Brain Éclair"]
    choose(page, "modality", "MRI")
    choose(page, "list", "beta")
    assert "Heartbeat Bank" not in names(page)
    choose(page, "section", "Signals")
    assert names(page) == []


def test_details_by_click(page: Browser) -> None:
    page.find("#lung-atlas .more").click()
    assert "300 scans" in page.find("#lung-atlas .body").text
    assert "alpha, line" in page.find("#lung-atlas .body").text
    page.find("#lung-atlas .more").click()
    assert not page.find_all("#lung-atlas .body")


def test_keys(page: Browser) -> None:
    page.find("h1").click()
    page.press("/", "heart", "\ue015", "\ue007")
    assert page.script("return document.activeElement.id") == "heartbeat-bank"
    assert page.find_all("#heartbeat-bank .body")
    page.press("\ue013")
    assert page.script("return document.activeElement.id") == "q"


def test_an_entry_and_a_search_can_be_linked_to(page: Browser, path: Path) -> None:
    ids = [e.id for e in small().entries if e.name == "Brain Éclair"]
    visit(page, path, f"#{ids[0]}")
    assert page.find("li.target h2").text == "Brain Éclair"
    assert page.find_all("li.target .body")
    visit(page, path, "#beta/lung-atlas")
    assert page.find("li.target h2").text == "Lung Atlas"
    visit(page, path, "?q=lung")
    assert names(page)[0] == "Lung Atlas"
    assert page.find("#q").get_attribute("value") == "lung"
    visit(page, path, "?access=register")
    assert names(page) == ["Heartbeat Bank"]
    visit(page, path, f"?q=lung#{ids[0]}")
    assert page.find("li.target h2").text == "Brain Éclair"


def test_hostile_text_is_shown_and_does_nothing(page: Browser) -> None:
    for button in page.find_all("#results .more"):
        button.click()
    assert page.script("return window.hit") is None
    assert any("<script>" in name for name in names(page))
    hrefs = page.script("return [...document.querySelectorAll('#results a')].map(a => a.getAttribute('href'))")
    assert hrefs
    assert all(re.match(r"https?://|#", h) for h in hrefs)
    assert page.errors() == []


def test_only_the_page_itself_is_asked_for(page: Browser, path: Path) -> None:
    page.press("lung")
    assert {u.partition("#")[0].partition("?")[0] for u in page.requested()} <= {path.as_uri(), "about:blank"}


@pytest.mark.parametrize(("width", "dark"), [(360, False), (360, True), (1200, True)])
def test_fits_and_can_be_read(page: Browser, path: Path, width: int, dark: bool) -> None:
    page.resize(width, 800)
    page.dark(dark)
    visit(page, path, "#lung-atlas")
    assert page.script("return document.documentElement.scrollWidth <= innerWidth")
    colours = page.script("const s = getComputedStyle(document.body); return [s.color, s.backgroundColor]")
    ink, paper = ([int(n) for n in re.findall(r"\d+", c)[:3]] for c in colours)
    assert abs(sum(ink) - sum(paper)) > 380
    assert (sum(paper) < 200) is dark


def test_the_data_cannot_end_its_script() -> None:
    text = emit(small())["search.html"]
    assert text.count("</script>") == 2
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert found
    assert json.loads(found.group(1)) == page_data(small())


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("ftp://example.org/a", None),
        ("javascript:alert(1)", None),
        ("java&#115;cript:alert(1)", None),
        ("\x01javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("https://github.com@evil.example/", None),
        ("relative/path", None),
        (None, None),
    ],
)
def test_which_addresses_are_links(url: str | None, expected: str | None) -> None:
    assert linked(url) == expected


def test_the_same_catalogue_gives_the_same_page() -> None:
    assert emit(small()) == emit(small())
