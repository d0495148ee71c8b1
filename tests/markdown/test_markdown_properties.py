"""What holds for every text: spans slice back, children lie in their parents, no line is lost."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from listmerge.markdown import Document, Node, parse
from listmerge.text import Source

PIECES = [
    *("- ", "* ", "1. ", "2) ", "> ", ">", "  ", "    ", "\t", "# ", "#", "---", "===", "***", "```", "~~~", "+"),
    *("<div>", "</div>", "<b>", "</b>", "<!-- c -->", '<a href="http://t.org/x">', "</a>", "<img src=p.png>", "<"),
    *("| a | b |", "|---|:-:|", "a\\|b", "|", "[x]: http://d.org", "[x]", "[x][x]", "[", "]", "](", ")", "!["),
    *("[w](http://i.org/a_b)", "<http://a.org>", "http://b.org/(c)", "www.d.org,", "`", "``", "`https://c.org`"),
    *("*", "**", "_", "__", "~~", "\\", "\\*", "&amp;", "&", "&copy;", "plain words", "é", "医疗", "。", "\u00a0"),
    *("\u2028", "\f", "\v", "\0", "\ufeff", " ", "\ttab", "\x85"),
]
LINES = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A few lines of fragments, with line ends of one or several kinds."""
    ends = draw(st.sampled_from([["\n"], ["\r\n"], ["\r"], ["\n", "\r\n", "\r"]]))
    lines = draw(st.lists(LINES, max_size=8))
    return "".join(line + draw(st.sampled_from(ends)) for line in lines) + draw(LINES)


def check_node(document: Document, node: Node) -> None:
    text = document.source.text
    start, end = node.span
    assert 0 <= start <= end <= len(text)
    before = start
    for child in node.children:
        assert child.span.start >= before, (node, child)
        before = child.span.end
        check_node(document, child)
    assert before <= end, node
    if node.url is not None:
        assert document.source.slice(node.url.span) == node.url.value
        if node.form != "reference":
            assert node.span.contains(node.url.span)
    written = text[start:end]
    if node.kind == "text" and not set(written) & set("\\&\r\n"):
        assert node.text == written
    if node.kind in ("link", "image") and node.form in ("inline", "reference"):
        assert written.startswith("![" if node.kind == "image" else "[")
        assert written.endswith((")", "]"))
    if node.kind == "codespan":
        assert written[0] == written[-1] == "`"


def check(text: str) -> None:
    document = parse(Source("t.md", text))
    before = 0
    for node in document.nodes:
        assert node.span.start >= before
        before = node.span.end
        check_node(document, node)
        assert text[node.span.start] not in " \t\r\n"
        assert text[node.span.end - 1] not in " \t\r\n"
    covered: set[int] = set()
    source = document.source
    for node in document.nodes:
        covered.update(range(source.line_of(node.span.start), source.last_line_of(node.span) + 1))
    visible = {i for i, line in enumerate(source.lines, 1) if line.strip(" \t")}
    assert visible <= covered
    for node in document.walk():
        if node.kind in ("heading", "paragraph", "item", "quote", "html", "rule", "row"):
            line = source.lines[source.line_of(node.span.start) - 1]
            assert line.strip(" \t")


@settings(max_examples=400, deadline=None)
@given(texts())
@example("- [x](http://e.org)\r\n\tmore\r\n\r\n> - *a\r\n>   b*\r\n")
@example("| a | b\\|c http://e.org/\\|x |\r|---|---|\r| `x\\|y` | z |")
@example("> <div>\n> http://e.org <a href='u'>text\n> more</a>\n")
@example("-\t\tcode after a tab\n\n\t\tmore\n")
def test_tree_and_text_agree(text: str) -> None:
    check(text)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_text(text: str) -> None:
    check(text)


@settings(max_examples=100, deadline=None)
@given(texts())
def test_line_ends_change_no_structure(text: str) -> None:
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    windows = unix.replace("\n", "\r\n")
    kinds = [[(n.kind, n.form, n.marker) for n in parse(Source("t.md", t)).walk()] for t in (unix, windows)]
    assert kinds[0] == kinds[1]
