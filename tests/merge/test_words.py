"""Keys, years, conditions of access and headings in one vocabulary."""

from __future__ import annotations

import pytest

from listmerge.extract.years import normal_years
from listmerge.merge.access import access_kind
from listmerge.merge.headings import clean_heading, stems
from listmerge.merge.vocabulary import common_key


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("Favourite colour", ("favourite colour", None)),
        ("Data policy", ("data policy", None)),
        ("Patient Count", ("size", "patients")),
        ("# Images", ("size", "images")),
        ("Number of studies", ("size", "studies")),
        ("Size", ("size", None)),
        ("Ease of Access", ("access", None)),
        ("Requires", ("access", None)),
        ("Temporal coverage", ("years", None)),
        ("Data Types", ("contents", None)),
        ("Owner", ("owner", None)),
    ],
)
def test_keys(key: str, expected: tuple[str, str | None]) -> None:
    assert common_key(key) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no year", None),
        ("1024 pixels", None),
        ("2001 through 2012", "2001–2012"),
        ("2008 - 2019", "2008–2019"),
        ("2002-2017", "2002–2017"),
        ("1963 through present", "1963–present"),
        ("2019 onwards", "2019–"),
        ("since 2012", "2012–"),
        ("2020", "2020"),
    ],
)
def test_years(text: str, expected: str | None) -> None:
    assert normal_years(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("by post", None),
        ("No application", "open"),
        ("Public", "open"),
        ("Requires registration", "register"),
        ("Simple Application (DUA)", "apply"),
        ("Application, human subjects research course", "apply"),
    ],
)
def test_access(text: str, expected: str | None) -> None:
    assert access_kind(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3D scans", "3D scans"),
        ("12-lead ECG", "12-lead ECG"),
        ("1. Imaging:", "Imaging"),
        ("(2) Natural language", "Natural language"),
        ("🧠 Brains", "Brains"),
    ],
)
def test_headings_lose_their_numbering(text: str, expected: str) -> None:
    assert clean_heading(text) == expected


def test_endings_do_not_matter() -> None:
    assert stems("Medical images") == stems("medical imaging data")
    assert stems("医学影像") == {"医学影像"}
