"""Rows -> columns: what the features of each row are, as numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable

import numpy as np

from listmerge.match.agreement import is_paper
from listmerge.match.compare import without_years
from listmerge.match.features import Features, features_of_record
from listmerge.match.links import is_about_it, marks_of
from listmerge.match.scale import sheet as s
from listmerge.match.scale.columns import Bytes
from listmerge.match.scale.numbering import numbers_of, without_collector
from listmerge.match.scale.rows import Batch
from listmerge.match.scale.sets import MOST, Sets
from listmerge.match.scale.whole import exact_text
from listmerge.match.url import is_home, is_shared, site_of
from listmerge.match.words import GENERIC, is_coined

_RUN = re.compile(r"[^\W_]+")
#: What makes words of a text other than the runs of letters and digits in it.
_ODD_TEXT = re.compile("['’+#]")
_PREFIX_END = re.compile(r"(?<=.)[/?]")


@without_collector
def sheet_of(batch: Batch) -> s.Sheet:
    """The columns of some rows. Raises InputError for a line that is no row."""
    made = Columns()
    for list_name, record in batch.records():
        made.add(features_of_record(record, list_name))
    return made.sheet()


class Columns:
    """Columns as they grow, row by row."""

    def __init__(self) -> None:
        #: text -> its number here, in order of appearance.
        self.known: dict[str, int] = {"": 0}
        self.ids: list[str] = []
        self.cores: list[str] = []
        self.flags: list[int] = []
        self.years: list[tuple[int, int]] = []
        self.texts: dict[str, list[int]] = {name: [] for name in s.TEXTS}
        self.values: dict[str, list[int]] = {name: [] for name in (*s.SETS, "form_words")}
        self.sizes: dict[str, list[int]] = {name: [] for name in (*s.SETS, "form_words")}
        self.bits: dict[str, list[int]] = defaultdict(list)

    def add(self, f: Features) -> None:
        """Add a row."""
        self.ids.append(f.id)
        self.years.append(f.years or (0, 0))
        flags = self._link(f) | self._name(f) | self._text(f)
        self._column("list", f.list_name)
        self._column("exact", exact_text(f))
        self._set("headings", {heading.casefold() for heading in f.record.section})
        self._counts(f)
        flags |= (s.SIGNPOST if f.is_signpost else 0) | (s.LIST if f.is_list else 0)
        if any(self.sizes[name][-1] > MOST for name in s.SETS):
            flags |= s.ODD
        self.flags.append(flags)

    def _column(self, name: str, text: str) -> None:
        known = self.known
        self.texts[name].append(known.setdefault(text, len(known)))

    def _set(self, name: str, texts: Collection[str], bits: Iterable[int] | None = None) -> None:
        known = self.known
        self.values[name] += [known.setdefault(text, len(known)) for text in texts]
        self.sizes[name].append(len(texts))
        if bits is not None:
            self.bits[name] += bits

    def _link(self, f: Features) -> int:
        """What the links say; rows with papers, data sets and several links are left to the table."""
        address = f.url or ""
        repositories = [value for kind, value in f.about if kind == "repository"]
        repository = repositories[0] if repositories else ""
        odd = f.papers or f.code or len(f.about) > bool(repository) + bool(address) or len(f.record.links) > 1
        called, owners = marks_of(address)
        site = site_of(address) if address else ""
        shared = bool(address) and is_shared(address)
        self._column("address", address)
        self._column("site", site)
        self._column("repository", f"repository {repository}" if repository else "")
        self._column("repository_name", repository.rsplit("/", 1)[-1])
        self._column("owner", next(iter(owners), ""))
        self._set("marks", called)
        self._set("prefixes", [] if shared else [address[: m.start()] for m in _PREFIX_END.finditer(address)])
        about = [(v if k == "address" else f"{k} {v}", s.ABOUT) for k, v in f.about]
        beside = [(v if k == "address" else f"{k} {v}", 0) for k, v in f.all_identifiers - f.about]
        self._set("identifiers", [text for text, _ in (*about, *beside)], [bit for _, bit in (*about, *beside)])
        return (
            (s.ODD if odd or len(repositories) > 1 or (f.about and not address) else 0)
            | (s.SHARED if shared else 0) | (s.HOME if is_home(address) else 0)
            | (s.ABOUT_IT if is_about_it(address) else 0) | (s.REPOSITORY if repository == address != "" else 0)
            | (s.PAPER if is_paper(f) else 0) | (s.OWNED_WITHIN if owners & called else 0)
            | (s.HOSTED if owners else 0)
        )  # fmt: skip

    def _name(self, f: Features) -> int:
        """What the name says."""
        name = f.name
        core, whole = name.core, " ".join(name.core)
        called, owners = marks_of(f.url or "")
        self.cores.append(whole)
        self._column("core", whole)
        self._column("joined", "".join(core))
        self._column("all_versions", "".join(f"{v} " for v in sorted(name.versions)))
        self._column("versions", "".join(f"{v} " for v in sorted(without_years(name.versions))))
        self._column("parts", " ".join(f"{a} {b}" for a, b in sorted(name.parts)))
        self._column("qualifiers", " ".join(sorted(name.qualifiers)))
        single = core[0] if len(core) == 1 and len(core[0]) >= 4 and core[0] not in GENERIC else ""
        self._column("single", single)
        self._set(
            "forms", [" ".join(form) for form in name.forms], [_bits(form, called, owners) for form in name.forms]
        )
        self._set("spellings", {"".join(form) for form in name.forms})
        for form in name.forms:
            self._set("form_words", form)
        self._set("words", {w for form in name.forms for w in form})
        self._set("names", set(name.words))
        given = name.marks | name.acronyms | (set(core) if len(core) == 1 else set())
        self._set("given", [a for a in given if len(a) >= 3])
        self._set("initials", name.initials)
        self._set("acronyms", name.acronyms)
        odd = len(set(core)) < len(core) or not core or name.forms[0] != core or not (not single or single.isalnum())
        return (s.ODD if odd else 0) | (s.LATIN if name.latin else 0) | (s.COINED if is_coined(name.text) else 0)

    def _text(self, f: Features) -> int:
        """What the description says."""
        described, named = f.description_words, set(f.name.words)
        formed = {w for form in f.name.forms for w in form}
        text = f.text_words
        runs = set(_RUN.findall(f.mentions)) if _ODD_TEXT.search(f.mentions) else described
        self._set(
            "text",
            text,
            [
                (s.IN_NAME if w in named else 0) | (s.IN_DESCRIPTION if w in described else 0)
                | (s.IN_FORM if w in formed else 0) | (s.STANDS if w in described and w in runs else 0)
                for w in text
            ],
        )  # fmt: skip
        others = {*runs, *_RUN.findall(f.link_texts), *_RUN.findall(f.url or "")} - described
        self._set("stands", [w for w in others if len(w) >= 4])
        return (s.MENTIONS if f.mentions else 0) | (s.ASCII if all(w.isascii() for w in text) else 0)

    def _counts(self, f: Features) -> None:
        """The counts it states, and the units of those that are exact."""
        exact = [s.EXACT if value >= 1000 and len(str(value).rstrip("0")) >= 3 else 0 for value, _ in f.numbers]
        large = [s.LARGE if value >= 1000 else 0 for value, _ in f.numbers]
        self._set("numbers", [f"c {v} {u}" for v, u in f.numbers], [a | b for a, b in zip(exact, large, strict=True)])
        self._set("units", {unit for value, unit in f.numbers if value % 1000})

    def sheet(self) -> s.Sheet:
        """The columns, with a vocabulary in order."""
        texts = list(self.known)
        numbers = numbers_of(texts)
        numbers[0] = -1
        part = s.Sheet(
            numbers, _kinds(texts), numbers_of(self.ids), self.cores, np.array(self.flags, dtype=np.uint16),
            np.array(self.years, dtype=np.int32).reshape(-1, 2),
            {name: np.array(self.texts[name], dtype=np.int32) for name in s.TEXTS},
            {name: Sets.of(self.sizes[name], self.values[name], self.bits.get(name)) for name in s.SETS},
            Sets.of(self.sizes["form_words"], self.values["form_words"]),
        )  # fmt: skip
        return s.joined([part])


def _bits(form: tuple[str, ...], called: set[str], owners: set[str]) -> int:
    """Whether the address, and its owner, are called as a name says."""
    joined = "".join(form)
    if len(joined) < 4:
        return 0
    return (s.NAMED if joined in called else 0) | (s.OWNED if joined in owners else 0) | s.NAMES


def _kinds(texts: list[str]) -> Bytes:
    kinds = [(s.GENERIC_WORD if t in GENERIC else 0) | (s.LETTER if len(t) == 1 else 0) for t in texts]
    return np.array(kinds, dtype=np.uint8)
