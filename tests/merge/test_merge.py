"""Records of several lists as one entry: names, links, values, and what was said against them."""

from __future__ import annotations

from itertools import permutations

from catalogues import ROOT, catalogue_of, joined, lists_of
from listmerge.config import Config
from listmerge.emit.catalogue_json import catalogue_json
from listmerge.match.types import Evidence, Kin, Match
from listmerge.merge import merge

TABLE = """# Clinic data

| Name | Description | Patient Count | Ease of Access |
| --- | --- | --- | --- |
| [HARBOUR](https://harbour.example.org/) | Ward records of around 40,000 patients. | ~45,000 | Simple application |
| [Lantern](https://lantern.example.org/) | Eye pictures. | Most studies < 100 | Public |
"""
BULLETS = """# Open data

## Ward records

- [HARBOUR-II](https://data.example.net/harbour/2.0/) (39k) 2001 - 2012
  - Second release of the ward records.
- **Beacon** (200k) 2014-2015
  - Data:
    - [Beacon 1.0](https://data.example.net/beacon/1.0/)
"""
CARDS = """# Cards

## Wards

### HARBOUR

- _Cost_: Free
- _Size_: 49,785 hospital admissions of 38,597 patients
- _Requires_: Application, course, several weeks
- _Access_: <https://harbour.example.edu/start>
- _Temporal coverage_: 2001 through 2012

### Beacon

- _Cost_: Free
- _Size_: 200,859 stays
- _Access_: <https://data.example.net/beacon/1.0/>
- _Temporal coverage_: 2014 through 2015

### Gull

- _Cost_: Free
- _Size_: 12,000 films
- _Access_: <https://data.example.net/beacon/1.0/>
- _Temporal coverage_: 2014 through 2015
"""
TEXTS = {"table": TABLE, "bullets": BULLETS, "cards": CARDS}
GROUPS = (("table/harbour", "bullets/harbour-ii", "cards/harbour"), ("bullets/beacon", "cards/beacon"))


def harbour():
    return catalogue_of(TEXTS, *GROUPS).by_id["harbour"]


def test_single_entries_say_what_their_list_says() -> None:
    entry = catalogue_of(TEXTS, *GROUPS).by_id["lantern"]
    assert (entry.name, entry.url, entry.aliases) == ("Lantern", "https://lantern.example.org/", ())
    assert [c.text for c in entry.fields] == ["Most studies < 100 patients", "Public"]
    assert not any(c.mark for c in entry.fields)


def test_every_record_is_in_one_entry_and_every_link_is_kept() -> None:
    lists = lists_of(TEXTS)
    catalogue = catalogue_of(TEXTS, *GROUPS)
    members = [o.record for e in catalogue.entries for o in e.members]
    assert sorted(members) == sorted(r.id for found in lists for r in found.records)
    for found in lists:
        for record in found.records:
            entry = catalogue.by_id[catalogue.records[record.id].entry]
            assert {k.url for k in record.links} <= {k.url for k in entry.links}


def test_the_name_that_tells_versions_apart_wins() -> None:
    assert harbour().name == "HARBOUR-II"
    assert harbour().aliases == ("HARBOUR",)


def test_counts_of_different_things_are_no_rivals_and_the_exact_one_goes_first() -> None:
    sizes = harbour().claims("size")
    assert [c.text for c in sizes] == ["38,597 patients", "49,785 hospital admissions"]
    patients = sizes[0]
    assert patients.mark == "differ"
    assert {(s.origin.list, s.value) for s in patients.others} == {("table", "~45,000")}
    assert {(s.origin.list, s.value) for s in patients.said_by} == {
        ("cards", "49,785 hospital admissions of 38,597 patients"),
        ("bullets", "39k"),
        ("table", "around 40,000 patients"),
    }


def test_years_written_in_two_ways_agree() -> None:
    (years,) = harbour().claims("years")
    assert (years.value, years.mark, years.lists) == ("2001–2012", "agree", ("bullets", "cards"))


