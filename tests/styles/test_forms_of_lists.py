"""Forms that lists come in, one small list each: what a reader would call the entries, and where they lead."""

from __future__ import annotations

import pytest

from listmerge.extract import extract
from listmerge.markdown import parse
from listmerge.record import Record, SourceList
from listmerge.text import Source


def read(text: str, pinned: str | None = None) -> SourceList:
    return extract(parse(Source.from_bytes(text.encode(), "list.md")), "list", pinned)


def entries(found: SourceList) -> list[tuple[str, str | None]]:
    return [(r.name.value, r.url) for r in found.records]


def description(record: Record) -> str | None:
    return record.description.value if record.description else None


def fields(record: Record) -> list[tuple[str, str]]:
    return [(f.key, f.value) for f in record.fields]


ALPINE, FJORD = ("Alpine", "https://alpine.example/"), ("Fjord", "https://fjord.example/")

FORMS = {
    "linked headings": """\
# Maps

## [Alpine](https://alpine.example/)
Snow maps.

- Author: A. Bell
- [Docs](https://docs.example/alpine)

## [Fjord](https://fjord.example/)
Salt maps.
""",
    "details blocks": """\
# Maps

## Water

<details><summary><b><a href="https://alpine.example/">Alpine</a></b> (🥇40 · ⭐ 7K) - Snow maps.
<code><a href="https://mit.example/">MIT</a></code></summary>

- [GitHub](https://github.com/snow/alpine) (👨‍💻 12 · 🔀 30):

</details>
<details><summary><b><a href="https://fjord.example/">Fjord</a></b> (🥈3) - Salt maps.</summary>

- [Docs](https://docs.example/fjord)
</details>
""",
    "numbered": "# Sets\n\n1. [Alpine](https://alpine.example/) by A. Bell\n1. **Fjord** - Salt. [Site](https://fjord.example/)\n",
    "definitions": """\
# Sets

## Water

Alpine
: Snow of two valleys. [Data](https://alpine.example/)

Fjord
: Salt and depth. <https://fjord.example/>
""",
    "reference links": """\
# Sets

- [Alpine][alp] - Snow.
- [Fjord] - Salt.

[alp]: https://alpine.example/ "Alpine"
[fjord]: https://fjord.example/
""",
    "badges before the name": """\
# Sets

- [![Stars](https://img.example/s.svg)](https://stars.example/) [Alpine](https://alpine.example/) - Snow.
- <img src="https://img.example/x.png"> 🔥 [Fjord](https://fjord.example/) - Salt.
""",
    "a table without outer pipes": """\
# Sets

Name | Text | Link
--- | --- | ---
Alpine | Snow | [go](https://alpine.example/)
Fjord | Salt | [go](https://fjord.example/)
""",
    "field tables": """\
# Sets

## 1. Alpine

| Field | Details |
|---|---|
| Size | 10 |
| Link | https://alpine.example/ |
| Licence | CC0 |

## 2. Fjord

| Field | Details |
|---|---|
| Size | 20 |
| Link | https://fjord.example/ |
| Licence | MIT |
""",
    "marks and struck-out entries": """\
# Sets

- ✅ [Alpine](https://alpine.example/) - Snow.
- ❌ ~~[Fjord](https://fjord.example/) - Salt.~~
""",
    "stars before names without a link": """\
# Sets

- ⭐ **Alpine**: https://alpine.example/
- ⬆ Fjord: https://fjord.example/
""",
    "two entries in one bullet": """\
# Sets

- [Alpine](https://alpine.example/) and [Fjord](https://fjord.example/) - Two regions.
""",
    "names in the parent bullet": """\
# Sets

- **Alpine**
  - A. Bell, B. Carr
  - [[Paper]](https://alpine.example/)
- **Fjord**
  - [[Paper]](https://fjord.example/)
""",
    "a rating as link text": """\
# Books

| Name | Author | Rating |
|---|---|---|
| Alpine | A. Bell | [4.46](https://alpine.example/) |
| Fjord | B. Carr | [3.90](https://fjord.example/) |
""",
    "an icon as link text": "# Sets\n\n- Alpine [↗](https://alpine.example/)\n- [*](https://fjord.example/) Fjord\n",
    "front matter": """\
---
title: Sets
---

# Sets

- [Alpine](https://alpine.example/) - Snow.
- [Fjord](https://fjord.example/) - Salt.
""",
    "headings above label lines": """\
# Sets

## Water

### Alpine

Snow of two valleys.

Data: https://alpine.example/

### Fjord

Salt and depth.

[Download](https://fjord.example/)
""",
}


