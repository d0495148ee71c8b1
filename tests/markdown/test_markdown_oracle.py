"""Our blocks and links against those of markdown-it-py and of GitHub's own parser, cmark-gfm.

Neither is always right about GitHub: markdown-it-py differs in details, cmark-gfm's HTML does not tell HTML blocks and
the paragraphs of tight lists. What differs on purpose is listed in docs/markdown.md.
"""

from __future__ import annotations

import html
import os
import re
from difflib import SequenceMatcher
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_oracles import (
    Block,
    blocks_of,
    body_of,
    cmark_blocks,
    cmark_links,
    markdown_it_blocks,
    markdown_it_links,
)

from listmerge.markdown import Document, parse
from listmerge.text import Source
from shared import needs_shared, shared_lists

TRICKY = [
    text.replace("→", "\t").replace("·", " ").strip("\n") + "\n"
    for text in (Path(__file__).parent / "fixtures" / "tricky.txt").read_text("utf-8").split("%%")
]
#: Examples of the CommonMark specification that we read in another way, none so far; number -> reason.
SPEC_DEVIATIONS: dict[int, str] = {}
#: Where cmark-gfm gives a block the line of what stands before it in the same paragraph.
CMARK_TELLS_ANOTHER_LINE = {
    "text\n| a | b |\n|---|---|\n| c | d |\ntext\n",
    "[x]: http://e.org\ntext\n===\n",
}
_FULL_WIDTH = re.compile("[（）【】「」『』《》，。；、！？：]")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def document_of(text: str) -> Document:
    return parse(Source("t.md", text))


def told_by_cmark(blocks: list[Block]) -> list[Block]:
    """The blocks cmark-gfm would tell of."""
    return [block for block in blocks if block.kind not in ("html", "paragraph")]


def spec_examples() -> list[str]:
    """The examples of the specification, if `COMMONMARK_SPEC` names its `spec.txt` (npm's `commonmark-spec` has it)."""
    path = os.environ.get("COMMONMARK_SPEC")
    if not path:
        return []
    fences = re.finditer(r"^`{32} example\n(.*?)^\.\n", Path(path).read_text("utf-8"), re.DOTALL | re.MULTILINE)
    return [m.group(1).replace("→", "\t") for m in fences]


def differing(ours: list[str], theirs: list[str]) -> list[tuple[list[str], list[str]]]:
    """The stretches in which two sequences differ."""
    if ours == theirs:
        return []
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return [(ours[a:b], theirs[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


@pytest.mark.parametrize("text", TRICKY)
def test_blocks_of_tricky_input(text: str) -> None:
    ours = blocks_of(document_of(text))
    assert ours == markdown_it_blocks(text)
    if text not in CMARK_TELLS_ANOTHER_LINE:
        assert told_by_cmark(ours) == told_by_cmark(cmark_blocks(text))


@pytest.mark.skipif("COMMONMARK_SPEC" not in os.environ, reason="COMMONMARK_SPEC does not name a spec.txt")
def test_blocks_of_the_specification() -> None:
    examples = spec_examples()
    assert len(examples) > 600
    wrong = [n for n, text in enumerate(examples, 1) if blocks_of(document_of(text)) != markdown_it_blocks(text)]
    assert wrong == sorted(SPEC_DEVIATIONS)


_PIECES = (
    *("- ", "* ", "1. ", "2) ", "> ", ">", "  ", "    ", "\t", "# ", "---", "===", "***", "```", "~~~", "-", "+"),
    *("<div>", "</div>", "<!-- c -->", "| a | b |", "|---|---|", "a|b", "words", "10. ", "   ", "<details>", "- - x"),
)


@settings(max_examples=500, deadline=None)
@given(st.lists(st.lists(st.sampled_from(_PIECES), max_size=4).map("".join), min_size=1, max_size=6).map("\n".join))
def test_blocks_of_any_structure(text: str) -> None:
    document = document_of(text)
    text = body_of(document)
    ours = blocks_of(document)
    if ours != markdown_it_blocks(text):
        assert told_by_cmark(ours) == told_by_cmark(cmark_blocks(text))


@needs_shared
@pytest.mark.parametrize("path", shared_lists(), ids=lambda p: p.stem)
def test_blocks_of_real_lists(path: Path) -> None:
    document = parse(Source.from_bytes(path.read_bytes()))
    ours = blocks_of(document)
    assert ours == markdown_it_blocks(body_of(document))
    assert told_by_cmark(ours) == told_by_cmark(cmark_blocks(body_of(document)))


def links_of(document: Document) -> list[tuple[str, int]]:
    """Our links and images outside of HTML and code: targets as GitHub writes them, and lines."""
    in_html = {id(n) for block in document.walk() if block.kind == "html" for n in block.walk()}
    found = []
    for node in document.walk():
        if node.kind not in ("link", "image") or node.form in ("html", "code") or id(node) in in_html:
            continue
        assert node.url is not None
        url = node.url.value if node.form == "bare" else _ESCAPE.sub(r"\1", node.url.value)
        if node.form == "bare" and url.lower().startswith("www."):
            url = "http://" + url
        if node.form == "auto" and "@" in url and ":" not in url:
            url = "mailto:" + url
        found.append((unquote(html.unescape(url)), document.source.line_of(node.span.start)))
    return found


def is_deliberate(ours: list[str], theirs: list[str], dropped_cells: set[str]) -> bool:
    """Whether a difference is one of those listed in docs/markdown.md."""
    if not ours:
        return all(url.startswith("mailto:") for url in theirs)
    if not theirs:
        return set(ours) <= dropped_cells
    return len(ours) == len(theirs) and all(
        b.startswith(a) and _FULL_WIDTH.match(b, len(a)) for a, b in zip(ours, theirs, strict=True)
    )


@needs_shared
@pytest.mark.parametrize("path", shared_lists(), ids=lambda p: p.stem)
def test_links_of_real_lists(path: Path) -> None:
    document = parse(Source.from_bytes(path.read_bytes()))
    body = body_of(document)
    found = links_of(document)
    dropped = {  # GitHub shows no cell beyond the header's columns
        n.url.value
        for table in document.walk()
        if table.kind == "table"
        for row in table.children[2:]
        for cell in row.children[len(table.children[0].children) :]
        for n in cell.find("link", "image")
        if n.url
    }
    theirs = [unquote(url) for url in cmark_links(body)]
    wrong = [d for d in differing([url for url, _ in found], theirs) if not is_deliberate(*d, dropped)]
    assert wrong == []


@needs_shared
@pytest.mark.parametrize("path", shared_lists(), ids=lambda p: p.stem)
def test_links_stand_on_their_lines(path: Path) -> None:
    document = parse(Source.from_bytes(path.read_bytes()))
    ours = {(unquote(url), line) for url, line in links_of(document)}
    theirs = {(unquote(url), line) for url, line in markdown_it_links(body_of(document))}
    wrong = theirs - ours
    assert wrong <= {(url.replace("。", "."), line) for url, line in ours}  # which markdown-it-py writes for hosts
