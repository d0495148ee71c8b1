"""Converting lists: what is written anew, what stays and why; nothing is lost, there and back again."""

from __future__ import annotations

import pytest
from reading import read

from listmerge.fmt import convert
from listmerge.fmt.proof import loss
from listmerge.text import Source
from shared import needs_shared, shared_lists

STYLES = ("bullets", "table", "fields")
BLOCKS = """# Data

## Scans

### [Lungs](https://lungs.example)

- _Size_: 400 scans
- _Cost_: Free
- _Paper_: [Letter](https://doi.org/10.1234/lungs)

***

### [Hearts](https://hearts.example)

- _Size_: 500 scans
- _Cost_: Paid
- _Paper_: [Note](https://doi.org/10.1234/hearts)

## Sounds

### [Voices](https://voices.example)

- _Size_: 600 hours
- _Cost_: Free
- _Paper_: [Talk](https://doi.org/10.1234/voices)
"""
BOLD = """# Data

## Scans

**Lungs**\\
Slices of lungs, made for teaching. The aims:

- a reference for programs
- a flexible query, open to everyone

They will be extended.

Access: <https://lungs.example>

***

**Hearts**\\
Slices of hearts.

Access: <https://hearts.example>
"""
NESTED = """# Data

## Scans

- [Archive](https://archive.example) - Many collections.
  - [Lungs](https://archive.example/lungs) - Slices of lungs.
  - [Hearts](https://archive.example/hearts) - Slices of hearts.
"""
FOOTED = """# Data

## Scans

| Name | Size |
| --- | --- |
| [Lungs](https://lungs.example) | 400 |
| [Hearts](https://hearts.example) | 500 |

Made by [us](https://us.example).
"""
LABELLED = """# Data

## Scans
These are known:
- By organ
  - :lungs: [Lungs](https://lungs.example) - Slices of lungs.
  - :heart: [Hearts](https://hearts.example) - Slices of hearts.
- By method
  - [Echo](https://echo.example) - Made with sound.
  - [Rays](https://rays.example) - Made with rays.

## Sounds

1. [Voices](https://voices.example) - Many voices.
2. [Songs](https://songs.example) - Many songs.
"""


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("text", [BLOCKS, BOLD, LABELLED], ids=["blocks", "bold", "labelled"])
def test_all_of_it_is_converted_and_comes_back(text: str, style: str) -> None:
    source = Source("a.md", text)
    there = convert(source, read, style)
    assert there.left_out == 0
    assert loss(read(source), read(there.source)) is None
    assert convert(there.source, read, style).source == there.source
    for back in STYLES:
        again = convert(there.source, read, back)
        assert again.left_out == 0
        assert loss(read(there.source), read(again.source)) is None


@pytest.mark.parametrize(
    ("text", "style", "why"),
    [
        (NESTED, "table", "a.md:5: 3 from `Archive` on: entries that stand below entries have no place in it"),
        (FOOTED, "fields", "a.md:5: 2 from `Lungs` on: the links of `Hearts` would be read differently"),
    ],
)
def test_what_would_lose_something_stays_and_it_is_told_why(text: str, style: str, why: str) -> None:
    result = convert(Source("a.md", text), read, style)
    assert result.source.text == text
    assert (result.left_out, result.reasons) == (1, (why,))


def test_bullets_that_label_entries_become_bold_lines_above_tables_and_headings_above_headings() -> None:
    source = Source("a.md", LABELLED)
    assert "\n\n**By organ**\n\n| Name | Description |\n" in convert(source, read, "table").source.text
    assert "\n\n### By method\n\n#### [Echo]" in convert(source, read, "fields").source.text


def test_notes_do_not_become_the_description_nor_bold_letters_words() -> None:
    notes = BLOCKS.replace("_Cost_", "_Notes_")
    table = convert(Source("a.md", notes), read, "table")
    assert table.left_out == 0
    assert [(r.description, r.fields[1].key) for r in read(table.source).records] == [(None, "Notes")] * 3
    bold = "# Data\n\n- [SEA](https://sea.example) - **S**ounds **E**veryone **A**dmires.\n"
    assert convert(Source("a.md", bold), read, "table").left_out == 0


def test_a_second_try_does_not_take_the_markup_of_what_is_written_already() -> None:
    text = BOLD.replace("Slices of hearts.", "Slices of *living* hearts.")
    assert "*living*" in convert(Source("a.md", text), read, "bullets").source.text


@needs_shared
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("path", [p for p in shared_lists() if p.stat().st_size < 4_000], ids=lambda p: p.name)
def test_real_lists_keep_everything_and_settle(path, style: str) -> None:  # type: ignore[no-untyped-def]
    source = Source.from_bytes(path.read_bytes(), "a.md")
    once = convert(source, read, style).source
    assert loss(read(source), read(once)) is None
    assert convert(once, read, style).source.text == once.text