@pytest.mark.parametrize("form", FORMS)
def test_two_entries_and_nothing_left_over(form: str) -> None:
    found = read(FORMS[form])
    assert entries(found) == [ALPINE, FJORD]
    assert found.unclaimed == ()


def test_points_of_a_text_are_no_entries() -> None:
    found = read("# Tool\n\n## Features\n\n- **Fast**: it is quick to run.\n- **Small**: it has few parts.\n")
    assert found.records == ()


def test_ratings_and_licences_are_no_description() -> None:
    alpine, fjord = read(FORMS["details blocks"]).records
    assert (description(alpine), description(fjord)) == ("Snow maps.", "Salt maps.")
    assert [k.url for k in alpine.links][-1] == "https://github.com/snow/alpine"


def test_both_entries_of_one_bullet_have_its_description_and_own_links() -> None:
    alpine, fjord = read(FORMS["two entries in one bullet"]).records
    assert description(alpine) == description(fjord) == "Two regions."
    assert [len(r.links) for r in (alpine, fjord)] == [1, 1]


def test_a_rating_is_a_fact() -> None:
    assert ("Rating", "4.46") in fields(read(FORMS["a rating as link text"]).records[0])


def test_the_heading_of_a_label_line_is_no_section() -> None:
    found = read(FORMS["headings above label lines"])
    assert [(r.section, description(r)) for r in found.records] == [
        (("Water",), "Snow of two valleys."),
        (("Water",), "Salt and depth."),
    ]


def test_a_bold_title_below_such_a_heading_is_an_entry_of_its_own() -> None:
    text = FORMS["headings above label lines"].replace(
        "### Fjord", "**Melt of the Alpine set**\n\nBell, A. 2019.\n\nhttps://melt.example/\n\n### Fjord"
    )
    found = read(text)
    assert entries(found) == [ALPINE, ("Melt of the Alpine set", "https://melt.example/"), FJORD]


def test_headings_of_sections_stay_sections() -> None:
    found = read(
        "# Sets\n\n## Snow\n\n[Alpine](https://a.example/): snow.\n\n## Salt\n\n[Fjord](https://f.example/): salt.\n"
    )
    assert [r.section for r in found.records] == [("Snow",), ("Salt",)]


def test_group_rows_head_the_rows_below() -> None:
    found = read(
        "# Sets\n\n| Name | Text |\n|---|---|\n| [Moor](https://m.example/) | Peat |\n| **Snow** | |\n"
        "| [Alpine](https://a.example/) | Cold |\n| **Salt** | |\n| [Fjord](https://f.example/) | Deep |\n"
    )
    assert [(r.name.value, r.section) for r in found.records] == [
        ("Moor", ()),
        ("Alpine", ("Snow",)),
        ("Fjord", ("Salt",)),
    ]


def test_titles_in_cells_keep_their_subtitle() -> None:
    found = read(
        "# Books\n\n| Name | Author | Link |\n|---|---|---|\n| Snow: A Life | A. B. | [go](https://s.example/) |\n"
    )
    assert found.records[0].name.value == "Snow: A Life"


def test_a_column_of_links_does_not_hold_the_names() -> None:
    found = read(
        "# Courses\n\n| No | Course Name | Course Webpage |\n|---|---|---|\n"
        "| 1 | Snow | [SN-101](https://s.example/) |\n| 2 | Salt | [SA-7](https://f.example/) |\n"
    )
    assert entries(found) == [("Snow", "https://s.example/"), ("Salt", "https://f.example/")]


