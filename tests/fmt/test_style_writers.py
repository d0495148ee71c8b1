"""The canonical styles come full circle: what is written is read back as the same entries."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading import records

from listmerge.fmt.styles import EntryText, writers
from listmerge.fmt.styles._inline import escape, link, plain

PIECES = [
    *"|<>[]()*_~`\\&;:!#$^@\"'{}=+-.",
    "&amp;",
    "&#60;",
    "<b>",
    "](x)",
    "https://",
    "www.",
    "a@b.c",
    "日本",
    "é",
    "\u202e",
]
HOSTILE = st.lists(st.sampled_from([*PIECES, "alpha", "beta ", "Gamma ", " "]), max_size=12).map("".join).map(plain)
NAMES = HOSTILE.map(lambda s: f"Set {s} names".replace("  ", " "))
WORDS = HOSTILE.map(lambda s: f"Holds {s} things".replace("  ", " "))
URLS = st.builds(
    lambda n, tail: f"https://example.org/{n}{tail}",
    st.integers(0, 9),
    st.sampled_from(
        [
            "",
            "/a_b",
            "?q=1&lt=2",
            "/(x)",
            "/x)",
            "/(",
            "/a b",
            "/<x>",
            "#f",
            "/\\x",
            "/*x*",
            "/|x",
            "/[y]",
            "/%20",
            "/&amp;",
        ]
    ),
)
KEYS = st.sampled_from(["Size", "Patient count", "Years", "Labels", "R&D"])
ENTRIES = st.lists(
    st.tuples(
        NAMES,
        URLS,
        WORDS,
        st.dictionaries(KEYS, WORDS, min_size=2, max_size=3),
        st.lists(URLS, min_size=2, max_size=3, unique=True),
    ),
    min_size=1,
    max_size=4,
)


SPECIAL = (
    "Set a|b names",
    "https://example.org/1",
    "Holds `x|y` things",
    {"Size": "Holds \\| 4", "Years": "Holds 1"},
    ["https://example.org/2", "https://example.org/3"],
)


@pytest.mark.parametrize("style", ["bullets", "fields", "table"])
@given(entries=ENTRIES)
@settings(max_examples=150, deadline=None)
@example(entries=[SPECIAL])
def test_circle(style: str, entries) -> None:  # type: ignore[no-untyped-def]
    texts = [
        EntryText(
            escape(name),
            url,
            escape(said),
            tuple((k, escape(v)) for k, v in facts.items()),
            (("Paper", link("first", a)), ("Code", link("second", b))),
        )
        for name, url, said, facts, (a, b, *_) in entries
    ]
    found = records(f"# T\n\n## Section of entries\n\n{writers()[style](texts, 3)}")
    assert not found.unclaimed
    assert len(found.records) == len(entries)
    for record, (name, url, said, facts, (a, b, *_)) in zip(found.records, entries, strict=True):
        assert record.name.value == name
        assert record.url == url
        assert record.description is not None
        assert record.description.value == said
        assert {k.target for k in record.links} == {url, a, b}
        assert {(f.key, f.value) for f in record.fields} >= set(facts.items())


@pytest.mark.parametrize("style", ["bullets", "table"])
def test_an_entry_without_a_link(style: str) -> None:
    texts = [
        EntryText("Nameless set", None, "Nobody has an address.", (("Size", "40"), ("Years", "1999"))),
        EntryText("Linked set", "https://example.org/1", "Somebody has."),
        EntryText("Another set", "https://example.org/2", "Somebody has."),
    ]
    found = records(f"# T\n\n## Section of entries\n\n{writers()[style](texts, 3)}")
    assert next((r.name.value, r.url) for r in found.records) == ("Nameless set", None)
    assert len(found.records) == 3


def test_entries_below_entries() -> None:
    child = EntryText("Part one", "https://example.org/1", "A part.")
    parent = EntryText("The whole", "https://example.org/0", "All of it.", children=(child, child))
    found = records("# T\n\n" + writers()["bullets"]([parent], 2))
    assert [r.parent for r in found.records] == [None, "a/the-whole", "a/the-whole"]
