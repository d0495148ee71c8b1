"""Counts read from text, and which of them can all be true."""

from __future__ import annotations

import pytest

from listmerge.merge.quantity import agree, near, read_quantities, same_unit


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("Most studies < 100", "patients", []),
        ("416 (study 1), 150 (study 2)", "patients", []),
        ("50-100k responses annually", None, []),
        ("no number here", None, []),
        ("49,785 hospital admissions of 38,597 patients", None, [(49785, "hospital admissions"), (38597, "patients")]),
        ("~45,000", "patients", [(45000, "patients")]),
        ("12,000 ICU stays", "patients", [(12000, "ICU stays")]),
        ("40k", None, [(40000, None)]),
        ("0.1k", None, [(100, None)]),
        ("81.1M academic papers", None, [(81100000, "academic papers")]),
        ("over 2.5 petabytes from over 20,000 samples", None, [(2.5, "petabytes"), (20000, "samples")]),
        ("11 million visits", None, [(11000000, "visits")]),
        ("486,451 waveform and numeric tracks", None, [(486451, "waveform and numeric tracks")]),
        ("38,597 patients and 53,423 ICU admissions", None, [(38597, "patients"), (53423, "ICU admissions")]),
    ],
)
def test_reading(text: str, unit: str | None, expected: list[tuple[float, str | None]]) -> None:
    assert [(q.value, q.unit) for q in read_quantities(text, unit)] == expected


def _one(text: str, unit: str | None = None):
    (found,) = read_quantities(text, unit)
    return found


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("49,785 hospital admissions", "53,423 ICU admissions", False),
        ("10 patients", "10 images", False),
        ("38,597 patients", "40,000 participants", True),
        ("65,240 patients", "65k", False),
    ],
)
def test_counts_of_the_same_kind_of_thing(left: str, right: str, same: bool) -> None:
    assert same_unit(_one(left), _one(right)) is same
    assert same_unit(_one(right), _one(left)) is same


@pytest.mark.parametrize(
    ("left", "right", "fits"),
    [
        ("38,597 patients", "38,598 patients", False),
        ("38,597 patients", "about 40,000 patients", True),
        ("38,597 patients", "~45,000 patients", False),
        ("65,240 patients", "65k", True),
        ("6,388 cases", "6.8k", False),
        ("10,700 patients", "over 10,700 participants", True),
    ],
)
def test_rounded_numbers_agree_with_the_exact_one(left: str, right: str, fits: bool) -> None:
    assert agree(_one(left), _one(right)) is fits
    assert agree(_one(right), _one(left)) is fits


def test_near_is_not_far() -> None:
    assert near(_one("6,388 cases"), _one("6.8k"))
    assert not near(_one("6,388 cases"), _one("18k"))
