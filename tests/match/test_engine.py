"""Matching on small lists and on the seeds: what is merged, what is kept apart, and why."""

from __future__ import annotations

import importlib.util
import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listmerge.errors import InputError
from listmerge.extract import extract
from listmerge.markdown import parse
from listmerge.match import match
from listmerge.match.catalog import catalog_of
from listmerge.match.compare import compare
from listmerge.match.features import features_of
from listmerge.match.identifiers import identifiers
from listmerge.match.score import score
from listmerge.match.types import Decision, Matching
from listmerge.match.words import read_name
from listmerge.record import SourceList
from listmerge.text import Source
from shared import SHARED, needs_shared


def read(name: str, *entries: str) -> SourceList:
    text = f"# {name}\n\n## All\n\n" + "".join(f"- {e}\n" for e in entries)
    return extract(parse(Source(f"{name}.md", text)), name)


def together(found: Matching, *ids: str) -> bool:
    return any(set(ids) <= set(c.members) for c in found.clusters)


@pytest.mark.parametrize(
    ("url", "identifier"),
    [
        ("http://dx.doi.org/10.1038/sdata.2016.35", ("doi", "10.1038/sdata.2016.35")),
        ("https://www.nature.com/articles/sdata201635", ("doi", "10.1038/sdata.2016.35")),
        ("https://doi.org/10.13026/C2XW26", ("doi", "10.13026/c2xw26")),
        ("https://arxiv.org/pdf/1901.07031.pdf", ("arxiv", "1901.07031")),
        ("https://www.ncbi.nlm.nih.gov/pubmed/23884657", ("pubmed", "23884657")),
        ("https://pubmed.ncbi.nlm.nih.gov/23884657/", ("pubmed", "23884657")),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3965265/", ("pmc", "PMC3965265")),
        ("http://physionet.org/physiobank/database/mimic3cdb/", ("physionet", "mimiciii")),
        ("https://www.physionet.org/content/mimiciv/2.2/", ("physionet", "mimiciv")),
        ("https://github.com/MIT-LCP/mimic-code.git", ("repository", "github.com/mit-lcp/mimic-code")),
    ],
)
def test_identifiers_in_their_spellings(url: str, identifier: tuple[str, str]) -> None:
    assert identifier in list(identifiers(url))


def test_names_taken_apart() -> None:
    name = read_name("Surveillance, Epidemiology, and End Results")
    assert "seer" in name.initials
    assert read_name("MIMIC-III, a freely accessible critical care database").versions == {"iii"}
    assert ("mimic",) in read_name("MIMIC-III, a freely accessible critical care database").forms
    assert read_name("中文数据").core != read_name("医学影像").core


def test_same_link_and_acronym_join_and_versions_stay_apart() -> None:
    one = read(
        "one",
        "[Valley Ice Station Archive](https://vista.example/) - Ice.",
        "[ROCK-II](https://rock.example/ii) - Rock.",
    )
    two = read("two", "[VISA](https://www.vista.example) - Ice cores.", "[ROCK-III](https://rock.example/ii) - Rock.")
    found = match([one, two])
    assert together(found, "one/valley-ice-station-archive", "two/visa")
    assert not together(found, "one/rock-ii", "two/rock-iii")
    kin = {(k.relation, k.left, k.right) for k in found.kin}
    assert any(relation == "version" for relation, _, _ in kin)


def test_the_edition_of_a_year_is_a_part_of_what_is_held_each_year() -> None:
    one = read("one", "[Reef Cup](https://reefcup.example) - Races.")
    two = read("two", "[Reef Cup 2019](https://archive.example/reef-cup/2019) - Races of that year.")
    assert [(k.relation, k.left, k.right) for k in match([one, two]).kin] == [("part", "reef-cup-2019", "reef-cup")]


@pytest.mark.parametrize(
    ("first", "second", "kin"),
    [
        ("https://ada.github.io/reef", "https://ada.github.io/reef-2", True),
        ("https://ada.github.io/reef", "https://bob.github.io/reef-2", False),
        ("https://github.com/ada/reef", "https://github.com/ada/reef-2", True),
        ("https://github.com/ada/reef", "https://github.com/bob/reef-2", False),
        ("https://maps.reef.example/one", "https://data.reef.example/two", True),
    ],
)
def test_versions_of_an_ordinary_word_are_kin_only_if_one_hand_made_both(first: str, second: str, kin: bool) -> None:
    found = match([read("one", f"[Reef]({first}) - Corals."), read("two", f"[Reef 2]({second}) - Corals again.")])
    assert [k.relation for k in found.kin] == ["version"] * kin


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("2001 through 2012", "2001-2012", "same"),
        ("2001-2004", "2010", "disjoint"),
        ("since 2008", "2012-2014", "different"),
        ("2008 –", "2012-2014", "different"),  # still going on
        ("2001, 2005, 2010", "2010", None),  # not the one year 2001
    ],
)
def test_years_are_set_against_each_other_as_merging_reads_them(first: str, second: str, told: str | None) -> None:
    text = "# Ice\n\n| Name | Years |\n| --- | --- |\n| [VISA](https://vista.example/) | {} |\n"
    lists = [
        extract(parse(Source(f"{name}.md", text.format(years))), name)
        for name, years in (("one", first), ("two", second))
    ]
    evidence = compare(*(found := features_of(lists)), catalog_of(found))
    assert next((e.level for e in evidence if e.comparison == "years"), None) == told


