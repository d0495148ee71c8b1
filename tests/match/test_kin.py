"""How entries that are not one thing belong together; each with pairs that look alike and do not."""

from __future__ import annotations

import pytest
from entry_lists import read

from listmerge.match import match
from listmerge.match.types import Match


def said(one: str, other: str) -> Match | None:
    found = match([read("one", one), read("two", other)])
    return next(iter(found.matches), None)


@pytest.mark.parametrize(
    ("whole", "page"),
    [
        ("[Reef](https://reef.example/)", "[Reef Components](https://reef.example/components/)"),
        ("[Reef](https://reef.example/)", "[Tides of the coast](https://reef.example/data/tides.html)"),
        ("[Spark](https://spark.example/)", "[Spark Streams](https://spark.example/docs/streams)"),
        ("[Marine data store](https://uni.example/marine)", "[Kelp counts](https://uni.example/marine/data/kelp)"),
    ],
)
def test_what_lies_below_is_a_part(whole: str, page: str) -> None:
    for pair in ((whole, page), (page, whole)):
        found = said(*pair)
        assert found and (found.band, found.relation) == ("kept-apart", "part")


def test_a_page_below_with_fewer_words_may_be_the_thing() -> None:
    found = said("[Hunter.io](https://hunter.example/)", "[Hunter](https://hunter.example/api)")
    assert found and found.band == "review"


def test_what_is_written_on_a_blog_is_no_part_of_what_the_site_sells() -> None:
    found = said("[Reef](https://reef.example/)", "[How we hire](https://reef.example/blog/hiring)")
    assert found is None or found.relation == "different"


@pytest.mark.parametrize(
    ("whole", "piece"),
    [
        ("[DDSM](https://one.example/ddsm)", "[CBIS-DDSM](https://two.example/cbis)"),
        ("[KELP](https://one.example/kelp)", "[NORTH KELP](https://two.example/north)"),
    ],
)
def test_a_mark_before_a_mark_makes_a_part(whole: str, piece: str) -> None:
    found = said(whole, piece)
    assert found and found.relation == "part"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("[Stretto](https://github.com/ada/stretto)", "[bo/Stretto](https://github.com/bo/stretto)"),
        ("[Commit](https://commit.example/)", "[What Commit](https://whatcommit.example/)"),
        ("[YaRN](https://yarn.example/)", "[Apache Yarn](https://apache.example/yarn)"),
    ],
)
def test_ordinary_words_stand_behind_others_by_accident(one: str, other: str) -> None:
    found = said(one, other)
    assert found is None or found.relation != "part"


HELD = [f"[Set {w}](https://data.{{host}}/{w})" for w in ("kelp", "tides", "wrecks", "gulls", "eels")]


def kept_apart(home: str, host: str) -> set[str]:
    """The relations of a home page to five pages of its site, in another list."""
    found = match([read("one", home), read("two", *(e.format(host=host) for e in HELD))])
    return {m.relation for m in found.matches}


def test_a_site_holds_what_has_pages_there() -> None:
    assert kept_apart("[Reef Bank](https://reefbank.example/)", "reefbank.example") == {"part"}


@pytest.mark.parametrize(
    ("home", "host"),
    [
        ("[Summer sale](https://reefbank.example/)", "reefbank.example"),  # a sale is no shop
        ("[Marlow](https://marlow.edu/)", "marlow.edu"),  # a university's pages are of many hands
        ("[Slideshare](https://slideshare.net/)", "slideshare.net"),  # and so are those of hosts of slides
    ],
)
def test_a_site_holds_not_all_that_has_pages_there(home: str, host: str) -> None:
    assert "part" not in kept_apart(home, host)


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("[TIDE-III](https://tide.example/3)", "[TIDE-IV](https://tide.example/4)", "version"),
        ("[Gauge 2](https://gauge.example/2)", "[Gauge 3](https://gauge.example/3)", "version"),
        ("[2011](https://one.example/a.pdf)", "[2013](https://two.example/b.pdf)", None),
        ("[Elastic](https://github.com/ada/elastic)", "[Elastic-2.0](https://licences.example/elastic)", None),
    ],
)
def test_numbers_make_editions_of_one_name_only(one: str, other: str, relation: str | None) -> None:
    found = said(one, other)
    assert (found.relation if found and found.relation == "version" else None) == relation


