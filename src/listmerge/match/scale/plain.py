"""Plain rows, many at once: those of which each part can be read without looking at the others.

Most rows are: their name is a few Latin words, they have one address, and no fields. What is said of them is what
`read_name`, `identifiers` and `features_of_record` say, worked out in fewer steps; a test compares the two.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np

from listmerge.match.agreement import is_writing
from listmerge.match.compare import without_years
from listmerge.match.features import counts_in
from listmerge.match.identifiers import is_special, repository_in
from listmerge.match.links import around, carries, is_about_it
from listmerge.match.medium import medium_of
from listmerge.match.scale import sheet as s
from listmerge.match.scale.columns import Flags
from listmerge.match.scale.growing import Columns
from listmerge.match.scale.rows import default_id
from listmerge.match.scale.sets import MOST
from listmerge.match.url import CODE_HOSTS, canonical_url, is_shared, place_in, site_of
from listmerge.match.words import (
    GENERIC,
    NOT_IN_ACRONYMS,
    PART,
    STOP_WORDS,
    TAIL_WORDS,
    core_of,
    fold,
    initials_of,
    is_acronym,
    is_version,
    is_year,
    tokens,
)

#: What a plain name does not hold: brackets, colons, commas, marks of other scripts, dashes with spaces around them.
_ODD_NAME = re.compile(r"[^\w ./&!?*@=~$-]|\s-\s|^[^A-Za-z]|\s$|awesome", re.ASCII | re.IGNORECASE)
_RUN, _LONG_RUN = re.compile(r"[^\W_]+"), re.compile(r"[A-Za-z0-9]{4,}")
_LONG_WORD = re.compile(r"[a-z0-9]{4,}")
_DIGIT = re.compile(r"\d")
_MAYBE_VERSION = re.compile(r"[\W_](?:[ivx]{1,4}(?![^\W_])|v?\d)")
_MAYBE_ACRONYM = re.compile(r"[A-Z][a-z]*[A-Z]")
_OTHER_CODE_HOSTS = ("gitlab.com/", "bitbucket.org/", "codeberg.org/")
_COINED = re.compile(r"(?:[^\sA-Z]*[A-Z]){2}|\S\S*\d")
_NOT_A_LETTER = re.compile(r"[^\w]|_")


class Row(NamedTuple):
    """The texts of a plain row."""

    id: str
    list: str
    name: str
    url: str
    description: str
    headings: Collection[str]
    medium: str


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
    flags: int


class Link(NamedTuple):
    """What one address, or none, says: as `Sheet` has it."""

    address: str
    site: str
    repository: str
    repository_name: str
    owner: str
    marks: Collection[str]
    prefixes: Sequence[str]
    identifiers: Sequence[str]
    runs: Sequence[str]
    flags: int


class Text(NamedTuple):
    """What a description says, beside name and address: as `Sheet` has it."""

    text: Sequence[str]
    text_bits: bytes
    stands: Collection[str]
    numbers: Sequence[str]
    number_bits: bytes
    units: Collection[str]
    flags: int


def sheet_of(lines: Sequence[str], numbers: Sequence[int]) -> tuple[s.Sheet, Flags]:
    """The columns of the plain rows among lines of JSON, and which these are; others may be no rows at all."""
    rows = list(map(_row, _parsed(lines), numbers))
    lower = [row.name.lower() if row else "" for row in rows]
    starts = list(accumulate((len(name) + 1 for name in lower), initial=0))
    for m in PART.finditer("\0".join(lower)):
        rows[bisect_right(starts, m.start()) - 1] = None
    names = [_name(row.name) if row else None for row in rows]
    links = [_link(row.url) if row else None for row in rows]
    found = [(r, n, k) for r, n, k in zip(rows, names, links, strict=True) if r and n and k]
    simple = np.array([bool(n and k) for n, k in zip(names, links, strict=True)], dtype=bool)
    return _sheet([r for r, _, _ in found], [n for _, n, _ in found], [k for _, _, k in found]), simple


def _parsed(lines: Sequence[str]) -> list[Any]:
    """The values of lines of JSON; None for each if something is wrong with one."""
    try:
        given: list[Any] = json.loads(f"[{','.join(lines)}]")
    except (ValueError, RecursionError):
        given = []
    return given if len(given) == len(lines) else [None] * len(lines)


def _row(row: Any, number: int) -> Row | None:
    """A row, if it is plain."""
    if type(row) is not dict or row.get("fields"):
        return None
    get = row.get
    list_name, name, url, text = get("list"), get("name"), get("url") or "", get("description") or ""
    own, links, section = get("id"), get("links"), get("section") or ()
    if links and not _is_home(links, url, name):
        return None
    if type(section) is str:
        section = (section,)
        headings: Collection[str] = (section[0].casefold(),)
    elif isinstance(section, (list, tuple)) and all(type(heading) is str for heading in section):
        headings = {heading.casefold() for heading in section}
    else:
        return None
    if not (type(list_name) is type(name) is type(url) is type(text) is str and list_name and name):
        return None
    if _ODD_NAME.search(name) or (own and type(own) is not str):
        return None
    return Row(own or default_id(list_name, number), list_name, name, url, text, headings, medium_of(section) or "")


def _is_home(links: Any, url: Any, name: Any) -> bool:
    """Whether the links are one that says no more than the address and the name."""
    if type(links) is not list or len(links) > 1 or type(links[0]) is not dict:
        return False
    return links[0].get("url") == url and links[0].get("label") in ("", None, name)


def _sheet(rows: Sequence[Row], names: Sequence[Name], links: Sequence[Link]) -> s.Sheet:
    c = Columns()
    if not rows:
        return c.sheet()
    row, name, link = (dict(zip(g[0]._fields, zip(*g, strict=True), strict=True)) for g in (rows, names, links))
    text = dict(zip(Text._fields, zip(*map(_text, rows, names, links), strict=True), strict=True))
    c.ids, c.cores, c.years = list(row["id"]), list(name["core"]), [(0, 0)] * len(rows)
    c.texts |= {column: list(given[column]) for given in (name, link) for column in s.TEXTS if column in given}
    c.texts["list"], c.texts["medium"] = list(row["list"]), list(row["medium"])
    c.texts["exact"] = [f"{of}\0{exact}" for of, exact in zip(row["list"], name["exact"], strict=True)]
    c.texts["parts"] = c.texts["qualifiers"] = [""] * len(rows)
    for given in (row, name, link, text):
        for column in s.SETS:
            if column in given:
                c.fill(column, given[column])
    c.bits["identifiers"] += bytes([s.ABOUT]) * len(c.values["identifiers"])
    c.bits["text"] += b"".join(text["text_bits"])
    c.bits["numbers"] += b"".join(text["number_bits"])
    for column, values in (("forms", name["core"]), ("spellings", name["joined"])):
        c.values[column], c.sizes[column] = list(values), [1] * len(rows)
    c.values["form_words"], c.sizes["form_words"] = c.values["words"], c.sizes["words"]
    c.bits["forms"] += bytes(map(_form_bits, names, links))
    c.flags = [a | b | c for a, b, c in zip(name["flags"], link["flags"], text["flags"], strict=True)]
    return c.sheet()


def _form_bits(name: Name, link: Link) -> int:
    return form_bits(name.joined, link.marks, (link.owner,) if link.flags & s.HOSTED else ())


def form_bits(joined: str, called: Collection[str], owners: Collection[str]) -> int:
    """Whether the address, and its owner, are called as a name says, and whether that would tell."""
    if len(joined) < 4:
        return 0
    owned = any(around(owner, joined) for owner in owners)
    return (s.NAMED if carries((called, owners), joined) else 0) | (s.OWNED if owned else 0) | s.NAMES


def spelt(versions: Iterable[str]) -> str:
    """Versions as one text, empty for none."""
    return "".join([f"{v} " for v in sorted(versions)])


def _name(text: str) -> Name | None:
    """What a name says; None if that is not plain."""
    lower = text.lower()
    words = _RUN.findall(lower)
    maybe = _MAYBE_VERSION.search(lower)
    versions = {w for i, w in enumerate(words) if is_version(w, i) or is_year(w)} if maybe else ()
    core: Sequence[str] = words
    if versions or words[0] in TAIL_WORDS or words[-1] in TAIL_WORDS or not STOP_WORDS.isdisjoint(words):
        core = core_of(tuple(words))
    if not core or len(set(core)) < len(core):
        return None
    whole, first = " ".join(core), core[0] if len(core) == 1 else ""
    plainly = text[1:] == lower[1:]  # no letter but the first is a capital
    marks, acronyms = ((), ()) if plainly or not _MAYBE_ACRONYM.search(text) else _acronyms(text, lower)
    given = {*marks, *acronyms, first} if first or marks else ()
    return Name(
        whole, "".join(core), spelt(versions), spelt(without_years(frozenset(versions))) if versions else "",
        first if len(first) >= 4 and first not in GENERIC else "", "\0".join((*core, *sorted(versions))),
        core, words if len(set(words)) == len(words) else list(dict.fromkeys(words)),
        [a for a in given if len(a) >= 3], _initials(text, words), acronyms,
        s.LATIN | (s.COINED if _COINED.match(text) else 0) | (0 if len(words) <= MOST else s.ODD),
    )  # fmt: skip


def _acronyms(text: str, lower: str) -> tuple[Sequence[str], Sequence[str]]:
    """Words written like a mark, and the whole name if it is an acronym."""
    return [w.lower() for w in set(_RUN.findall(text)) if is_acronym(w)], [lower] if is_acronym(text) else []


def _initials(text: str, words: Sequence[str]) -> Collection[str]:
    if len(words) < 2:
        return initials_of(text) if _DIGIT.search(text) else ()
    if _DIGIT.search(text) or not (STOP_WORDS.isdisjoint(words) and NOT_IN_ACRONYMS.isdisjoint(words)):
        return initials_of(text)
    full = "".join([w[0] for w in words])
    return (full, f"t{full}") if len(full) >= 3 else (f"t{full}",)


@lru_cache(maxsize=20_000)
def _host(host: str) -> tuple[str, bool, bool, tuple[str, ...]]:
    """The site of a host; whether it holds things of many, whether repositories; what it is called."""
    called = tuple(_NOT_A_LETTER.sub("", part) for part in (*host.split(".")[:-1], host))
    return site_of(host), is_shared(host), host in CODE_HOSTS, called


_NO_LINK = Link("", "", "", "", "", ("",), (), (), (), 0)


def _link(url: str) -> Link | None:
    """What an address says; None if that is not plain."""
    if not url:
        return _NO_LINK
    low = url.lower()
    if is_special(low) or place_in(url) or not url.isascii():
        return None
    address = canonical_url(url)
    host, slash, path = address.partition("/")
    if "." not in host or "?" in address or "#" in address:
        return None
    site, shared, hosted, called = _host(host)
    steps = [p if p.isalnum() else _NOT_A_LETTER.sub("", p) for p in path.lower().split("/", 3)[:3]]
    repository = repository_in(url) if "hub.com/" in low or any(h in low for h in _OTHER_CODE_HOSTS) else ""
    owner, flags = steps[0] if hosted else "", 0
    marks = {*steps[:2][-1:]} if hosted else {*called, *steps}
    if hosted:
        flags = s.HOSTED | (s.OWNED_WITHIN if owner in marks else 0)
    if not slash:
        flags |= s.HOME
    if not shared and is_about_it(address):
        flags |= s.ABOUT_IT
    return Link(
        address, site, f"repository {repository}" if repository else "", repository.rpartition("/")[2], owner, marks,
        () if shared or not slash else _prefixes(address),
        (address, f"repository {repository}") if repository else (address,),
        _LONG_RUN.findall(address),
        flags | (s.SHARED if shared else 0) | (s.REPOSITORY if repository == address else 0)
        | (s.PAPER if is_writing(address) else 0),
    )  # fmt: skip


def _prefixes(address: str) -> Sequence[str]:
    """The addresses above an address."""
    steps = address.split("/")
    return ["/".join(steps[:i]) for i in range(1, len(steps))]


def _text(row: Row, name: Name, link: Link) -> Text:
    """What the description says."""
    text, flags = row.description, s.LIST if "awesome" in link.address else 0
    named = {w for w in name.names if len(w) > 3}
    described, runs, ascii_ = _words(text)
    both = described & named
    found = [*both, *(described - both), *(named - both)] if both else [*described, *named]
    if runs is None:
        bits = _BOTH * len(both) + _SAID * (len(described) - len(both)) + _NAMED * (len(named) - len(both))
        others = {w for w in link.runs if w not in described and w not in named}
    else:
        bits = bytes(word_bits(w in described, w in named, w in runs) for w in found)
        others = {w for w in (*runs, *link.runs) if len(w) > 3} - described - set(name.names)
    numbers = counts_in(text) if _DIGIT.search(text) else ()
    if len(found) > MOST or len(others) > MOST or len(numbers) > MOST:
        flags |= s.ODD
    flags |= (s.MENTIONS if text else 0) | (s.ASCII if ascii_ else 0)
    if not numbers:
        return Text(found, bits, others, (), b"", (), flags)
    units = {unit for value, unit in numbers if value % 1000}
    return Text(
        found,
        bits,
        others,
        [f"c {v} {u}" for v, u in numbers],
        bytes([count_bits(v) for v, _ in numbers]),
        units,
        flags,
    )


def _words(text: str) -> tuple[set[str], set[str] | None, bool]:
    """The longer words of a text; all runs of letters in it, if they are not these; whether the words are ASCII.

    Apostrophes, `+` and `#` make words other than the runs of letters and digits.
    """
    if text.isascii() and "'" not in text and "+" not in text and "#" not in text:
        return set(_LONG_WORD.findall(text.lower())), None, True
    folded = fold(text)
    words = {w for w in tokens(folded) if len(w) > 3}
    return words, set(_RUN.findall(folded)), all(w.isascii() for w in words)


def word_bits(described: bool, named: bool, stands: bool) -> int:
    """The flags of a word of the text."""
    said = s.IN_DESCRIPTION | (s.STANDS if stands else 0) if described else 0
    return said | (s.IN_NAME if named else 0)


_BOTH, _SAID, _NAMED = (
    bytes([word_bits(*bits)]) for bits in ((True, True, True), (True, False, True), (False, True, False))
)


def count_bits(value: int) -> int:
    """The flags of a count."""
    exact = value >= 1000 and len(str(value).rstrip("0")) >= 3
    return (s.EXACT if exact else 0) | (s.LARGE if value >= 1000 else 0)
