"""What plain names say, as `read_name` says it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from listmerge.match.compare import without_years
from listmerge.match.names import ACRONYM
from listmerge.match.scale import sheet as s
from listmerge.match.scale.cells import RUN, spelt
from listmerge.match.scale.sets import MOST
from listmerge.match.texts import mentionable
from listmerge.match.words import (
    NOT_IN_ACRONYMS,
    STOP_WORDS,
    TAIL_WORDS,
    core_of,
    initials_of,
    is_acronym,
    is_version,
    is_year,
)

#: What a plain name does not hold: brackets, colons, commas, marks of other scripts, dashes with spaces around them.
_ODD = re.compile(r"[^\w ./&!?*@=~$-]|\s-\s|^[^A-Za-z]|\s$|awesome", re.ASCII | re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_MAYBE_VERSION = re.compile(r"[\W_](?:[ivx]{1,4}(?![^\W_])|v?\d)")
_MAYBE_ACRONYM = re.compile(r"[A-Z][a-z]*[A-Z]")
_COINED = re.compile(r"(?:[^\sA-Z]*[A-Z]){2}|\S\S*\d")


class Name(NamedTuple):
    """What a plain name says: as `Sheet` has it, texts first, then sets. core: its special words."""

    core: str
    joined: str
    all_versions: str
    versions: str
    single: str
    exact: str
    words: Sequence[str]
    names: Sequence[str]
    given: Sequence[str]
    initials: Collection[str]
    acronyms: Sequence[str]
    releases: Collection[str]
    flags: int


def name_of(text: str) -> Name | None:
    """What a name says; None if that is not plain."""
    if _ODD.search(text):
        return None
    lower = text.lower()
    words = RUN.findall(lower)
    maybe = _MAYBE_VERSION.search(lower)
    versions = {w for i, w in enumerate(words) if is_version(w, i) or is_year(w)} if maybe else ()
    core: Sequence[str] = words
    if versions or words[0] in TAIL_WORDS or words[-1] in TAIL_WORDS or not STOP_WORDS.isdisjoint(words):
        core = core_of(tuple(words), versions)
    if not core or len(set(core)) < len(core):
        return None
    releases = without_years(frozenset(versions)) if versions else ()
    whole, first = " ".join(core), core[0] if len(core) == 1 else ""
    plainly = text[1:] == lower[1:]  # no letter but the first is a capital
    marks, acronyms = ((), ()) if plainly or not _MAYBE_ACRONYM.search(text) else _acronyms(text, lower)
    given = {*marks, *acronyms, first} if first or marks else ()
    return Name(
        whole, "".join(core), spelt(versions), spelt(releases),
        mentionable(core), "\0".join((*core, *sorted(versions))),
        core, words if len(set(words)) == len(words) else list(dict.fromkeys(words)),
        [a for a in given if len(a) >= ACRONYM], _initials(text, words), acronyms, releases,
        s.LATIN | (s.SPACED if " " in text else 0) | (s.COINED if _COINED.match(text) else 0)
        | (s.MARKED if marks or acronyms else 0) | (0 if len(words) <= MOST else s.ODD),
    )  # fmt: skip


def _acronyms(text: str, lower: str) -> tuple[Sequence[str], Sequence[str]]:
    """Words written like a mark, and the whole name if it is an acronym."""
    return [w.lower() for w in set(RUN.findall(text)) if is_acronym(w)], [lower] if is_acronym(text) else []


def _initials(text: str, words: Sequence[str]) -> Collection[str]:
    if len(words) < 2:
        return initials_of(text) if _DIGIT.search(text) else ()
    if _DIGIT.search(text) or not (STOP_WORDS.isdisjoint(words) and NOT_IN_ACRONYMS.isdisjoint(words)):
        return initials_of(text)
    full = "".join([w[0] for w in words])
    return (full, f"t{full}") if len(full) >= 3 else (f"t{full}",)
