"""Several processes: when they are worth it, and what they say of each list."""

from __future__ import annotations

from listmerge.lint.checked import check, decode, encode
from listmerge.lint.side_by_side import check_many, workers
from listmerge.rules import rule
from listmerge.text import Source
from listmerge.unread import UnreadList

TEXT = "# Data\n\n- [One](https://one.example) - First thing.  \n- [Two](https://two.example)- Second thing.\n"


def unread(name: str, text: str = TEXT) -> UnreadList:
    """A list nobody has looked into."""
    return UnreadList(Source(f"{name}.md", text), name)


def test_little_text_is_left_to_one() -> None:
    assert workers([unread("a"), unread("b")], 0) < 2
    assert workers([unread("a"), unread("b")], 4) == 2


def test_each_list_gets_its_own_findings_in_order() -> None:
    names = ["trailing-space", "missing-separator", "repeated-across-lists"]
    lists = [unread("a"), unread("b", TEXT * 3), unread("c", "")]
    said = check_many(lists, names, 2)
    assert said == [encode(check(f, [rule(n) for n in names])) for f in lists]
    assert [bool(c and c.findings) for c in (decode(d) if d else None for d in said)] == [True, True, False]