def test_rows_of_an_index_that_lead_to_entries_below_are_none() -> None:
    names = ["Alpine", "Fjord", "Moor"]
    index = "".join(f"| {n} | [{name}](#{n}-{name.lower()}) | Snow |\n" for n, name in enumerate(names, 1))
    below = "".join(
        f"### {n}. {name}\n\n| Field | Value |\n|---|---|\n| Years | 2001 |\n| Access | https://{name}.example/ |\n\n"
        for n, name in enumerate(names, 1)
    )
    found = read(f"# Sets\n\n| # | Dataset | About |\n|---|---|---|\n{index}\n## Details\n\n{below}")
    assert entries(found) == [(name, f"https://{name}.example/") for name in names]
    assert not found.unclaimed


def test_rows_about_entries_above_are_none() -> None:
    bullets = "".join(f"- [Set {n}](https://s.example/{n}) - Snow.\n" for n in range(3))
    rows = "".join(f"| [Set {n}](#set-{n}) | [line {n + 3}](sets.md) | is it gone? |\n" for n in range(3))
    found = read(f"# Sets\n\n## Snow\n\n{bullets}\n## Open\n\n| Of | Where | Why |\n|---|---|---|\n{rows}")
    assert [r.name.value for r in found.records] == ["Set 0", "Set 1", "Set 2"]


def test_a_label_that_explains_its_group_is_a_section() -> None:
    kids = "".join(f"  - [Tool {n}](https://t.example/{n}) - Draws maps.\n" for n in range(4))
    found = read(f'# Tools\n\n* <a id="py">**Python** - Python tools</a> | [Back to top](#tools)\n{kids}')
    assert [r.name.value for r in found.records] == [f"Tool {n}" for n in range(4)]


def test_links_back_to_the_top_are_no_entries() -> None:
    found = read(
        "# Sets\n\n## Snow\n\n[Alpine](https://a.example/): snow.\n\n[Go to contents](https://list.example/#contents)\n\n"
        "## Salt\n\n[Fjord](https://f.example/): salt.\n"
    )
    assert [r.name.value for r in found.records] == ["Alpine", "Fjord"]


def test_bold_lines_that_come_back_are_labels() -> None:
    block = (
        "\n**Topics covered**\n\nsnow, salt\n\n| Name | Text |\n|---|---|\n| [{0}](https://c.example/{0}) | Cold |\n"
    )
    found = read("# Courses\n" + "".join(f"\n## Part {n}\n{block.format(n)}" for n in "abc"))
    assert [r.name.value for r in found.records] == ["a", "b", "c"]


@pytest.mark.parametrize("heading", ["News", "History", "Menu"])
def test_headings_that_may_mean_the_list_itself_head_entries_too(heading: str) -> None:
    rows = "".join(f"- [Site {n}](https://s.example/{n}) - Writes daily.\n" for n in range(6))
    assert (
        len(read(f"# Sites\n\n## Weather\n\n- [Fog](https://f.example/) - Fog.\n\n## {heading}\n\n{rows}").records) == 7
    )


def test_news_of_the_list_are_no_entries() -> None:
    rows = "".join(f"- 2024-0{n}-01 [Version {n}](https://s.example/{n}) is out\n" for n in range(1, 7))
    found = read(f"# Sites\n\n## News\n\n{rows}\n## Weather\n\n- [Fog](https://f.example/) - Fog.\n")
    assert [r.name.value for r in found.records] == ["Fog"]


def test_the_venue_behind_a_title_is_not_part_of_it() -> None:
    found = read("# Papers\n\n- Slow melt in two valleys. SNOW 2022. [[paper](https://p.example/)]\n")
    assert entries(found) == [("Slow melt in two valleys", "https://p.example/")]