def test_the_strictest_access_is_shown_in_the_fullest_words() -> None:
    (access,) = harbour().claims("access")
    assert access.value == "Application, course, several weeks"
    assert access.lists == ("cards", "table")


def test_values_know_their_lines() -> None:
    (cost,) = harbour().claims("cost")
    assert [(s.origin.list, s.origin.line, s.key) for s in cost.said_by] == [("cards", 7, "Cost")]


def test_a_headline_number_that_does_not_fit_its_own_text_is_shown() -> None:
    text = "# L\n\n## S\n\n- [Vital](https://vital.example.org/) (6.8k) 2016-2017\n  - Recordings of 6,388 cases.\n"
    entry = catalogue_of({"a": text}).entries[0]
    (size,) = entry.claims("size")
    assert (size.text, size.mark, [s.value for s in size.others]) == ("6,388 cases", "differ", ["6.8k"])


def test_a_link_copied_from_another_entry_is_withheld_and_asked_about() -> None:
    catalogue = catalogue_of(TEXTS, *GROUPS)
    gull = catalogue.by_id["gull"]
    assert gull.url is None
    assert [k.withheld for k in gull.links] == [True]
    assert gull.claims("years")[0].mark == "doubtful"
    assert catalogue.by_id["beacon"].url == "https://data.example.net/beacon/1.0/"
    assert [q.entries for q in catalogue.questions if q.kind == "withheld-link"] == [("gull", "beacon")]


def test_parts_versions_and_possible_duplicates_may_share_an_address() -> None:
    review = Match("cards/gull", "cards/beacon", "review", "related", (Evidence("name", "alike", 1.0),))
    for more in ({"kin": [Kin("part", "gull", "beacon")]}, {"matches": [review]}):
        gull = catalogue_of(TEXTS, *GROUPS, **more).by_id["gull"]
        assert gull.url == "https://data.example.net/beacon/1.0/"
        assert not any(k.withheld for k in gull.links)


def test_a_link_shared_by_a_group_is_everyones() -> None:
    auks = "**Auk**\nHearts.\n\n**Auk Two**\nMore hearts.\n\nAccess: https://auk.example.org/studies\n"
    text = f"# L\n\n## S\n\n{auks}\n***\n\n**Owl**\nEyes.\nAccess: https://owl.example.org/\n"
    catalogue = catalogue_of({"a": text})
    assert not any(k.withheld for e in catalogue.entries for k in e.links)


def test_an_acronym_of_a_name_with_a_genitive_stands_behind_it() -> None:
    texts = {
        "one": "# One\n\n- [Harbour's Old Reef Notes](https://horn.example/) - Notes.\n",
        "two": "# Two\n\n- [HORN](https://horn.example/) - Notes of reefs.\n",
    }
    entries = catalogue_of(texts, ("one/harbour-s-old-reef-notes", "two/horn")).entries
    assert [e.name for e in entries] == ["Harbour's Old Reef Notes (HORN)"]


def test_a_part_is_a_part_the_way_round_that_matching_or_a_person_says() -> None:
    texts = {
        "one": "# One\n\n- [Reef](https://reef.example/) - A site.\n- [Atoll](https://reef.example/atoll) - Rings.\n"
    }
    for piece, whole in (("reef", "atoll"), ("atoll", "reef")):
        catalogue = catalogue_of(texts, kin=[Kin("part", piece, whole)])
        assert [(k.id, k.forward) for k in catalogue.by_id[piece].kin] == [(whole, True)]
        assert [(k.id, k.forward) for k in catalogue.by_id[whole].kin] == [(piece, False)]


def test_kin_keep_their_values_to_themselves() -> None:
    catalogue = catalogue_of(TEXTS, *GROUPS, kin=[Kin("version", "beacon", "harbour")])
    beacon = catalogue.by_id["beacon"]
    assert [(k.relation, k.id, k.forward) for k in beacon.kin] == [("version", "harbour", True)]
    assert [c.value for c in beacon.claims("years")] == ["2014–2015"]
    assert [k.forward for k in catalogue.by_id["harbour"].kin] == [False]