def test_a_link_copied_to_another_entry_is_no_evidence() -> None:
    one = read(
        "one",
        "[Alpine springs](https://springs.example/data) - Water.",
        "[Delta silt](https://springs.example/data) - Mud.",
    )
    two = read("two", "[Alpine springs](https://springs.example/data) - Water.")
    found = match([one, two])
    assert not together(found, "one/delta-silt", "two/alpine-springs")
    assert not together(found, "one/delta-silt", "one/alpine-springs")


def test_equal_names_of_different_repositories_stay_apart() -> None:
    one = read("one", "[bat](https://github.com/go/bat) - Requests.")
    two = read("two", "[bat](https://github.com/rust/bat) - Prints files.")
    assert not together(match([one, two]), "one/bat", "two/bat")


def test_a_translated_name_with_the_same_link_is_the_same() -> None:
    one = read("one", "[A tour of glaciers](https://ice.example/tour/glaciers) - Walks.")
    two = read("two", "[冰川之旅](https://ice.example/tour/glaciers) - 步行.")
    assert sum(len(c.members) == 2 for c in match([one, two]).clusters) == 1


LISTS = [
    (
        "one",
        "[VISA](https://vista.example/) - Ice of 1,204 valleys.",
        "[ROCK-II](https://rock.example/ii) - Rock.",
        "[Bog](https://bog.example)",
    ),
    (
        "two",
        "[VISA archive](https://www.vista.example/) - Ice.",
        "[ROCK-III](https://rock.example/iii) - Rock.",
        "[Fen](https://bog.example)",
    ),
    (
        "three",
        "[Valley Ice Station Archive (VISA)](https://vista.example/about) - Ice.",
        "[ROCK](https://rock.example/) - Rock.",
    ),
]


@settings(max_examples=25, deadline=None)
@given(st.permutations(LISTS), st.randoms(use_true_random=False))
def test_the_order_of_lists_and_records_does_not_matter(lists: list[tuple[str, ...]], shuffle: random.Random) -> None:
    def run(order: list[tuple[str, ...]], mixed: bool) -> object:
        read_lists = []
        for name, *entries in order:
            if mixed:
                shuffle.shuffle(entries)
            read_lists.append(read(name, *entries))
        found = match(read_lists)
        return found.clusters, found.kin, [(m.left, m.right, m.band, m.score) for m in found.matches]

    assert run(lists, True) == run(list(LISTS), False)


def test_comparisons_are_symmetric_and_the_score_is_the_sum_of_the_evidence() -> None:
    found = features_of([read(name, *entries) for name, *entries in LISTS])
    catalog = catalog_of(found)
    for a, b in itertools.combinations(found, 2):
        assert compare(a, b, catalog) == compare(b, a, catalog)
        m = score(a, b, catalog)
        if m is not None:
            assert m.score == pytest.approx(sum(e.weight for e in m.evidence))


def test_a_decision_goes_before_the_score_and_different_is_not_joined_through_a_third() -> None:
    lists = [read(name, *entries) for name, *entries in LISTS]
    a, b, c = "one/visa", "two/visa-archive", "three/valley-ice-station-archive-visa"
    assert together(match(lists), a, b)
    apart = match(lists, [Decision(a, b, "different", "two stations")])
    assert not together(apart, a, b)
    assert not (together(apart, a, c) and together(apart, b, c))
    joined = match(lists, [Decision("one/bog", "two/fen", "same", "old name")])
    assert together(joined, "one/bog", "two/fen")


def merges_without_blocking(lists: list[SourceList]) -> set[frozenset[str]]:
    found = features_of(lists)
    catalog = catalog_of(found)
    scored = (score(a, b, catalog) for a, b in itertools.combinations(found, 2))
    return {frozenset((m.left, m.right)) for m in scored if m is not None and m.band == "same"}


def test_blocking_loses_no_merge() -> None:
    lists = [read(name, *entries) for name, *entries in LISTS]
    shown = {frozenset((m.left, m.right)) for m in match(lists).matches}
    assert merges_without_blocking(lists) <= shown


def seeds() -> list[SourceList]:
    assert SHARED is not None
    paths = sorted((SHARED / "seeds").glob("*.md"))
    return [extract(parse(Source.from_bytes(p.read_bytes(), p.name)), p.stem) for p in paths]


@needs_shared
def test_blocking_loses_no_merge_of_the_seeds() -> None:
    lists = seeds()
    shown = {frozenset((m.left, m.right)) for m in match(lists).matches}
    assert merges_without_blocking(lists) <= shown