def test_entities_in_addresses_end_with_a_semicolon() -> None:
    found = read("# Sets\n\n- [Alpine](https://a.example/?x=1&copy=2&amp;y=3) - Snow.\n")
    assert found.records[0].url == "https://a.example/?x=1&copy=2&y=3"


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("- [Alpine](https://alpine.example/) by A. Bell (Spring 2011)", "by A. Bell (Spring 2011)"),
        ("- [Alpine](https://alpine.example/) - Snow (in winter) [Paper](https://p.example/)", "Snow (in winter)"),
        ("- [Alpine](https://alpine.example/) - 山谷里的雪（冬天） [论文](https://p.example/)", "山谷里的雪（冬天）"),
        ("- [Alpine](https://alpine.example/) - Snow ([Paper](https://p.example/))", "Snow"),
        ("- [Alpine](https://alpine.example/) - Snow [[Paper](https://p.example/)]", "Snow"),
        ("- [Alpine](https://alpine.example/) - Snow) and salt :)", "Snow) and salt"),
    ],
)
def test_a_bracket_at_the_end_of_a_description_belongs_to_it_where_it_was_opened_there(line: str, wanted: str) -> None:
    found = read(f"# Maps\n\n## Water\n\n{line}\n- [Fjord](https://fjord.example/) - Salt.\n")
    assert description(found.records[0]) == wanted


def test_a_bold_line_above_items_of_name_and_text_is_a_section() -> None:
    def part(label: str) -> str:
        rows = "".join(f"- {label} {n}: how snow melts there [[paper](https://p.example/{label}{n})]\n" for n in "ab")
        return f"\n**{label}**\n\n{rows}"

    found = read("# Papers\n\n## Water\n" + part("Alpine") + part("Fjord"))
    assert [(r.name.value, r.section) for r in found.records] == [
        ("Alpine a", ("Water", "Alpine")),
        ("Alpine b", ("Water", "Alpine")),
        ("Fjord a", ("Water", "Fjord")),
        ("Fjord b", ("Water", "Fjord")),
    ]


def test_a_bold_line_above_keys_is_an_entry() -> None:
    part = "\n**{0}**\n\n- Author: A. Bell\n- Data: [download](https://d.example/{0})\n"
    found = read("# Sets\n\n## Water\n\nOf ice.\n" + part.format("Alpine") + part.format("Fjord"), "bold_block")
    assert [r.name.value for r in found.records] == ["Alpine", "Fjord"]


@pytest.mark.parametrize(
    ("below", "names"),
    [
        ("[Salt Fjord](https://salt.example/)", ["Alpine", "Fjord", "Salt Fjord"]),
        ("[Paper](https://p.example/)", ["Alpine", "Fjord"]),
        ("[https://mirror.example/](https://mirror.example/)", ["Alpine", "Fjord"]),
        ("[How it was measured](https://m.example/) in winter, by hand", ["Alpine", "Fjord"]),
    ],
)
def test_a_named_link_alone_below_a_link_alone_is_an_entry(below: str, names: list[str]) -> None:
    found = read(f"# Maps\n\n- [Alpine](https://alpine.example/)\n- [Fjord](https://fjord.example/)\n  - {below}\n")
    assert [r.name.value for r in found.records] == names
    assert [r.parent for r in found.records[2:]] == ["list/fjord"] * (len(names) - 2)


def test_a_section_below_the_last_linked_heading_is_not_part_of_it() -> None:
    rows = "".join(f"- [Site {n}](https://s.example/{n}) - Writes daily.\n" for n in range(4))
    found = read(FORMS["linked headings"] + "\n### Further reading\n\n" + rows)
    assert [r.name.value for r in found.records] == ["Alpine", "Fjord", *(f"Site {n}" for n in range(4))]


def test_sections_that_each_linked_heading_has_are_parts_of_its_entry() -> None:
    rows = "".join(f"- [Site {n}](https://s.example/{n}) - Writes daily.\n" for n in range(4))
    part = "\n## [{0}](https://{0}.example/)\n\nMaps.\n\n### Examples\n\n" + rows
    found = read("# Maps\n" + "".join(part.format(name) for name in ("alpine", "fjord", "moor")))
    assert [r.name.value for r in found.records] == ["alpine", "fjord", "moor"]
