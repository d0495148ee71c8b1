"""What of a record is compared, taken from it once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from listmerge.extract.years import year_span
from listmerge.match.identifiers import identifiers
from listmerge.match.medium import medium_of
from listmerge.match.slips import spelt_right
from listmerge.match.url import marks_of, place_in
from listmerge.match.words import Name, fold, read_name, tokens
from listmerge.record import Record, SourceList
from listmerge.values import changed

_NUMBER = re.compile(
    r"(?<![\w.])(\d{1,3}(?:[,' ]\d{3})+|\d+(?:\.\d+)?)(?:\s?(k|K|M|million|Million)\b)?(?:[ -]([a-z][\w-]*))?(?:[ -]([a-z][\w-]*))?(?:[ -]([a-z][\w-]*))?"
)
_DIGIT = re.compile(r"\d")
#: What divides thousands.
_UNDIVIDED = str.maketrans("", "", ",' ")
_YEAR_KEYS = frozenset({"years", "year", "temporal coverage", "period", "time span"})
#: What is counted, folded to one word.
_UNITS = {
    "patient": "patient", "patients": "patient", "subjects": "person", "individuals": "person", "participants": "person",
    "images": "image", "scans": "image", "radiographs": "image", "x-rays": "image", "studies": "study", "admissions": "admission",
    "stays": "admission", "records": "record", "recordings": "record", "samples": "sample", "cases": "case", "videos": "video",
    "papers": "paper", "articles": "paper", "questions": "question", "pairs": "pair",
}  # fmt: skip


@dataclass(frozen=True)
class Features:
    """One record, ready to be compared.

    list_name: the list it stands in. name: taken apart, with a form as the address spells it (see slips.py). about: identifiers of what the record is about (its url and
    the links that are no paper, code or picture). papers, code: those of its papers and repositories. url: its
    canonical address. is_list: whether it is a curated list itself, by name or repository. medium: what the headings above it say it is. place: the place on its page
    that it leads to, if not the page. mentions: folded description. numbers: (value, unit). years: first and last year, if stated.
    """

    record: Record
    list_name: str
    name: Name
    url: str | None
    about: frozenset[tuple[str, str]]
    papers: frozenset[tuple[str, str]]
    code: frozenset[tuple[str, str]]
    numbers: frozenset[tuple[int, str]]
    years: tuple[int, int] | None
    mentions: str
    link_texts: str
    is_list: bool
    medium: str | None
    place: str

    @property
    def id(self) -> str:
        """The record's id."""
        return self.record.id

    @cached_property
    def all_identifiers(self) -> frozenset[tuple[str, str]]:
        """Every identifier in any of its links."""
        return self.about | self.papers | self.code

    @cached_property
    def is_signpost(self) -> bool:
        """Whether it only points to a place in its own list, as a label above a group does."""
        return (self.record.url or "").startswith("#") and not self.all_identifiers

    @cached_property
    def description_words(self) -> frozenset[str]:
        """The words of its description."""
        return frozenset([w for w in tokens(self.mentions) if len(w) > 3])

    @cached_property
    def text_words(self) -> frozenset[str]:
        """The words of its name and description: one list's description is another's subtitle."""
        return self.description_words | {w for w in self.name.words if len(w) > 3}


def features_of(lists: Sequence[SourceList]) -> list[Features]:
    """Features of all records, sorted by id."""
    found = [features_of_record(record, each.name, each.title) for each in lists for record in each.records]
    return sorted(found, key=lambda f: f.id)


def features_of_record(record: Record, list_name: str, title: str | None = None) -> Features:
    """Features of one record of a list with this title."""
    about: set[tuple[str, str]] = set()
    papers: set[tuple[str, str]] = set()
    code: set[tuple[str, str]] = set()
    for link in record.links:
        target = link.target
        group = about if target == record.url else _group(link.role, about, papers, code)
        if group is not None:
            group.update(identifiers(target))
    url = None
    if record.url and record.url[0] != "#":
        own = identifiers(record.url)
        about.update(own)
        url = next((value for kind, value in own if kind == "address"), None)
    name = record.name.value
    read = _spelt_right(read_name(name), url)
    text = record.description.value if record.description else ""
    stated = " ; ".join([text, *(f"{f.key}: {f.value}" for f in record.fields)]) if record.fields else text
    labels = record.links[0].label if len(record.links) == 1 else " ".join([k.label for k in record.links])
    is_list = "awesome" in name.casefold() or (url is not None and "awesome" in url)
    return Features(
        record, list_name, read, url, frozenset(about), frozenset(papers), frozenset(code),
        frozenset(counts_in(stated)), _years(record) if record.fields else None, fold(text), fold(labels), is_list,
        medium_of((title or "", *record.section)), place_in(record.url or ""),
    )  # fmt: skip


def _spelt_right(name: Name, url: str | None) -> Name:
    """A name, with its right spelling as a further form if the address shows a slip in it."""
    right = spelt_right(name.core, marks_of(url)[0]) if url else None
    return changed(name, forms=(*name.forms, right)) if right and right not in name.forms else name


_Found = set[tuple[str, str]]


def _group(role: str, about: _Found, papers: _Found, code: _Found) -> _Found | None:
    """Where the identifiers of a link belong; None if it stands there in passing and says nothing of the record."""
    if role == "paper":
        return papers
    if role == "code":
        return code
    return None if role in ("image", "other") else about


def counts_in(text: str) -> set[tuple[int, str]]:
    """Counts with a known unit within three words behind them: ("38,597 patients") -> (38597, "patient")."""
    found: set[tuple[int, str]] = set()
    if not _DIGIT.search(text):
        return found
    for m in _NUMBER.finditer(text):
        unit = next((_UNITS[w] for w in m.groups()[2:] if w and w in _UNITS), "")
        scale = {"k": 1e3, "K": 1e3, "M": 1e6, "million": 1e6, "Million": 1e6}.get(m.group(2) or "", 1)
        if unit:
            found.add((int(float(m.group(1).translate(_UNDIVIDED)) * scale), unit))
    return found


def _years(record: Record) -> tuple[int, int] | None:
    """The years a record states for its content; one `Year` is as often that of a release or a paper."""
    for field in record.fields:
        key = field.key.casefold()
        if key in _YEAR_KEYS and (span := year_span(field.value)) and (key != "year" or span[0] != span[1]):
            return span
    return None