@needs_shared
def test_the_seeds() -> None:
    assert SHARED is not None
    spec = importlib.util.spec_from_file_location("evaluate_match", SHARED / "tools" / "evaluate.py")
    assert spec and spec.loader
    evaluate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(evaluate)
    from listmerge.jsonform import list_json

    lists = seeds()
    to_gold = {}
    for key, found in zip(evaluate.SEEDS, lists, strict=True):
        gold = evaluate.load_gold(evaluate.HERE / "gold" / "seeds" / f"{key}.yaml")
        to_gold.update({f["id"]: f"{key}/{g['id']}" for g, f in evaluate.pair_up(gold, list_json(found)["records"])})
    book = evaluate.YAML(typ="safe").load(evaluate.HERE / "gold" / "seeds" / "clusters.yaml")
    same = {frozenset(p) for c in book["clusters"] for p in itertools.combinations(c["same"], 2)}
    matching = match(lists)
    said = {frozenset(to_gold[m] for m in p) for c in matching.clusters for p in itertools.combinations(c.members, 2)}
    review = {frozenset((to_gold[m.left], to_gold[m.right])) for m in matching.matches if m.band == "review"}
    assert said <= same
    assert len(said) >= 11
    assert same <= said | review
    assert len(review) <= 12


def test_contradicting_decisions_are_an_error() -> None:
    lists = [read(name, *entries) for name, *entries in LISTS]
    from listmerge.match.consistency import require_consistent

    decisions = [
        Decision("one/visa", "two/visa-archive", "same", line=2),
        Decision("two/visa-archive", "three/valley-ice-station-archive-visa", "same", line=5),
        Decision("one/visa", "three/valley-ice-station-archive-visa", "different", line=8),
    ]
    assert len(lists) == 3
    with pytest.raises(InputError):
        require_consistent(decisions, "decisions.yaml")


def relation(found: Matching, a: str, b: str) -> str:
    pair = (min(a, b), max(a, b))
    return next((m.relation for m in found.matches if (m.left, m.right) == pair), "not shown")


def test_tracks_and_portions_of_one_paper_stay_apart() -> None:
    one = read(
        "one",
        "[Glacier tasks 2014 (Track 1)](https://papers.example/glacier-tasks) - Melting.",
        "[Glacier tasks 2014 (Track 2)](https://papers.example/glacier-tasks) - Melting.",
    )
    found = match([one])
    assert not together(found, "one/glacier-tasks-2014-track-1", "one/glacier-tasks-2014-track-2")


def test_numbers_glued_to_a_name_make_versions() -> None:
    one = read("one", "[SNOWDRIFT16](https://snowdrift16.example.org/) - Drifts.")
    two = read("two", "[SNOWDRIFT17](https://snowdrift17.example.org/) - Drifts.")
    found = match([one, two])
    assert relation(found, "one/snowdrift16", "two/snowdrift17") == "version"
    assert [(k.left, k.right) for k in found.kin] == [("snowdrift17", "snowdrift16")]


def test_a_page_of_an_archive_is_part_of_it_and_not_the_other_way_round() -> None:
    one = read("one", "[Zebra Rock Archive](https://rocks.example/) - Collections of rocks.")
    two = read("two", "[Agate cuts](https://data.rocks.example/sets/agate) - Thin sections.")
    (kin,) = match([one, two]).kin
    assert (kin.relation, kin.left, kin.right) == ("part", "agate-cuts", "zebra-rock-archive")


def test_a_label_that_points_into_its_own_list_matches_nothing() -> None:
    one = read("one", "[Permafrost Borehole Logs](#permafrost-borehole-logs)")
    two = read("two", "[Permafrost Borehole Logs](https://boreholes.example/logs) - Logs.")
    assert not match([one, two]).matches


def test_a_cluster_is_called_by_the_name_that_tells_most() -> None:
    one = read("one", "[ROCK](https://rock.example/iii) - Rock.")
    two = read("two", "[ROCK-III](https://rock.example/iii) - Rock.")
    assert [c.id for c in match([one, two]).clusters] == ["rock-iii"]


def test_lists_that_mean_different_things_by_their_names_do_not_lend_each_other_trust() -> None:
    names = "Bat Melody Ripple Kestrel".split()
    one = read("one", *(f"[{n}](https://github.com/go-{n}/{n}) - Written in one language." for n in names))
    two = read("two", *(f"[{n}](https://{n}.example/) - Some other thing." for n in names))
    assert all(len(c.members) == 1 for c in match([one, two]).clusters)


def test_clusters_have_ids_of_their_own_where_names_look_like_repeats() -> None:
    found = match(
        [
            read(
                "a", "[Blip](https://models.example/blip) - Captions.", "[Blip 2](https://models.example/two) - More."
            ),
            read("b", "[Blip](https://buttons.example/) - Buttons and forms."),
        ]
    )
    assert sorted(c.id for c in found.clusters) == ["blip", "blip-2", "blip-3"]
    assert [(m.left, m.right) for m in found.matches if m.band == "same"] == []