def test_a_day_makes_an_episode() -> None:
    show = "[Tidal Daily](https://tidal.example/) - Talks about tides, on every day of the week."
    episode = "[Tidal Daily (12-29-2015)](https://tidal.example/2015/12/29/neap) - Talks about tides, with a guest."
    found = said(show, episode)
    assert found and found.band == "review"
    moved = said(show, "[Tidal Daily](https://tidal.example/show) - Talks about tides, on every day of the week.")
    assert moved and moved.band == "same"


def test_a_plus_makes_another_thing() -> None:
    assert said("[ChatTide](https://one.example/a)", "[ChatTide+](https://two.example/b)") is None
    same = said("[ChatTide Plus](https://one.example/tide)", "[ChatTide+](https://one.example/tide)")
    assert same and same.band == "same"


def test_repositories_of_others_need_more_than_a_name_the_custom_of_lists_and_a_heading() -> None:
    """Two lists that mostly mean the same by a name, and stand under one heading, still have two clipboards."""
    shared = [f"[{w}](https://{w}.example/)" for w in ("Kelp", "Tides", "Wrecks", "Gulls", "Eels")]
    one = read("one", *shared, "[Clipboard](https://github.com/ada/clipboard) - Copies what you type.")
    two = read("two", *shared, "[clipboard](https://github.com/bo/clipboard) - Library for the desktop.")
    found = match([one, two])
    assert {m.band for m in found.matches if "clipboard" in m.left} == {"review"}
    assert sum(len(c.members) > 1 for c in found.clusters) == len(shared)


def test_an_acronym_and_more_is_a_part() -> None:
    whole = "[World Tide Survey](https://wts.example/data)"
    found = said(whole, "[WTS Gauges](https://wts.example/data/gauges)")
    assert found and (found.band, found.relation) == ("kept-apart", "part")
    same = said(whole, "[WTS](https://wts.example/data/)")
    assert same and same.band == "same"


def test_brackets_narrow_a_name_even_if_a_host_is_called_so() -> None:
    found = said("[Tides (Haskell)](https://tides.example/)", "[Tides](https://tides.example/)")
    assert found and ("version", "only one is narrowed") in {(e.comparison, e.level) for e in found.evidence}


def wires(one: str, other: str) -> set[str]:
    """The bands of two wires in lists that mostly mean the same by a name."""
    shared = [f"[{w}](https://{w}.example/)" for w in ("Kelp", "Tides", "Wrecks", "Gulls", "Eels")]
    found = match([read("one", *shared, one), read("two", *shared, other)])
    return {m.band for m in found.matches if "wire" in m.left}


def test_an_ordinary_word_is_the_name_and_the_address_of_two_things() -> None:
    library = "[wire](https://github.com/ada/wire) - Strict injection of dependencies at runtime."
    messenger = "[Wire](https://wire.example/) - Secure messages, voice calls and shared files."
    same = "[Wire](https://wire.example/) - Strict injection of dependencies, ready at runtime."
    assert wires(library, messenger) == {"review"}
    assert wires(library, same) == {"same"}


def test_the_text_of_a_thing_names_it_and_says_nothing_of_another() -> None:
    """Two words alike, one of them an acronym; both texts hold their own."""
    images = "[Tidal Range Images by Vessel (TRIVE)](https://one.example/TRIVE) - TRIVE is a set of pictures of tides."
    client = "[trive](https://github.com/ada/trive) - Client of a store of files for the command line."
    found = said(images, client)
    assert found and found.band == "review"


def test_brackets_that_name_a_host_name_nothing_else() -> None:
    found = said("[Tide prediction (Kaggle)](https://kaggle.com/c/tides)", "[Kaggle](https://kaggle.com/learn)")
    assert found is None or found.band == "kept-apart"


def test_neighbours_on_a_site_merge_only_where_lists_mean_the_same_by_names() -> None:
    """Lists of services and of their interfaces share names and sites."""
    shared = [f"[{w}](https://{w}.example/)" for w in ("Kelp", "Tides", "Wrecks", "Gulls", "Eels")]
    pages = [f"[{w}](https://{w}.example/developer)" for w in ("Kelp", "Tides", "Wrecks", "Gulls", "Eels")]
    found = match([read("services", *shared), read("interfaces", *pages)])
    assert not [c for c in found.clusters if len(c.members) > 1]
    assert {m.band for m in found.matches} == {"review"}