def test_descriptions_respect_the_text_policy() -> None:
    def described(policy: str) -> tuple[str, bool] | None:
        words = "Night pictures of eyes. They glow, and much more is told of them here."
        text = f"# L\n\n## S\n\n- [Owl](https://owl.example.org/) - {words}\n"
        found = catalogue_of({"a": text}, text=policy).entries[0].description
        return (found.text, found.quoted) if found else None

    assert described("verbatim") == ("Night pictures of eyes. They glow, and much more is told of them here.", False)
    assert described("quote") == ("Night pictures of eyes.", True)
    assert described("facts-only") is None


def test_an_acronym_goes_behind_the_full_name() -> None:
    texts = {
        "a": "# A\n\n## S\n\n- [SWAN](https://swan.example.org/) - Sleep.\n",
        "b": "# B\n\n## S\n\n- [Sleep With A Notebook](http://swan.example.org/) - Sleep again.\n",
    }
    entry = catalogue_of(texts, ("a/swan", "b/sleep-with-a-notebook")).entries[0]
    assert entry.name == "Sleep With A Notebook (SWAN)"
    assert entry.url == "https://swan.example.org/"


def test_a_description_spells_the_name_out() -> None:
    texts = {
        "a": "# A\n\n## S\n\n- [Northern Owl Archive](https://owls.example.org/) - Owls.\n",
        "b": "# B\n\n## S\n\n- [TNOA Sets](https://owls.example.org/) - Sets in The Northern Owl Archive (TNOA).\n",
    }
    entry = catalogue_of(texts, ("a/northern-owl-archive", "b/tnoa-sets")).entries[0]
    assert entry.name == "The Northern Owl Archive (TNOA)"
    assert entry.aliases == ("Northern Owl Archive", "TNOA Sets")


def test_a_title_around_a_name_is_left_off() -> None:
    texts = {
        "a": "# A\n\n## S\n\n- [Owl-III, a freely shared set of eyes](https://owls.example.org/) - Owls.\n",
        "b": "# B\n\n## S\n\n- [Owl](https://owls.example.org/) - Owls.\n",
        "c": "# C\n\n## S\n\n- [The Zoo presents Owl](https://owls.example.org/) - Owls.\n",
    }
    groups = ("a/owl-iii-a-freely-shared-set-of-eyes", "b/owl", "c/the-zoo-presents-owl")
    assert catalogue_of(texts, groups).entries[0].name == "Owl-III"


def test_a_doi_of_an_archive_is_data_whatever_the_list_calls_it() -> None:
    dois = "  - Reference: <https://doi.org/10.5281/zenodo.1>\n  - Data: <https://doi.org/10.1038/x>\n"
    text = f"# L\n\n## S\n\n- [Owl](https://owl.example.org/)\n{dois}"
    links = {k.url: k.role for k in catalogue_of({"a": text}).entries[0].links}
    assert links["https://doi.org/10.5281/zenodo.1"] == "data"
    assert links["https://doi.org/10.1038/x"] == "paper"


def test_codes_are_spelled_out_by_the_legend() -> None:
    text = TABLE.replace("# Clinic data\n", "# Clinic data\n\n- P: people\n- L: laboratory tests\n").replace(
        "Patient Count", "Data Types"
    )
    entry = catalogue_of({"a": text.replace("~45,000", "P, L")}).by_id["harbour"]
    (contents,) = entry.claims("contents")
    assert contents.value == "people, laboratory tests"
    assert contents.said_by[0].value == "P, L"


def test_the_order_of_lists_does_not_matter() -> None:
    found = set()
    for names in permutations(TEXTS):
        lists = lists_of({n: TEXTS[n] for n in names})
        found.add(str(catalogue_json(merge(lists, joined(lists, *GROUPS), Config(ROOT)))))
    assert len(found) == 1
