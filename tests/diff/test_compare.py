"""What counts as added, removed, moved, renamed, changed and lost."""

from __future__ import annotations

import random

import pytest

from listmerge.diff import Diff, Version, compare
from listmerge.diff.items import catalogue_items, record_items
from listmerge.extract import extract
from listmerge.markdown import parse
from listmerge.text import Source
from shared import needs_shared, shared_lists

BASE = """# Telescopes

## Radio

- [Arecibo](https://example.org/arecibo) - Dish of 305 metres in a sinkhole.
- [Effelsberg](https://example.org/effelsberg) - Steerable dish in a valley of the Eifel.

## Optical

- [Keck](https://example.org/keck) - Twin mirrors of ten metres on Mauna Kea.
- [Hooker](https://example.org/hooker) - The mirror of 1917 on Mount Wilson.
"""


def version(text: str, name: str = "a.md") -> Version:
    found = extract(parse(Source("a.md", text)), "a")
    return Version(name, tuple(record_items(found, name)))


def diff(new: str, old: str = BASE) -> Diff:
    return compare(version(old), version(new))


def told(found: Diff) -> list[tuple[str, str, str | None, str | None]]:
    return [(p.new.name, c.what, c.before, c.after) for p in found.changed for c in p.changes]


def test_the_same_text_has_no_changes() -> None:
    found = diff(BASE)
    assert not found.any
    assert found.same == 4


def test_blank_lines_and_markers_are_no_changes() -> None:
    assert not diff(BASE.replace("- [", "\n* [")).any


def test_entries_in_another_order_are_no_changes() -> None:
    lines = BASE.splitlines()
    lines[4], lines[5] = lines[5], lines[4]
    assert not diff("\n".join(lines)).any


def test_added_entry() -> None:
    found = diff(BASE + "- [Subaru](https://example.org/subaru) - Eight metres in one piece.\n")
    assert [i.name for i in found.added] == ["Subaru"]
    assert not found.changed
    assert not found.removed


def test_removed_entry_is_lost_with_its_link() -> None:
    found = diff(BASE.replace("- [Hooker](https://example.org/hooker) - The mirror of 1917 on Mount Wilson.\n", ""))
    assert [i.name for i in found.lost] == ["Hooker"]
    assert [url for url, _ in found.links_lost] == ["https://example.org/hooker"]


def test_a_repeat_taken_out_is_not_lost() -> None:
    line = "- [Keck](https://example.org/keck) - Twin mirrors of ten metres on Mauna Kea.\n"
    found = diff(BASE, BASE.replace("## Radio\n\n", f"## Radio\n\n{line}"))
    assert len(found.removed) == 1
    assert found.removed[0].item.section == ("Radio",)
    assert not found.lost
    assert not found.changed


def test_renamed_entry_is_paired_by_its_link() -> None:
    found = diff(BASE.replace("[Hooker]", "[Mount Wilson 100-inch]"))
    assert told(found) == [("Mount Wilson 100-inch", "name", "Hooker", "Mount Wilson 100-inch")]
    assert found.changed[0].by == "url"
    assert found.renamed == 1


def test_new_link_is_paired_by_the_name() -> None:
    found = diff(BASE.replace("https://example.org/keck", "https://keck.example.com/"))
    assert told(found) == [("Keck", "url", "https://example.org/keck", "https://keck.example.com/")]


def test_new_name_and_new_link_are_paired_by_the_description() -> None:
    found = diff(BASE.replace("[Keck](https://example.org/keck)", "[W. M. K. Observatory](https://wmko.example.com/)"))
    assert [c[1] for c in told(found)] == ["name", "url"]
    assert found.changed[0].by == "description"


def test_moved_entry() -> None:
    line = "- [Effelsberg](https://example.org/effelsberg) - Steerable dish in a valley of the Eifel.\n"
    found = diff(BASE.replace(line, "") + line)
    assert told(found) == [("Effelsberg", "section", "Radio", "Optical")]
    assert found.moved == 1


def test_a_renamed_heading_is_told_once() -> None:
    found = diff(BASE.replace("## Radio", "## Radio telescopes"))
    assert [s[1:] for s in found.sections] == [(("Radio",), ("Radio telescopes",), 2)]
    assert not found.changed


def test_two_merged_sections_are_moves() -> None:
    assert diff(BASE.replace("## Optical\n", "")).moved == 2


def test_numbered_repeats_are_not_paired_by_position() -> None:
    twice = """# T

## One

- [Same](https://example.org/1) - First of them, on a hill.

## Two

- [Same](https://example.org/2) - Second, in a valley.
"""
    found = diff("# T\n\n## Two\n\n- [Same](https://example.org/2) - Second, in a valley.\n", twice)
    assert [r.item.url for r in found.removed] == ["https://example.org/1"]
    assert not found.changed


