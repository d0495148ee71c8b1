"""Fixtures that several rooms' tests share."""

import pytest

pytest_plugins = ["browser"]


@pytest.fixture(autouse=True)
def no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept from one test to the next, nor in the folders of whoever runs them."""
    monkeypatch.setenv("LISTMERGE_NO_CACHE", "1")
