"""Catalogues that nobody would write: names, words and addresses full of markup come through every style unharmed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from test_circle import STYLES, target

from listmerge.catalogue import (
    Catalogue,
    Claim,
    Description,
    Entry,
    EntryKin,
    EntryLink,
    ListInfo,
    Origin,
    Question,
    Statement,
)
from listmerge.config import Config
from listmerge.config.choices import MergedStyle
from listmerge.emit import emit
from listmerge.emit._safe import visible
from listmerge.lint import lint
from listmerge.pipeline import read_list
from listmerge.text import Source

#: Shrinking a catalogue takes longer than reading a failing one.
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
AT = Origin("made", 3, "made/x")
SECTIONS = [("Images",), ("Images", "Of lungs"), ("Sounds & voices",)]
PIECES = [
    *"|<>[]()*_~`\\&;:!#$^@\"'{}=+-.",
    "&amp;",
    "&#60;",
    "<b>",
    "](x)",
    "日本",
    "\u202e",
    "alpha",
    "beta ",
    "Gamma ",
    " ",
]
NAMES = st.lists(st.sampled_from([*PIECES, "https://", "www.", "a@b.c"]), max_size=10).map(
    lambda pieces: visible(f"Set {''.join(pieces)} names")
)
#: Without addresses, which would be links.
WORDS = st.lists(st.sampled_from(PIECES), max_size=10).map(lambda pieces: visible(f"holds {''.join(pieces)} things"))
TAILS = ["", "/a_b", "?q=1&lt=2", "/(x)", "/x)", "/(", "/a b", "#f", "/*x*", "/|x", "/[y]", "/%20", "/&amp;", "/`x`"]
URLS = st.builds(lambda n, tail: f"https://example.org/{n}{tail}", st.integers(0, 99), st.sampled_from(TAILS))
ROLES = st.sampled_from(["access", "data", "home", "docs", "paper", "code"])
KEYS = st.sampled_from(["cost", "licence", "labels", "owner", "r&d"])
PARTS = st.tuples(
    NAMES,
    st.booleans(),
    st.none() | WORDS,
    st.dictionaries(KEYS, WORDS, max_size=3),
    st.lists(st.tuples(URLS, ROLES), max_size=3, unique_by=lambda x: address(x[0])),
    st.sampled_from(SECTIONS),
)


def address(url: str) -> str:
    """Where a link leads, as it is published."""
    return target(url).replace(" ", "%20")


def made(parts: list[tuple], style: MergedStyle) -> Catalogue:  # type: ignore[type-arg]
    """A catalogue of one list; the entries stand in the order of their sections."""
    entries = []
    for n, (name, linked, about, facts, links, section) in enumerate(parts):
        url = f"https://entry{n}.example/" if linked else None
        own = [EntryLink(url, "home", "", (AT,))] if url else []
        more = [EntryLink(u, role, "", (AT,)) for u, role in links] if url else []
        entries.append(
            Entry(
                f"entry-{n}",
                name,
                (AT,),
                (),
                url,
                section,
                (),
                Description(about, AT) if about else None,
                (*own, *more, EntryLink("https://wrong.example/", "home", "", (AT,), withheld=True)),
                tuple(Claim(k, v, (Statement(AT, k, v),)) for k, v in facts.items()),
                (EntryKin("related", f"entry-{len(parts) - 1}", True),) if n < len(parts) - 1 else (),
                (replace(AT, record=f"made/{n}"),),
            )
        )
    entries.sort(key=lambda e: SECTIONS.index(e.section))
    outline = tuple(p for p in SECTIONS if any(e.section[: len(p)] == p for e in entries))
    info = ListInfo("A", "made", "Made up", "lists/made.md", len(entries), page="../lists/made.md")
    asked = tuple(Question("withheld-link", (e.id, entries[0].id), "what is it?", (AT,)) for e in entries[:2])
    return Catalogue("Made", "Nobody wrote this.", (info,), tuple(entries), outline, asked, style=style)


@pytest.mark.parametrize("style", STYLES)
@given(st.lists(PARTS, min_size=3, max_size=6).filter(lambda parts: sum(p[1] for p in parts) >= 3))
@settings(max_examples=40, deadline=None, phases=PHASES)
def test_circle(style: MergedStyle, parts: list[tuple]) -> None:  # type: ignore[type-arg]
    catalogue = made(parts, style)
    page = emit(catalogue, {"readme"})["README.md"]
    found = read_list(Source.from_bytes(page, "README.md"), Config(Path()), "merged")
    assert found.unclaimed == ()
    assert lint(found) == []
    assert [r.name.value for r in found.records] == [e.name for e in catalogue.entries]
    for entry, record in zip(catalogue.entries, found.records, strict=True):
        assert record.section == entry.section
        assert record.url == entry.url
        links = {(k.target, k.role) for k in record.links if not k.url.startswith("#")}
        assert {(address(k.url), k.role) for k in entry.links if not k.withheld} <= links | {(entry.url, "home")}
        assert {t for t, _ in links} == {address(k.url) for k in entry.links}
        said = {(f.key.lower(), f.value) for f in record.fields}
        assert {(c.key, c.text) for c in entry.fields} <= said
