"""What normalising leaves alone, what it evens out, and that doing it twice is doing it once."""

from __future__ import annotations

import pytest
from reading import read, records

from listmerge.fmt import normalise
from listmerge.record import said
from listmerge.text import Source
from shared import needs_shared, shared_lists

ALIGNED = """| Name                       | Size |
| -------------------------- | ---- |
| [Aa](https://example.org/) | 4    |
"""
INDENTED = """- [Aa](https://example.org/1)
  - Data: <https://example.org/d>
- [Bb](https://example.org/2)
  - Data: <https://example.org/e>
- [Cc](https://example.org/3)
  - Data: <https://example.org/f>
"""
WIDE = """| Name       | Where |
| ---------- | ----- |
| twenty-one | here  |

| Name       | Where |
| ---------- | ----- |
| 一つのもの | there |
| 一つ       | there |

| Name       | Where |
| ---------- | ----- |
| thirty-one | here  |
"""

UNCHANGED = {
    "bullets": "# T\n\n- [Aa one](https://example.org/1) - First.\n- [Bb two](https://example.org/2) - Second.\n",
    "stars": "# T\n\n* [Aa one](https://example.org/1) - First.\n* [Bb two](https://example.org/2) - Second.\n",
    "stars above dashes": "* [Aa](https://example.org/1)\n  - Data: <https://example.org/2>\n",
    "tabs": "- [Aa](https://example.org/1)\n\t- Data: <https://example.org/2>\n",
    "four spaces": "- [Aa](https://example.org/1)\n    - Data: <https://example.org/2>\n",
    "compact table": "| Name | Size |\n| --- | :---: |\n| [Aa](https://example.org/1) | 4 |\n",
    "aligned table": ALIGNED,
    "a hard break": "One line  \nand another.\n",
    "code": "```\n*  not a bullet   \n\n\n|a|b|\n```\n",
    "front matter": "---\na: 1   \n---\n\n# T\n",
    "html": "<p>\n  <b>x</b>   \n</p>\n\n# T\n",
    "two lists side by side": "- [Aa](https://example.org/1)\n\n* [Bb](https://example.org/2)\n",
    "a dash in a name": "- [self-hosted](https://example.org/1)-like things\n",
    "an ordered list": "1. [Aa](https://example.org/1)\n2. [Bb](https://example.org/2)\n",
    "a pipe in a cell": "| Name | Size |\n| --- | --- |\n| [A \\| b](https://example.org/1) | `x\\|y` |\n",
    "nothing": "",
}

CHANGED = {
    "trailing space": ("# T  \n\ntext \n", "# T\n\ntext\n"),
    "blank lines": ("\n\n# T\n\n\n\ntext\n\n\n", "# T\n\ntext\n"),
    "no final newline": ("# T", "# T\n"),
    "headings": ("text\n## One\ntext\n##  Two\n", "text\n\n## One\n\ntext\n\n## Two\n"),
    "marks": (
        "- [Aa](https://example.org/1)\n- [Bb](https://example.org/2)\n\ntext\n\n* [Cc](https://example.org/3)\n",
        "- [Aa](https://example.org/1)\n- [Bb](https://example.org/2)\n\ntext\n\n- [Cc](https://example.org/3)\n",
    ),
    "indentation": (
        INDENTED.replace("  - Data: <https://example.org/f>", "\t- Data: <https://example.org/f>"),
        INDENTED,
    ),
    "gaps": (
        "- [Aa](https://example.org/1)\n-   [Bb](https://example.org/2)\n    and more\n- [Cc](https://example.org/3)\n",
        "- [Aa](https://example.org/1)\n- [Bb](https://example.org/2)\n  and more\n- [Cc](https://example.org/3)\n",
    ),
    "separators": (
        "- [Aa](https://example.org/1)- First.\n- [Bb](https://example.org/2)   -  Second.\n- **Cc** :  third\n",
        "- [Aa](https://example.org/1) - First.\n- [Bb](https://example.org/2) - Second.\n- **Cc**: third\n",
    ),
    "open rows": (
        "|Name|Size|\n|---|:---:|\n|[Aa](https://example.org/1)|4\n[Bb](https://example.org/2)|5|\n",
        "| Name | Size |\n| --- | :---: |\n| [Aa](https://example.org/1) | 4 |\n| [Bb](https://example.org/2) | 5 |\n",
    ),
    "short and long rows keep their cells": (
        "| Name | Size |\n|--|--|\n| [Aa](https://example.org/1) |\n| [Bb](https://example.org/2) | 5 | more |\n",
        "| Name | Size |\n| --- | --- |\n| [Aa](https://example.org/1) |\n| [Bb](https://example.org/2) | 5 | more |\n",
    ),
    "wide characters in an aligned table": (WIDE.replace("| 一つ       |", "| 一つ |"), WIDE),
}


def text_of(text: str) -> str:
    return normalise(Source("a.md", text), read).source.text


@pytest.mark.parametrize("text", UNCHANGED.values(), ids=UNCHANGED)
def test_left_alone(text: str) -> None:
    assert text_of(text) == text


@pytest.mark.parametrize(("text", "expected"), CHANGED.values(), ids=CHANGED)
def test_evened_out_and_settled(text: str, expected: str) -> None:
    assert text_of(text) == expected
    assert text_of(expected) == expected


def test_line_ends_and_bytes_are_kept() -> None:
    source = Source.from_bytes(
        b"\xef\xbb\xbf# T \r\ntext \xff \r\n|Name|Size|\r\n|--|--|\r\n|[A\xfe](https://example.org/1)|4|\r\n"
    )
    out = normalise(source, read).source.to_bytes()
    rows = b"| Name | Size |\r\n| --- | --- |\r\n| [A\xfe](https://example.org/1) | 4 |\r\n"
    assert out == b"\xef\xbb\xbf# T\r\n\r\ntext \xff\r\n" + rows


def test_an_edit_that_changes_what_is_read_is_left_out() -> None:
    # one mark for both would make one list of two, and a loose one of it
    text = "- [Aa](https://example.org/1)\n- [Bb](https://example.org/2)\n\n* [Cc](https://example.org/3)\n"
    result = normalise(Source("a.md", text), read)
    assert result.source.text == text
    assert result.left_out == 1


@needs_shared
@pytest.mark.parametrize("path", [p for p in shared_lists() if p.stat().st_size < 20_000], ids=lambda p: p.name)
def test_real_lists_keep_their_records_and_settle(path) -> None:  # type: ignore[no-untyped-def]
    source = Source.from_bytes(path.read_bytes(), "a.md")
    once = normalise(source, read).source
    before, after = read(source), read(once)
    assert [said(r) for r in after.records] == [said(r) for r in before.records]
    assert normalise(once, read).source.text == once.text


def test_the_records_of_a_formatted_list_are_those_of_the_list() -> None:
    text = CHANGED["separators"][0]
    assert [said(r) for r in records(text_of(text)).records] == [said(r) for r in records(text).records]
