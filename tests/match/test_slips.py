"""A slip in a name is seen by its address; other differences are none."""

from __future__ import annotations

import pytest

from listmerge.match.features import features_of_record
from listmerge.match.slips import spelt_right
from listmerge.record import Record
from listmerge.text import Located, Span


@pytest.mark.parametrize(
    ("core", "mark", "right"),
    [
        (("wavetabel",), "wavetable", ("wavetable",)),
        (("timeseires", "tools"), "timeseriestools", ("timeseries", "tools")),
        (("open", "graphhs"), "opengraphs", ("open", "graphs")),
        (("open", "grphs"), "opengraphs", ("open", "graphs")),
    ],
)
def test_one_slip_inside_a_word_is_seen(core: tuple[str, ...], mark: str, right: tuple[str, ...]) -> None:
    assert spelt_right(core, {"www", mark}) == right


@pytest.mark.parametrize(
    ("core", "mark"),
    [
        (("wavetable",), "wavetable"),  # the same
        (("wavetables",), "wavetable"),  # a plural
        (("wavetable",), "ewavetable"),  # something before it
        (("wavetable2",), "wavetable3"),  # other digits
        (("wavetable",), "wavtabel"),  # two slips
        (("waves",), "wavves"),  # too short to tell
        (("maps", "of", "oceans"), "mapsofocaens2"),
        (("sugra", "maps", "api"), "sugramapsai"),  # a short word is easily another
    ],
)
def test_other_differences_are_none(core: tuple[str, ...], mark: str) -> None:
    assert spelt_right(core, {mark}) is None


def test_a_name_has_the_spelling_of_its_address_as_a_form() -> None:
    span = Span(0, 1)
    url = "https://github.com/ada/graph-painter"
    record = Record("a/1", Located("Graph Paitner", span), url, (), None, (), (), None, "row", span)
    assert features_of_record(record, "a").name.forms == (("graph", "paitner"), ("graph", "painter"))