def test_a_link_shared_by_several_pairs_nobody_with_another_name() -> None:
    old = """# T

- [Alpha survey](https://example.org/all)
- [Beta catalogue](https://example.org/all)
"""
    found = diff(
        "# T\n\n- [Gamma burst list](https://example.org/all)\n- [Alpha survey](https://example.org/all)\n", old
    )
    assert [i.name for i in found.added] == ["Gamma burst list"]
    assert [i.name for i in found.lost] == ["Beta catalogue"]
    assert not found.links_lost


def test_fields_links_and_description() -> None:
    old = """| Name | Description | Size | Paper |
| --- | --- | --- | --- |
| [Gaia](https://example.org/gaia) | Old words. | 40 | [p](https://example.org/p1) |
"""
    new = old.replace("Old words", "New words").replace("40", "50").replace("/p1", "/p2")
    assert [c[1:] for c in told(diff(new, old))] == [
        ("description", "Old words.", "New words."),
        ("link", "https://example.org/p1", "https://example.org/p2"),
        ("field", "40", "50"),
    ]


def test_a_renamed_parent_is_no_change_of_its_children() -> None:
    old = """# T

- [Suite](https://example.org/s) - All of it.
  - [Part one](https://example.org/1) - A part.
  - [Part two](https://example.org/2) - A part.
"""
    found = diff(old.replace("[Suite]", "[Collection]"), old)
    assert [c[1] for c in told(found)] == ["name"]


def test_an_entry_that_moved_to_another_list() -> None:
    other = "# Other\n\n- [Keck](https://example.org/keck) - Twin mirrors of ten metres on Mauna Kea.\n"
    rest = BASE.replace(other.splitlines()[-1] + "\n", "")
    new = Version("new", (*version(rest).items, *version(other, "b.md").items))
    found = compare(version(BASE), new)
    assert [c[1:] for c in told(found)] == [("list", "a.md", "b.md"), ("section", "Optical", "")]
    assert not found.lost


CATALOGUE = """{"schema_version": 1, "entries": [
 {"id": "keck", "name": "Keck", "url": "https://example.org/keck", "section": ["Optical"], "description": "Twins.",
  "links": [{"url": "https://example.org/keck", "role": "home"}], "members": ["a/keck", "b/keck-i"],
  "fields": [{"key": "size", "value": "10", "unit": "m", "said_by": [{"list": "a", "line": %d}], "others": []}],
  "kin": [{"relation": "part", "id": "mauna-kea"}]}]}"""


def catalogue(text: str) -> Version:
    return Version("c", tuple(catalogue_items(text.encode(), "catalogue.json")))


def test_lines_that_shift_are_no_change_of_the_catalogue() -> None:
    assert not compare(catalogue(CATALOGUE % 5), catalogue(CATALOGUE % 9)).any


def test_values_kin_and_members_of_the_catalogue() -> None:
    new = (CATALOGUE % 5).replace('"10"', '"11"').replace("version", "part").replace(', "b/keck-i"', "")
    found = compare(catalogue(CATALOGUE % 5), catalogue(new.replace('"part"', '"related"')))
    assert [c[1:] for c in told(found)] == [
        ("field", "10 m", "11 m"),
        ("kin", "part mauna-kea", "related mauna-kea"),
        ("member", "b/keck-i", None),
    ]


def test_an_entry_merged_into_another_is_not_lost() -> None:
    split = (
        """{"entries": [{"id": "x", "name": "X", "members": ["a/x"]}, {"id": "y", "name": "Y", "members": ["b/y"]}]}"""
    )
    merged = """{"entries": [{"id": "x", "name": "X", "members": ["a/x", "b/y"]}]}"""
    found = compare(catalogue(split), catalogue(merged))
    assert [(r.item.key, r.into.key if r.into else None) for r in found.removed] == [("y", "x")]
    assert not found.lost


@needs_shared
@pytest.mark.parametrize("path", shared_lists(), ids=lambda p: p.name)
def test_any_order_of_real_entries_is_no_change(path) -> None:  # type: ignore[no-untyped-def]
    found = extract(parse(Source.from_bytes(path.read_bytes())), "a")
    items = record_items(found, "a.md")[:400]
    shuffled = list(items)
    random.Random(7).shuffle(shuffled)
    result = compare(Version("old", tuple(items)), Version("new", tuple(shuffled)))
    assert not result.any
    assert result.same == len(items)
