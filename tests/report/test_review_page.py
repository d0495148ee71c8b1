"""The review page, used as people use it: clicks, keys, a reason, and what is saved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from browser import Browser
from listmerge.config import Config
from listmerge.match.decisions import fingerprint
from listmerge.match.types import Cluster, Decision, Evidence, Match, Matching
from listmerge.pipeline import read_list
from listmerge.report.pair_view import safe_href
from listmerge.report.review_page import review_page
from listmerge.text import Source
from sample_lists import sample_lists, sample_matching

HARBOUR = ("cardio/harbour-monitor", "signals/harbour-monitor-v2")
SLEEP = ("cardio/sleep-rhythm-bank", "signals/srb")
APART = Decision("cardio/ptb-xl", "signals/srb", "different", "one is sleep", "Ada", "2026-03-01", ("0ld", "0ld"), 1)


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Browser:
    """The page of the sample pairs, one of which is decided, with a stale verdict."""
    path = tmp_path / "review.html"
    path.write_bytes(review_page(sample_lists(), sample_matching(), [APART]).encode())
    browser.open(path)
    browser.script("localStorage.clear()")
    browser.open(path)
    return browser


def _names(page: Browser) -> list[str]:
    return [e.text for e in page.find_all("#pairs .name:first-child")]


def _downloaded(page: Browser) -> dict[str, object]:
    page.find("#download").click()
    path = page.downloads / "verdicts.json"
    page.wait(lambda: path.exists() and path.read_text().rstrip().endswith("}"))  # it is there before it is written
    data: dict[str, object] = json.loads(path.read_text())
    path.unlink()
    return data


# --- what is written


def test_the_page_is_the_same_for_any_order_of_lists_and_pairs() -> None:
    lists, found = sample_lists(), sample_matching()
    turned = Matching(found.clusters, found.matches[::-1])
    assert review_page(lists, found, [APART]) == review_page(lists[::-1], turned, [APART])


def test_only_links_of_known_kinds_lead_anywhere() -> None:
    assert safe_href("https://example.org/a b") is None
    assert safe_href("HTTPS://example.org/a") == "HTTPS://example.org/a"
    assert safe_href("mailto:a@example.org") == "mailto:a@example.org"
    assert safe_href("doi:10.1000/x(1)") == "https://doi.org/10.1000/x(1)"
    for bad in (
        "javascript:alert(1)",
        " JavaScript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "//x.org",
        "a.md",
        "",
    ):
        assert safe_href(bad) is None, bad


# --- in the browser


def test_it_asks_for_nothing_but_itself_and_complains_of_nothing(page: Browser) -> None:
    page.find("#pairs button").click()
    assert {u.partition(":")[0] for u in page.requested()} == {"file"}
    assert all(u.endswith("/review.html") for u in page.requested())
    assert page.errors() == []


def test_it_opens_with_the_pairs_that_wait_the_likeliest_first(page: Browser) -> None:
    assert _names(page) == ["Sleep Rhythm Bank", "Harbour Monitor"]
    assert page.find("#count").text == "2 of 4 shown, 2 undecided"
    assert page.find("#changes").text == "nothing changed yet"
    assert not page.find("#download").is_enabled()
    assert [" ".join(r.text.split()) for r in page.find_all(".steps tr")] == [
        "name one is the other's acronym +4.0",
        "number same count of people +2.5",
        "identifier other URLs −2.0",
        "sum +4.5",
    ]


def test_equal_cells_are_dimmed_and_differing_ones_are_not(page: Browser) -> None:
    page.find("#band [value='same']").click()
    by_label = {r.find_element("css selector", "th").text: r for r in page.find_all(".fields tbody tr")}
    assert "equal" not in by_label["url"].get_attribute("class")
    assert by_label["name"].text.split("\n") == ["name", "PTB-XL", "PTB XL ECG dataset"]


def test_filters_by_band_state_list_and_text(page: Browser) -> None:
    page.find("#band [value='']").click()
    assert _names(page) == ["Sleep Rhythm Bank", "Harbour Monitor", "PTB-XL", "PTB-XL"]
    page.find("#text").send_keys("labelled XL")
    assert _names(page) == ["PTB-XL", "PTB-XL"]
    page.find("#text").clear()
    page.find("#text").send_keys("ACRONYM")
    assert _names(page) == ["Sleep Rhythm Bank"]
    page.find("#text").clear()
    page.find("#text").send_keys("nothing like this")
    assert _names(page) == []
    assert page.find("#pairs").text == "No pair fits these filters."
    page.find("#text").clear()
    page.find("#text").send_keys(" ")
    page.find("#state [value='stale']").click()
    assert page.find("#pairs .state").text == "different (stale)"
    page.find("#state [value='undecided']").click()
    assert len(_names(page)) == 3
    page.find("#list [value='signals']").click()
    assert len(_names(page)) == 3


def test_a_clicked_verdict_with_a_typed_reason_is_downloaded_alone(page: Browser) -> None:
    page.find("[data-relation='same']").click()
    page.find("#reason").send_keys("same volunteers, s v p")
    records = {r.id: r for f in sample_lists() for r in f.records}
    assert _downloaded(page) == {
        "schema_version": 1,
        "verdicts": [
            {
                "pair": list(SLEEP),
                "relation": "same",
                "reason": "same volunteers, s v p",
                "fingerprints": [fingerprint(records[i]) for i in SLEEP],
                "was": None,
            }
        ],
    }
    assert page.find("#changes").text.startswith("1 changed, saved as verdicts.json")


def test_keys_decide_turn_move_and_undo(page: Browser) -> None:
    page.press("j", "v")
    assert page.find(".sentence").text.startswith("Harbour Monitor is a version of Harbour Monitor v2.")
    page.press("v")
    assert page.find(".sentence").text.startswith("Harbour Monitor v2 is a version of Harbour Monitor.")
    page.press("b")
    page.press("later wards", "\ue007")  # Enter leaves the field
    page.press("k", "d")
    verdicts = _downloaded(page)["verdicts"]
    assert isinstance(verdicts, list)
    assert [(v["pair"], v["relation"], v["reason"]) for v in verdicts] == [
        (list(SLEEP), "different", ""),
        (list(HARBOUR[::-1]), "version", "later wards"),
    ]
    page.press("u")
    assert page.find("#changes").text == "1 changed verdict"
    page.press("j", "x")
    assert page.find("#changes").text == "nothing changed yet"


def test_copying_puts_the_changed_verdicts_on_the_clipboard(page: Browser) -> None:
    page.press("r")
    page.find("#copy").click()
    page.wait(lambda: "copied" in page.find("#changes").text)
    copied = json.loads(page.script("return navigator.clipboard.readText()"))
    assert [v["relation"] for v in copied["verdicts"]] == ["related"]


def test_where_the_clipboard_is_closed_the_text_is_shown_to_copy(page: Browser) -> None:
    page.script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.press("r")
    page.find("#copy").click()
    page.wait(lambda: page.find("#text-copy").is_displayed())
    assert json.loads(page.find("#json").get_attribute("value") or "")["verdicts"][0]["relation"] == "related"


def test_an_earlier_decision_can_be_changed_and_withdrawn(page: Browser) -> None:
    page.find("#band [value='kept-apart']").click()
    said = page.find(".sentence").text
    assert "Decided by Ada on 2026-03-01: different. An entry has changed since." in said
    assert page.find("#reason").get_attribute("value") == "one is sleep"
    was = {"pair": ["cardio/ptb-xl", "signals/srb"], "relation": "different"}
    page.press("\ue00c", "s")  # Escape leaves the filter
    assert _downloaded(page)["verdicts"][0]["was"] == was  # type: ignore[index]
    page.press("x")
    withdrawn = _downloaded(page)["verdicts"][0]  # type: ignore[index]
    assert (withdrawn["relation"], withdrawn["reason"], withdrawn["was"]) == (None, "", was)
    page.press("d")
    assert page.find("#changes").text == "nothing changed yet"


def test_answers_outlive_the_tab(page: Browser, tmp_path: Path) -> None:
    page.press("s")
    page.find("#download").click()
    page.open(tmp_path / "review.html")
    assert page.find("#changes").text == "1 changed verdict"
    assert page.find("#pairs .state").text == "same"


def test_a_phone_shows_the_list_then_the_pair_and_nothing_is_cut_off(page: Browser) -> None:
    for dark in (False, True):
        page.dark(dark)
        page.resize(360, 740)
        assert page.script("return document.documentElement.scrollWidth") <= 360
        assert not page.find("#detail").is_displayed()
        page.find("#pairs button").click()
        assert page.find("#detail").is_displayed()
        assert page.script("return document.documentElement.scrollWidth") <= 360
        page.find(".next").click()
        assert "Harbour Monitor" in page.find("h2").text
        page.find(".back").click()
        assert page.find("#pairs").is_displayed()


HOSTILE = """\
- [</script><script>document.title='owned'</script>](javascript:document.title='owned') - <img src=x onerror=alert(1)>
- [<!--<script> "&quot;' {{ 7*7 }}](https://example.org/"onmouseover="x) - \u202etxt.exe \x1b[31m
"""


def test_hostile_text_stays_text(browser: Browser, tmp_path: Path) -> None:
    found = read_list(Source("evil</script>.md", HOSTILE), Config(Path()), "evil</script>")
    left, right = (r.id for r in found.records[:2])
    evidence = (Evidence("<b>name</b>", "</script><script>document.title='owned'</script>", 1.0),)
    pair = Match(min(left, right), max(left, right), "review", "same", evidence)
    clusters = tuple(Cluster(r.id, (r.id,)) for r in found.records)
    path = tmp_path / "review.html"
    said = Decision(left, right, "same", "</script><script>document.title='owned'</script>", "<i>", "\u2028")
    path.write_bytes(review_page([found], Matching(clusters, (pair,)), [said]).encode())
    browser.open(path)
    browser.find("#pairs button").click()
    assert browser.driver.title == "Pairs to review"
    assert browser.find_all("#detail img, #detail b:not(.sentence b), #detail script, #detail i:not(.track i)") == []
    hrefs = [a.get_attribute("href") for a in browser.find_all("#detail a")]
    assert all(h and h.startswith("https://example.org/") for h in hrefs)
    assert "<U+202E>" in browser.find("#detail").text
    assert browser.errors() == []


def test_a_script_that_got_in_would_not_run(page: Browser) -> None:
    page.script(
        "const s = document.createElement('script'); s.textContent = \"document.title = 'owned'\";"
        "document.body.append(s);"
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"document.title = 1\">')"
    )
    assert page.driver.title == "Pairs to review"
    assert page.errors()


def test_without_pairs_it_says_so(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "review.html"
    path.write_bytes(review_page([], Matching(()), []).encode())
    browser.open(path)
    assert browser.find("#pairs").text == "There are no pairs to show."
    assert browser.errors() == []
