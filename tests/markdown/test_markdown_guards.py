"""Input that no person writes: nothing fails, nothing is lost, nesting and long texts are bounded.

How long these take is not asserted, but each would take minutes if anything were quadratic in its length.
"""

from __future__ import annotations

import pytest

from listmerge.markdown import Document, Node, parse
from listmerge.markdown.block import MAX_NESTING
from listmerge.markdown.inline_texts import DENSE
from listmerge.markdown.table import MOST_CELLS
from listmerge.text import Source

MANY = 100_000
FRAGMENTS = {
    "prose": "word ",
    "brackets": "[",
    "closed brackets": "]",
    "images": "![",
    "link ends": "](",
    "link starts": "[](",
    "pipes": "|",
    "backticks": "`",
    "less": "<",
    "tags": '<a "',
    "attributes": "<a b='",
    "tag starts": "<a b ",
    "comments": "<!-- ",
    "entities": "&#",
    "ampersands": "&a;",
    "delimiter row": "-|",
    "colons": ":-",
    "rules": "- - - - ",
    "stars": "* ",
    "almost a rule": "_ ",
    "emphasis": "*a **a ",
    "underscores": "a_",
    "strikes": "~~a ",
    "quotes": ">",
    "bullets": "- ",
    "numbers": "1. ",
    "digits": "123",
    "hashes": "# ",
    "tabs": "\t",
    "tabs behind bullets": "-\t",
    "zeros": "\0",
    "escapes": "\\",
    "domains": "www.",
    "schemes": "http://)",
    "definitions": "[a]: ",
    "titles": '[a](b "',
    "equal signs": "=",
    "separators": "\u2028",
    "mail": "<a@b.",
}
LINES = {
    "blank": "",
    "blanks": "   ",
    "paragraphs": "a\n",
    "bullets": "- a",
    "loose bullets": "- a\n",
    "alternating bullets": "- a\n* b",
    "lazy items": "- a\nb",
    "lazy quotes": "> > a\nb",
    "quotes": "> - a",
    "fences": "```",
    "fences in items": "- ```",
    "unclosed tags": '<a "',
    "comments": "x <!-- ",
    "HTML blocks": "<div>\n",
    "HTML in items": "- <div>",
    "headings": "a\n=",
    "rules": "***",
    "tables": "a|b\n-|-\n",
    "definitions": "[a]: b 'c",
    "labels": "[a",
    "code": "    http://e.org",
    "nested bullets": "- " * 50 + "a",
    "nested quotes": "> " * 50 + "a",
    "struck out": "~~a",
}


def check(document: Document) -> None:
    """Every visible line lies in a top-level block; nesting is bounded."""
    source = document.source
    covered = 0
    for node in document.nodes:
        first, last = source.line_of(node.span.start), source.last_line_of(node.span)
        assert not any(line.strip(" \t") for line in source.lines[covered : first - 1])
        covered = last
    assert not any(line.strip(" \t") for line in source.lines[covered:])
    assert depth(document.nodes) <= 2 * MAX_NESTING + 25


def depth(nodes: tuple[Node, ...]) -> int:
    """How deep the tree is, without recursion."""
    deepest, level = 0, list(nodes)
    while level:
        deepest += 1
        level = [child for node in level for child in node.children]
    return deepest


