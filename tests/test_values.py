"""Classes of values: made, compared and changed as those of `dataclasses`, and as cheap to import as plain ones."""

from __future__ import annotations

import copy
import pickle
from functools import cached_property
from typing import Generic, TypeVar

import pytest

from listmerge.extract import extract
from listmerge.markdown import parse
from listmerge.text import Source
from listmerge.values import changed, frozen, frozen_cached, made, mutable

T = TypeVar("T")


@frozen
class Place:
    """A place."""

    name: str
    at: tuple[int, ...] = ()

    @property
    def shown(self) -> str:
        return f"{self.name}{self.at}"


@frozen
class Box(Generic[T]):
    content: T


@frozen_cached
class Text:
    lines: list[str] = made(default_factory=list)

    @cached_property
    def joined(self) -> str:
        return "\n".join(self.lines)


@mutable
class Count:
    of: str
    number: int = 0


def test_values_are_equal_by_their_fields_and_their_class() -> None:
    assert Place("a", (1,)) == Place(at=(1,), name="a")
    assert Place("a") != Place("b")
    assert Place("a") != Box("a")
    assert len({Place("a"), Place("a"), Place("b")}) == 2
    assert Count("a") != Count("a"), "what changes is equal to itself alone"


def test_values_are_shown_pickled_and_changed_whole() -> None:
    place = Place("a", (1, 2))
    assert repr(place) == "Place(name='a', at=(1, 2))"
    assert pickle.loads(pickle.dumps(place)) == place
    assert changed(place, name="b") == Place("b", (1, 2))
    assert place.shown == "a(1, 2)"
    with pytest.raises(TypeError):
        changed(place, nam="b")


def test_a_list_that_was_read_is_copied_and_sent_to_other_processes_whole() -> None:
    text = "# Sets\n\n## Snow\n\n- [Alpine](https://a.example/?x=1&amp;y=2) - 2,000 images, since 2012.\n\nNotes.\n"
    found = extract(parse(Source("sets.md", text)), "sets")
    assert found.records
    for value in (found, found.records[0], found.document, found.document.source):
        assert copy.copy(value) == copy.deepcopy(value) == pickle.loads(pickle.dumps(value)) == value


def test_a_value_has_its_fields_and_no_more() -> None:
    with pytest.raises(TypeError):
        Place()  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        Place("a").nam = "b"  # type: ignore[attr-defined]


def test_defaults_are_made_anew() -> None:
    first, second = Text(), Text()
    first.lines.append("x")
    assert second.lines == []
    assert first.joined == "x"
    assert Text(first.lines).lines is first.lines
