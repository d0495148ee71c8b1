"""What of each row counts towards what is known of all rows together, as columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from listmerge.match.agreement import is_paper
from listmerge.match.catalog import exact_name
from listmerge.match.features import Features
from listmerge.match.scale.columns import Flags, Ints, Places
from listmerge.match.scale.numbering import numbers_of
from listmerge.match.url import is_home, site_of


@dataclass(frozen=True, slots=True)
class Facts:
    """For every row in order, as numbers, 0 where there is none: core, the special words of its name; exact, its list
    and name with versions; address, where it leads; page, the site on which that is a page; paper: whether it leads to
    a paper.

    about, about_row: identifiers of what rows are about, and whose. texts, text_counts: words of names and
    descriptions, and how many rows have each; a word may stand several times.
    """

    core: Ints
    exact: Ints
    address: Ints
    page: Ints
    paper: Flags
    about: Ints
    about_row: Places
    texts: Ints
    text_counts: Ints


def facts_of(found: Sequence[Features], cores: list[str], numbers: Ints) -> Facts:
    """The facts of some rows. numbers: which rows they are."""
    about = [f"{kind} {value}" for f in found for kind, value in f.about]
    texts, counts = np.unique(numbers_of([w for f in found for w in f.text_words]), return_counts=True)
    pages = [site_of(f.url) if f.url and not is_home(f.url) else "" for f in found]
    return Facts(
        _or_none(cores), numbers_of([exact_text(f) for f in found]),
        _or_none([f.url or "" for f in found]), _or_none(pages),
        np.array([is_paper(f) for f in found], dtype=bool), numbers_of(about),
        np.repeat(numbers.astype(np.int32), [len(f.about) for f in found]), texts, counts,
    )  # fmt: skip


def exact_text(f: Features) -> str:
    """The list and exact name of a row as one text."""
    return "\0".join((f.list_name, *exact_name(f)))


def _or_none(texts: list[str]) -> Ints:
    """Texts as numbers, 0 for empty ones."""
    empty = np.array([not text for text in texts], dtype=bool)
    return np.where(empty, 0, numbers_of(texts))


def joined_facts(parts: Sequence[Facts]) -> Facts:
    """The facts of consecutive batches as those of one."""

    def column(name: str) -> Any:
        return np.concatenate([getattr(part, name) for part in parts])

    return Facts(*(column(name) for name in Facts.__dataclass_fields__))