@pytest.mark.parametrize("fragment", FRAGMENTS.values(), ids=FRAGMENTS)
def test_one_long_line(fragment: str) -> None:
    document = parse(Source("t.md", "x\n" + fragment * (MANY // len(fragment))))
    check(document)
    for span in document.skipped:
        assert span.end - span.start > 1_000


@pytest.mark.parametrize("fragment", FRAGMENTS.values(), ids=FRAGMENTS)
def test_many_paragraphs_just_short_enough(fragment: str) -> None:
    text = "x " + fragment * (5_000 // len(fragment))
    check(parse(Source("t.md", f"{text}\n\n" * 10)))


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_many_lines(line: str) -> None:
    check(parse(Source("t.md", f"{line}\n" * (MANY // (len(line) + 1)))))


@pytest.mark.parametrize("opening", ["> ", "- ", "1. ", "[", "![", "*", "**", "> - ", "~~", "<b>", "("])
def test_ten_thousand_levels(opening: str) -> None:
    check(parse(Source("t.md", opening * 10_000 + "a")))


def test_stairs() -> None:
    stairs = "".join("  " * i + "- a\n" for i in range(300))
    document = parse(Source("t.md", stairs))
    check(document)
    assert sum(n.kind == "item" for n in document.walk()) >= MAX_NESTING - 1


def test_nested_as_deep_as_allowed() -> None:
    document = parse(Source("t.md", "> " * MAX_NESTING + "- a"))
    assert sum(n.kind == "quote" for n in document.walk()) == MAX_NESTING
    assert document.nodes[0].plain == "- a"


def test_heading_with_many_blanks() -> None:
    document = parse(Source("t.md", "# a" + " " * MANY + "b #" + " " * MANY))
    assert document.nodes[0].plain == "a" + " " * MANY + "b"


def test_long_text_is_reported_and_its_urls_are_found() -> None:
    text = "**bold** [x](http://e.org/a) " * 3_000
    document = parse(Source("t.md", f"[short](http://s.org)\n\n{text}\n"))
    assert [document.source.position(s.start) for s in document.skipped] == [(3, 1)]
    urls = [n.url.value for n in document.walk() if n.url]
    assert urls == ["http://s.org"] + ["http://e.org/a"] * 3_000


def test_tangled_text_is_reported() -> None:
    document = parse(Source("t.md", "*a **a " * 1_000 + "http://e.org"))
    assert len(document.skipped) == 1
    assert [n.url.value for n in document.walk() if n.url] == ["http://e.org"]


def test_giant_table() -> None:
    rows = 20_000
    document = parse(Source("t.md", "| a | b |\n|---|---|\n" + "| [x](http://e.org) | y |\n" * rows))
    (table,) = document.nodes
    assert len(table.children) == rows + 2
    assert sum(n.kind == "link" for n in document.walk()) == rows


def test_many_definitions() -> None:
    count = 10_000
    text = "".join(f"[l{i}]: http://e.org/{i}\n" for i in range(count))
    document = parse(Source("t.md", text + "\n" + "".join(f"[l{i}]\n\n" for i in range(count))))
    found = [n.url.value for n in document.walk() if n.form == "reference" and n.url]
    assert found == [f"http://e.org/{i}" for i in range(count)]


def test_a_million_blank_lines() -> None:
    document = parse(Source("t.md", "a\n" + "\n" * 1_000_000 + "b\n"))
    assert [document.source.line_of(n.span.start) for n in document.nodes] == [1, 1_000_002]


def test_many_blank_lines_in_deep_items() -> None:
    document = parse(Source("t.md", "- " * 30 + "a\n" + "\n" * MANY + " " * 60 + "b\n"))
    assert [n.plain for n in document.walk() if n.kind == "paragraph"] == ["a", "b"]
    assert len(document.nodes) == 1


def test_the_last_of_too_many_cells_holds_what_is_left() -> None:
    head, rule = "|".join("abcd" * 500), "|".join(["-"] * 2000)
    row = "|".join(str(i) for i in range(2000))
    text = f"{head}\n{rule}\n{row}\n"
    table = parse(Source("wide.md", text)).nodes[0]
    cells = table.children[-1].children
    assert len(cells) == MOST_CELLS
    assert text[cells[0].span.start : cells[0].span.end] == "0"
    assert text[cells[-1].span.start : cells[-1].span.end].endswith("1998|1999")


def test_texts_of_nothing_but_delimiters_are_left_unread_where_there_are_too_many() -> None:
    line = "- *a **a _b `c\n"
    document = parse(Source("dense.md", line * (1 + 2 * DENSE // 9) + "- [Reef](https://reef.example/) - Corals.\n"))
    assert document.skipped
    assert [n.url.value for n in document.walk() if n.kind == "link" and n.url] == ["https://reef.example/"]
    assert [n.plain for n in document.walk() if n.kind == "link"] == ["Reef"]
    assert not parse(Source("list.md", line * 100)).skipped
