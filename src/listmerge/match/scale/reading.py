"""Rows -> columns: plain rows many at once (see plain/), others by their features."""

from __future__ import annotations

import re

import numpy as np

from listmerge.match.agreement import is_paper
from listmerge.match.compare import without_years
from listmerge.match.features import Features, features_of_record
from listmerge.match.links import is_about_it
from listmerge.match.names import ACRONYM
from listmerge.match.scale import sheet as s
from listmerge.match.scale.cells import RUN, count_bits, form_bits, identifier, spelt, word_bits
from listmerge.match.scale.growing import Columns
from listmerge.match.scale.numbering import without_collector
from listmerge.match.scale.plain.reading import sheet_of as sheet_of_plain
from listmerge.match.scale.rows import Batch, record_of
from listmerge.match.scale.sets import MOST
from listmerge.match.scale.whole import exact_text
from listmerge.match.texts import marks_in, mentionable, units_of
from listmerge.match.url import is_home, is_shared, marks_of, site_of
from listmerge.match.words import is_coined

_PREFIX_END = re.compile(r"(?<=.)[/?]")


def sheet_of(batch: Batch) -> s.Sheet:
    """The columns of some rows, with a vocabulary in order. Raises InputError for a line that is no row."""
    return s.joined([part_of(batch)])


@without_collector
def part_of(batch: Batch) -> s.Sheet:
    """The same, with the vocabulary in any order: to be joined."""
    lines, numbers = batch.lines(), batch.numbers.tolist()
    sheet, simple = sheet_of_plain(lines, numbers)
    others = np.flatnonzero(~simple)
    if not len(others):
        return sheet
    made = Columns()
    for i in others.tolist():
        list_name, record = record_of(lines[i], numbers[i], batch.path)
        add(made, features_of_record(record, list_name))
    order = np.argsort(np.concatenate((np.flatnonzero(simple), others)), kind="stable")
    return s.taken(s.joined([sheet, made.sheet()], in_order=False), order)


def add(c: Columns, f: Features) -> None:
    """Add a row to columns, by its features."""
    c.ids.append(f.id)
    c.years.append(f.years or (0, 0))
    flags = _link(c, f) | _name(c, f) | _text(c, f)
    c.column("list", f.list_name)
    c.column("medium", f.medium or "")
    c.column("exact", exact_text(f))
    c.set("headings", {heading.casefold() for heading in f.record.section})
    _counts(c, f)
    flags |= (s.SIGNPOST if f.is_signpost else 0) | (s.LIST if f.is_list else 0)
    if any(c.sizes[name][-1] > MOST for name in s.SETS):
        flags |= s.ODD
    c.flags.append(flags)


def _link(c: Columns, f: Features) -> int:
    """What the links say; rows with papers, data sets and several links are left to the table."""
    address = f.url or ""
    repositories = [value for kind, value in f.about if kind == "repository"]
    repository = repositories[0] if repositories else ""
    odd = (
        (address and f.place)
        or f.papers
        or f.code
        or len(f.about) > bool(repository) + bool(address)
        or len(f.record.links) > 1
    )
    called, owners = marks_of(address)
    shared = bool(address) and is_shared(address)
    c.column("address", address)
    c.column("site", site_of(address) if address else "")
    c.column("repository", identifier("repository", repository))
    c.column("repository_name", repository.rsplit("/", 1)[-1])
    c.column("owner", next(iter(owners), ""))
    c.set("marks", called)
    c.set("prefixes", [] if shared else [address[: m.start()] for m in _PREFIX_END.finditer(address)])
    about, beside = ([identifier(*i) for i in found] for found in (f.about, f.all_identifiers - f.about))
    c.set("identifiers", [*about, *beside], bytes([s.ABOUT]) * len(about) + bytes(len(beside)))
    return (
        (s.ODD if odd or len(repositories) > 1 or (f.about and not address) else 0)
        | (s.SHARED if shared else 0) | (s.HOME if is_home(address) else 0)
        | (s.ABOUT_IT if not shared and is_about_it(address) else 0)
        | (s.REPOSITORY if repository == address != "" else 0)
        | (s.PAPER if is_paper(f) else 0) | (s.OWNED_WITHIN if owners & called else 0) | (s.HOSTED if owners else 0)
    )  # fmt: skip


def _name(c: Columns, f: Features) -> int:
    """What the name says."""
    name = f.name
    core, whole = name.core, " ".join(name.core)
    called, owners = marks_of(f.url or "")
    c.cores.append(whole)
    c.column("core", whole)
    c.column("joined", "".join(core))
    c.column("all_versions", spelt(name.versions))
    c.column("versions", spelt(without_years(name.versions)))
    c.column("parts", " ".join(f"{a} {b}" for a, b in sorted(name.parts)))
    c.column("qualifiers", " ".join(sorted(name.qualifiers)))
    single = mentionable(core)
    c.column("single", single)
    c.set(
        "forms",
        [" ".join(f) for f in name.forms],
        bytes(form_bits("".join(f), called, owners) for f in name.forms),
    )
    c.set("spellings", {"".join(form) for form in name.forms})
    for form in name.forms:
        c.set("form_words", form)
    c.set("words", {w for form in name.forms for w in form})
    c.set("names", set(name.words))
    given = name.marks | name.acronyms | (set(core) if len(core) == 1 else set())
    c.set("given", [a for a in given if len(a) >= ACRONYM])
    c.set("initials", name.initials)
    c.set("releases", without_years(name.versions))
    c.set("acronyms", name.acronyms)
    odd = len(set(core)) < len(core) or not core or name.forms[0] != core or not (not single or single.isalnum())
    return (
        (s.ODD if odd else 0)
        | (s.LATIN if name.latin else 0)
        | (s.COINED if is_coined(name.text) else 0)
        | (s.SPACED if " " in name.text else 0)
        | (s.MARKED if marks_in(name) else 0)
    )


def _text(c: Columns, f: Features) -> int:
    """What the description says."""
    described, named, text = f.description_words, set(f.name.words), list(f.text_words)
    runs = set(RUN.findall(f.mentions))
    c.set("text", text, bytes(word_bits(w in described, w in named, w in runs) for w in text))
    others = {*runs, *RUN.findall(f.link_texts), *RUN.findall(f.url or "")} - described - named
    c.set("stands", [w for w in others if len(w) >= 4])
    return (s.MENTIONS if f.mentions else 0) | (s.ASCII if all(w.isascii() for w in text) else 0)


def _counts(c: Columns, f: Features) -> None:
    """The counts it states, and the units of those that are exact."""
    c.set("numbers", [f"c {v} {u}" for v, u in f.numbers], bytes(count_bits(v) for v, _ in f.numbers))
    c.set("units", units_of(f.numbers))
