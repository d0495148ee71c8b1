"""Single pieces of evidence: each with pairs for which it holds, and with pairs that look alike."""

from __future__ import annotations

import pytest
from entry_lists import read

from listmerge.match import match
from listmerge.match.catalog import catalog_of
from listmerge.match.compare import compare
from listmerge.match.features import features_of
from listmerge.match.url import canonical_url, place_in
from listmerge.record import SourceList


def levels(first: SourceList, second: SourceList) -> dict[str, str]:
    """comparison -> level, of the first entries of two lists."""
    found = features_of([first, second])
    by_id = {f.id: f for f in found}
    pair = by_id[first.records[0].id], by_id[second.records[0].id]
    return {e.comparison: e.level for e in compare(*pair, catalog_of(found))}


def of(one: str, other: str) -> dict[str, str]:
    return levels(read("one", one), read("two", other))


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("https://github.com/Ada/Loom", "https://github.com/ada/loom"),
        ("https://github.com/Ada/Loom/tree/master", "https://github.com/ada/loom#readme"),
        ("https://github.com/Ada/Loom/blob/main/README.md", "https://github.com/ada/loom/"),
    ],
)
def test_one_repository_in_its_spellings(url: str, same: str) -> None:
    assert canonical_url(url) == canonical_url(same)


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/ada/loom/tree/main/docs",
        "https://github.com/ada/loom/blob/main/MANUAL.md",
        "https://example.org/Ada/Loom",
    ],
)
def test_other_pages_keep_their_addresses(url: str) -> None:
    assert canonical_url(url) not in ("github.com/ada/loom", "example.org/ada/loom")


def test_a_name_written_together_is_found_where_both_lead_to_one_place() -> None:
    one, two = "[Remote Work](https://github.com/ada/awesome-RemoteWork)", "[awesome-RemoteWork]({})"
    assert of(one, two.format("https://github.com/ada/awesome-remotework"))["name"] == "spelt alike"
    assert of(one, two.format("https://github.com/bob/awesome-remotework"))["name"] != "spelt alike"
    assert of("[图书馆](https://books.example)", "[Bookshelf 图书馆](https://books.example)")["name"] != "spelt alike"


@pytest.mark.parametrize(
    ("site", "repository", "level"),
    [
        ("https://weaver.dev", "https://github.com/WeaverHQ/weaver", "both are named after it, and its owner"),
        ("https://weaver-doc.org/en", "https://github.com/weaver-doc/weaver", "both are named after it, and its owner"),
        ("https://getweaver.com", "https://github.com/ada/weaver", "both are named after it"),
        ("https://weaver.dev", "https://github.com/ada/weaver-py", None),
        ("https://weavers-union.org", "https://github.com/ada/weaver", None),
    ],
)
def test_hosts_and_owners_put_something_around_a_name(site: str, repository: str, level: str | None) -> None:
    assert of(f"[Weaver]({site}) - Cloth.", f"[Weaver]({repository}) - Looms.").get("address") == level


def test_a_coined_name_tells_more_unless_a_repository_of_others_bears_it() -> None:
    one = "[WeAvE](https://weave.challenge.example)"
    assert of(one, "[WeAvE](https://lab.example/weave)")["address"] == "both are named after it, a coined name"
    assert of(one, "[WeAvE](https://github.com/ada/weave)")["address"] == "both are named after it"


def test_a_paper_and_a_library_of_its_name_are_not_brought_together() -> None:
    names = ["Spindle", "Bobbin", "Shuttle", "Distaff", "Heddle", "Treadle"]
    shared = [f"[{n}](https://{n.lower()}.example) - Of wood." for n in names]
    one = read("one", "[wool](https://github.com/python-wool/wool) - Refactors code.", *shared)
    two = read("two", "[WOOL](https://arxiv.org/abs/2104.09864) - Embeddings of positions.", *shared)
    assert "list" not in levels(one, two)
    assert not any({"one/wool", "two/wool"} <= set(c.members) for c in match([one, two]).clusters)


def test_a_title_that_is_the_others_text() -> None:
    title = "Openly Available Embeddings of Woven Patterns"
    paper = "https://arxiv.org/abs/1904.03323"
    found = of(f"[PatternBERT]({paper}) - {title}.", f"[{title}]({paper})")
    assert found["acronym"] == "its name is the other's text"
    longer = f"{title} and many further words of another matter altogether, on spinning and dyeing cloth of every kind"
    assert "acronym" not in of(f"[Loom]({paper}) - {longer}.", f"[{title}]({paper})")


def test_books_and_courses_of_one_title_stand_among_different_media() -> None:
    book, course = "[Woven Geometry](https://books.example/wg)", "[Woven Geometry](https://uni.example/wg)"

    def kind(first: str, second: str) -> str | None:
        return levels(read("one", book, section=first), read("two", course, section=second)).get("kind")

    assert kind("Books", "Video courses") == "stand among different media"
    assert kind("Books", "E-books and textbooks") is None
    assert kind("Books and courses", "Courses") is None
    assert kind("Geometry", "Courses") is None


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://a.example/list#fraud", "fraud"),
        ("https://github.com/ada/loom#readme", ""),
        ("https://a.example/#/en", ""),
        ("https://a.example/", ""),
    ],
)
def test_places_on_a_page(url: str, place: str) -> None:
    assert place_in(url) == place


def test_a_section_of_a_list_is_not_merged_with_it() -> None:
    one = read("one", "[Awesome Billing](https://github.com/ada/awesome-billing) - Payments.")
    two = read("two", "[Awesome Billing Fraud Links](https://github.com/ada/awesome-billing#fraud) - On fraud.")
    found = match([one, two])
    assert len(found.clusters) == 2
    assert [m.band for m in found.matches] == ["review"]


def test_the_home_page_of_a_site_of_many_things_is_not_what_lies_behind_it() -> None:
    pages = [f"[Record {n}](https://loomnet.example/{n}) - Cloth." for n in ("one", "two", "three", "four")]
    one = read("one", "[Loomnet](https://loomnet.example) - Archive.", *pages)
    two = read("two", "[Loomnet Wool Waveforms](https://loomnet.example)")
    assert levels(one, two)["identifier"] == "same home page, of many things"
    assert not any(len(c.members) > 1 for c in match([one, two]).clusters)
    three = read("three", "[Loomnet](https://loomnet.example/) - Cloths of all kinds.")
    assert any({"one/loomnet", "three/loomnet"} <= set(c.members) for c in match([one, three]).clusters)
