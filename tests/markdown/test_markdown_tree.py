"""The tree of lists as people write them: which blocks, which links, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from listmerge.markdown import Document, Node, fold_label, parse
from listmerge.text import Source

FIXTURES = Path(__file__).parent / "fixtures"


def document_of(text: str) -> Document:
    return parse(Source("t.md", text))


@pytest.fixture(scope="module")
def birds() -> Document:
    path = FIXTURES / "bird-recordings.md"
    return parse(Source.from_bytes(path.read_bytes(), path.name))


def lines_of(document: Document, kind: str) -> list[tuple[int, int]]:
    """First and last line of each node of a kind."""
    source = document.source
    return [(source.line_of(n.span.start), source.last_line_of(n.span)) for n in document.walk() if n.kind == kind]


def links(document: Document, form: str) -> list[tuple[str, str, int, int]]:
    """Words, target, line and column of the links of a form."""
    found = [n for n in document.walk() if n.kind == "link" and n.form == form]
    return [(n.plain, n.url.value if n.url else "", *document.source.position(n.span.start)) for n in found]


def inner(text: str, *kinds: str) -> list[str]:
    """What is written at the nodes of these kinds."""
    document = document_of(text)
    return [document.source.slice(n.span) for n in document.walk() if n.kind in kinds]


def test_blocks_from_top_to_bottom(birds: Document) -> None:
    kinds = [(n.kind, birds.source.line_of(n.span.start)) for n in birds.nodes]
    assert kinds == [
        ("front-matter", 1),
        ("html", 5),
        ("heading", 9),
        ("paragraph", 12),
        ("heading", 15),
        ("list", 17),
        ("heading", 20),
        ("list", 22),
        ("list", 27),
        ("quote", 29),
        ("heading", 33),
        ("table", 35),
        ("html", 42),
        ("list", 45),
        ("html", 47),
        ("code", 49),
        ("rule", 51),
        ("definition", 52),
        ("definition", 54),
    ]


def test_blocks_end_at_their_last_visible_line(birds: Document) -> None:
    assert lines_of(birds, "list") == [(17, 18), (22, 26), (24, 26), (27, 27), (29, 30), (45, 45)]
    assert lines_of(birds, "quote") == [(29, 31), (31, 31)]
    assert lines_of(birds, "table") == [(35, 40)]
    assert lines_of(birds, "code") == [(49, 49)]
    assert lines_of(birds, "definition") == [(52, 53), (54, 54)]


def test_headings(birds: Document) -> None:
    headings = [(n.plain.strip(), n.level, n.marker) for n in birds.walk() if n.kind == "heading"]
    assert headings == [
        ("Bird recordings", 1, "setext"),
        ("Contents", 2, "atx"),
        ("Forest", 2, "atx"),
        ("Wetland", 2, "atx"),
    ]


def test_markers_of_items(birds: Document) -> None:
    assert [n.marker for n in birds.walk() if n.kind == "item"] == ["-", "-", "1.", "-", "2)", "-", "*"]
    assert [n.ordered for n in birds.walk() if n.kind == "list"] == [False, True, False, True, False, False]


def test_inline_links(birds: Document) -> None:
    assert links(birds, "inline") == [
        ("", "https://lists.example", 9, 17),
        ("Forest", "#forest", 17, 3),
        ("Wetland", "#wetland", 18, 3),
        ("Dawn chorus", "https://dawn.example", 22, 4),
        ("paper", "https://dawn.example/a paper.pdf", 24, 6),
        ("Quoted list", "https://quoted.example/_a_", 29, 5),
        ("reed", "https://reed.example/a\\|b", 37, 10),
        ("Old pond", "https://pond.example", 45, 3),
    ]


def test_links_that_are_their_own_words(birds: Document) -> None:
    assert links(birds, "bare") == [
        ("https://sounds.example/all(2024)", "https://sounds.example/all(2024)", 12, 43),
        ("www.third.example", "www.third.example", 13, 37),
        ("https://marsh.example/x_y", "https://marsh.example/x_y", 38, 18),
    ]
    assert links(birds, "auto") == [("https://other.example/?a=1&b=2", "https://other.example/?a=1&b=2", 13, 1)]
    assert [url for _, url, *_ in links(birds, "code")] == ["https://dawn.example/get", "https://code.example/get.sh"]


def test_reference_and_its_definition(birds: Document) -> None:
    (link,) = (n for n in birds.walk() if n.form == "reference")
    assert link.url is not None
    assert birds.source.position(link.span.start) == (24, 51)
    assert birds.source.position(link.url.span.start) == (52, 14)
    assert birds.source.slice(link.url.span) == "https://code.example/dawn"
    assert birds.definitions[fold_label("UNUSED")].url == birds.nodes[-1].url


def test_links_and_images_in_html(birds: Document) -> None:
    assert links(birds, "html") == [("", "https://birds.example/", 6, 3)]
    images = [(n.url.value, n.text) for n in birds.walk() if n.kind == "image" and n.url and n.form == "html"]
    assert images == [("logo.png", "A wren")]


def test_rows_keep_every_cell(birds: Document) -> None:
    (table,) = (n for n in birds.nodes if n.kind == "table")
    rows = [[c.plain for c in row.children] for row in table.children]
    assert rows == [
        ["Name", "Link", "Size"],
        [],
        ["Reed", "reed", "3"],
        ["Marsh a|b", "https://marsh.example/x_y.", "12", "extra"],
        ["Bog"],
        ["Fen", "", "1"],
    ]
    assert [row.marker for row in table.children] == ["header", "delimiter", "", "", "", ""]


def test_cells_stand_where_they_are_written(birds: Document) -> None:
    (table,) = (n for n in birds.nodes if n.kind == "table")
    cells = [birds.source.slice(c.span) for c in table.children[3].children]
    assert cells == ["Marsh `a\\|b`", "https://marsh.example/x_y.", "12", "extra"]


def test_words_for_readers(birds: Document) -> None:
    first = next(n for n in birds.walk() if n.kind == "item" and n.marker == "1.")
    assert first.children[0].plain == ("Dawn chorus - 300 hours of dawn chorus. Access: https://dawn.example/get")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see https://e.org/a).", ["https://e.org/a"]),
        ("see (https://e.org/a_(b))", ["https://e.org/a_(b)"]),
        ("**https://e.org/x**", ["https://e.org/x"]),
        ("https://e.org/?a=b&copy;", ["https://e.org/?a=b"]),
        ("详见https://e.org/数据。谢谢", ["https://e.org/数据"]),
        ("（https://e.org/a）", ["https://e.org/a"]),
        ("xhttps://e.org", []),
        ("https://", []),
        ("www.e_f.org", []),
        ("ftp://e.org/pub, HTTP://E.ORG", ["ftp://e.org/pub", "HTTP://E.ORG"]),
        ("[a https://e.org](https://f.org)", ["[a https://e.org](https://f.org)"]),
        ("![see https://e.org](i.png)", []),
        ("[open https://e.org", ["https://e.org"]),
        ("`https://e.org/x`", ["https://e.org/x"]),
        ("``https://e.org/`x``", ["https://e.org/`x"]),
        ("<!-- https://e.org -->", ["https://e.org"]),
        ("<a@e.org>", ["<a@e.org>"]),
        ("a@e.org", []),
        ("[x](<a b> 'c')", ["[x](<a b> 'c')"]),
        ("[x](\n  http://e.org\n  'c')", ["[x](\n  http://e.org\n  'c')"]),
        ("[x](a\\)b)", ["[x](a\\)b)"]),
        ("[![i](i.png)](http://e.org)", ["[![i](i.png)](http://e.org)"]),
        ("<a href='http://e.org'>x</a> y", ["<a href='http://e.org'>x</a>"]),
        ("<a name='x'></a>[y](#x)", ["[y](#x)"]),
        ("[x]: /u\n\n[x][] [X] [y][x] [z]", ["[x][]", "[X]", "[y][x]"]),
    ],
)
def test_extent_of_links(text: str, expected: list[str]) -> None:
    assert inner(text, "link") == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("a **b *c* d** e", "strong", ["**b *c* d**"]),
        ("a **b *c* d** e", "emphasis", ["*c*"]),
        ("***both***", "strong", ["**both**"]),
        ("2 * 3 * 4, snake_case_name", "emphasis", []),
        ("~~gone~~ ~here~", "strike", ["~~gone~~"]),
        ("> a *b\n> c* d", "emphasis", ["*b\n> c*"]),
        ("a\\*b* *c*", "emphasis", ["*c*"]),
        ("a  \nb\\\nc\nd", "break", ["  \n", "\\\n", "\n"]),
    ],
)
def test_extent_of_emphasis_and_breaks(text: str, kind: str, expected: list[str]) -> None:
    assert inner(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("R&amp;D &lt;3 &copy; &#8212; \\& \\_x\\_", "R&D <3 © — & _x_"),
        ("AT&T, &copy without an end, \\&amp;", "AT&T, &copy without an end, &amp;"),
        ("one<br>two\nthree", "one two three"),
    ],
)
def test_escapes_and_entities(text: str, plain: str) -> None:
    assert document_of(text).nodes[0].plain == plain


def test_first_definition_of_a_label_counts() -> None:
    document = document_of("[a] and [A  b]\n\n> [a]: /first\n\n[a]: /second\n[a b]: <third one>\n")
    urls = [n.url.value for n in document.walk() if n.kind == "link" and n.url]
    assert urls == ["/first", "third one"]


def test_front_matter_only_where_it_is_some() -> None:
    assert document_of("---\nkey: value\n---\ntext").nodes[0].kind == "front-matter"
    assert document_of("---\n\n---\ntext").nodes[0].kind == "front-matter"
    assert document_of("---\nNo key but prose.\n\n---\ntext").nodes[0].kind == "rule"
    assert document_of("---\n---\ntext").nodes[0].kind == "rule"


def test_columns_behind_tabs_and_wide_characters() -> None:
    document = document_of("-\t数据 [x](http://e.org)\n\t- y https://f.org\n")
    found = [document.source.position(n.span.start) for n in document.walk() if n.kind == "link"]
    assert found == [(1, 6), (2, 6)]


def test_code_keeps_its_text() -> None:
    def code(text: str) -> list[str]:
        return [n.text for n in document_of(text).walk() if n.kind == "code"]

    assert code("- ```\n  a\n   b\n\n  c\n  ```\n") == ["a\n b\n\nc"]
    assert code("    a\n\n      b\n\n") == ["a\n\n  b"]
    assert code("-\t\ta\n") == ["  a"]


def test_nothing_but_blanks() -> None:
    for text in ("", "\n", " \t \r\n\r\n", "\ufeff"[:0]):
        assert document_of(text).nodes == ()


def test_nodes_compare_by_value() -> None:
    left, right = (document_of("- [x](http://e.org)").nodes[0] for _ in range(2))
    assert isinstance(left, Node)
    assert left == right
