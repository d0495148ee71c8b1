"""The front page around the entries: purpose and numbers, how to read, open questions, what was kept apart, sources."""

from __future__ import annotations

from collections.abc import Sequence

from listmerge.catalogue import Catalogue, Origin, Question
from listmerge.emit import _markdown as md
from listmerge.emit._layout import APART, QUESTIONS, README, SOURCES, Layout
from listmerge.emit._safe import safe_url
from listmerge.match.types import Match

#: Rows of open questions and of pairs kept apart on the front page; the data files have all.
_ROWS = 150
#: Bits of likeness from which a pair kept apart is worth a reader's attention.
_ALIKE = 2.5
_POLICY = {
    "verbatim": "descriptions carried over",
    "quote": "short quotations only",
    "facts-only": "facts only",
}


def opening(catalogue: Catalogue) -> list[str]:
    """Title, purpose, numbers, and how to read the marks."""
    counts = [
        _count(len(catalogue.entries), "entry", "entries"),
        _count(len(catalogue.lists), "list", "lists"),
        _count(len(catalogue.questions), "open question", "open questions"),
    ]
    data = " · ".join(
        f"[{label}]({file})"
        for label, file in (
            ("JSON", "catalogue.json"),
            ("CSV", "catalogue.csv"),
            ("JSON-LD", "catalogue.jsonld"),
            ("feed", "feed.atom"),
            ("search page", "search.html"),
            ("duplicates", "duplicates.md"),
        )
    )
    letters = " · ".join(f"{info.letter} {md.plain(info.title)}" for info in catalogue.lists)
    return [
        f"# {md.plain(catalogue.title)}",
        *(["", md.text(catalogue.description)] if catalogue.description else []),
        "",
        f"_{' · '.join(counts)}_ · {data}",
        "",
        f"**How to read.** Letters name the lists a value comes from: {letters}.",
        "`✓` lists agree · `≠` they differ, see the note · `?` unit not stated · `⚠` a likely mistake, unverified.",
        "Access: **open** (just download) · **register** (account) · **apply** (form, agreement) · **closed**.",
    ]


def open_questions(catalogue: Catalogue, places: Layout) -> list[str]:
    """Every disagreement and doubt, with where to look."""
    if not catalogue.questions:
        return []
    asked = _joined(catalogue.questions)
    rows = [(_names(catalogue, places, q.entries), md.plain(q.text), _evidence(catalogue, q)) for q in asked[:_ROWS]]
    lines = ["", f"## {QUESTIONS}", "", "To settle one, edit the list it comes from.", ""]
    return lines + md.table(("Entry", "Question", "Where"), rows) + _more(len(asked), "catalogue.json")


def _joined(questions: Sequence[Question]) -> list[Question]:
    """Numbers without a unit are one question to each list, for all its entries."""
    units: dict[str, list[Question]] = {}
    for q in questions:
        if q.kind == "unit":
            units.setdefault(q.evidence[0].list, []).append(q)
    joined = []
    for _, found in sorted(units.items()):
        entries = tuple(dict.fromkeys(i for q in found for i in q.entries))
        places = tuple(sorted({o for q in found for o in q.evidence}))
        text = found[0].text if len(found) == 1 else "what do these numbers count? The list gives no unit."
        joined.append(Question("unit", entries, text, places))
    return [q for q in questions if q.kind != "unit"] + joined


def apart(catalogue: Catalogue, places: Layout) -> list[str]:
    """Pairs that a reader might take for one, with what speaks against; parts of a whole stand with their family."""
    pairs: dict[tuple[str, str], str] = {}
    for match in sorted(catalogue.matches, key=_clearest):
        if match.band != "kept-apart" or match.left not in catalogue.records or match.right not in catalogue.records:
            continue
        a, b = sorted((catalogue.records[match.left].entry, catalogue.records[match.right].entry))
        alike = sum(e.weight for e in match.evidence if e.weight > 0)
        if match.decision is None and (alike < _ALIKE or match.relation == "part"):
            continue
        against = [f"{e.comparison}: {e.level}" for e in match.evidence if e.weight < 0]
        why = match.decision.reason if match.decision and match.decision.reason else "; ".join(against)
        if a != b:
            pairs.setdefault((a, b), why or match.relation)
    if not pairs:
        return []
    rows = [(_names(catalogue, places, pair), md.plain(why)) for pair, why in sorted(pairs.items())[:_ROWS]]
    return ["", f"## {APART}", "", *md.table(("Entries", "Why"), rows), *_more(len(pairs), "duplicates.md")]


def _clearest(match: Match) -> tuple[bool, float, str, str]:
    """Of the pairs of two entries, one decided with a reason tells most, then the one with most against it."""
    decided = match.decision is not None and bool(match.decision.reason)
    return not decided, sum(e.weight for e in match.evidence if e.weight < 0), match.left, match.right


def sources(catalogue: Catalogue) -> list[str]:
    """The lists, where they come from, under which licence, and what of their text was carried over."""
    rows = []
    for info in catalogue.lists:
        title = md.link(info.title, info.origin) if info.origin and safe_url(info.origin) else md.plain(info.title)
        licence = md.plain(info.licence or "not stated")
        rows.append((info.letter, title, md.code(info.path), str(info.records), licence, _POLICY[info.text]))
    header = ("List", "Title", "File", "Records", "Licence", "Text")
    note = "What is quoted stands in quotation marks. The things listed have licences of their own."
    return ["", f"## {SOURCES}", "", *md.table(header, rows), "", note]


def footer() -> list[str]:
    """Who wrote this page, for readers and for `listmerge lint`."""
    told = "Generated by listmerge from the lists above: edit those, not this page."
    return ["", "---", "", f"_{told}_", "", "<!-- listmerge: generated -- what it says is judged in the lists -->"]


def _names(catalogue: Catalogue, places: Layout, ids: tuple[str, ...]) -> str:
    """Names of entries, as links only on their own page: rows of links to other files would read as entries."""
    names = []
    for entry in (catalogue.by_id[i] for i in ids if i in catalogue.by_id):
        href = places.entry(entry.id, README)
        names.append(md.anchor_link(entry.name, href) if href.startswith("#") else md.plain(entry.name))
    return " · ".join(names)


def _evidence(catalogue: Catalogue, question: Question) -> str:
    lists: dict[str, list[Origin]] = {}
    for origin in question.evidence:
        lists.setdefault(origin.list, []).append(origin)
    return "; ".join(
        f"{catalogue.letters[name]} line {', '.join(str(n) for n in sorted({o.line for o in found}))}"
        for name, found in sorted(lists.items())
    )


def _more(count: int, file: str) -> list[str]:
    return ["", f"… and {count - _ROWS} more in [{file}]({file})."] if count > _ROWS else []


def _count(n: int, one: str, many: str) -> str:
    return f"{n:,} {one if n == 1 else many}"
