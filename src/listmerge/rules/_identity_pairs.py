"""Entries that are likely one thing under two names, and entries that stand together and are not."""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.patterns import lazy
from listmerge.record import Record, SourceList
from listmerge.rules._identity_names import initials, is_acronym, words

#: A word written like a brand: capitals within it.
_MARK = lazy(r"^[^\Wa-z]*+[a-z][^\WA-Z]*+[A-Z]\w*+$")
_YEAR = lazy(r"\b(?:19|20)\d\d\b")


def in_other_words(found: SourceList) -> Iterator[tuple[Record, Record]]:
    """Pairs of entries, each one's name said by the other one's: first the one to be told, then what it is again."""
    yield from _within_names(found)
    yield from _spelt_out(found)


def _within_names(found: SourceList) -> Iterator[tuple[Record, Record]]:
    """Entries without a link that are called like a word of another one's name."""
    unlinked = [r for r in found.records if r.url is None and len(r.name.value) >= 5 and _MARK.search(r.name.value)]
    by_word: dict[str, list[Record]] = {}
    for record in found.records if unlinked else ():
        for word in {w.strip("®™()[],.:") for w in record.name.value.split()}:
            by_word.setdefault(word, []).append(record)
    for record in unlinked:
        for other in by_word.get(record.name.value, [])[:5]:
            if other.id != record.id and other.url and not belong_together(other, record):
                yield record, other
                break


def _spelt_out(found: SourceList) -> Iterator[tuple[Record, Record]]:
    """Entries named by an acronym and those whose names it stands for, the later one first."""
    acronyms = [r for r in found.records if is_acronym(r.name.value)]
    by_initials: dict[str, list[Record]] = {}
    for record in found.records if acronyms else ():
        if " " in record.name.value:
            for letters in set(initials(record.name.value)):
                by_initials.setdefault(letters, []).append(record)
    for record in acronyms:
        letters = record.name.value.casefold()
        for other in by_initials.get(letters, []):
            is_same = _begins_with(letters[0], other.name.value) and _can_be_one(other, record)
            if is_same and not belong_together(other, record):
                later, first = sorted((record, other), key=lambda r: r.span, reverse=True)
                yield later, first
                break


def _begins_with(letter: str, name: str) -> bool:
    """Whether the first word of a name does, or the first that counts."""
    return letter in {word[0] for word in (*words(name)[:1], *name.casefold().split()[:1])}


def belong_together(one: Record, other: Record) -> bool:
    """Whether one stands below the other, or both share the link of a group."""
    return other.parent == one.id or one.parent == other.id or (other.url is not None and not other.links)


def _can_be_one(one: Record, other: Record) -> bool:
    """Whether the years that both state have one in common: two papers on one thing have not."""
    years, others = ({y for f in r.fields if f.key == "years" for y in _YEAR.findall(f.value)} for r in (one, other))
    return not years or not others or not years.isdisjoint(others)
