"""An entry's name: the most specific that is true of all members, of those the lists use."""

from __future__ import annotations

import re
from collections.abc import Sequence

from listmerge.extract.abbreviations import without_stop
from listmerge.match.words import tokens
from listmerge.merge.origin import Member

_WORD = re.compile(r"[^\W_]+")
#: The part of a name before a subtitle.
_SUBTITLE = re.compile(r"(?:(?<!\s)\s++)?(?::\s++|,\s++(?:an?|the)\s++|(?<=\s)[-–—]\s).*$")
_VERSION = re.compile(r"\b(?:[IVX]{1,4}|v?\d+(?:\.\d+)*)\b")
_ACRONYM = re.compile(r"^[A-Z][a-z]*+[A-Z][A-Za-z0-9]*+$|^[A-Z]{2,}$")
#: Words that say of a name only what kind of thing it is.
_GENERIC = frozenset("collection collections data database dataset datasets archive set portal project".split())
_SENTENCE = re.compile(r"\b(?:presents?|provides?|offers?|introduces?|is|are)\b")


def choose_name(members: Sequence[Member]) -> tuple[str, tuple[str, ...]]:
    """The name and the aliases of an entry.

    A name that tells versions apart beats one that doesn't, a full name beats its acronym alone, a name beats a
    sentence or a title around it; of the rest the one most lists use, then the shortest. An acronym that another
    member or a description explains stands in brackets behind the full name.
    """
    names = list(dict.fromkeys(without_stop(m.record.name.value) for m in members))
    if len({tokens(n) for n in names}) == 1:
        best = max(names, key=lambda n: (sum(without_stop(m.record.name.value) == n for m in members), -len(n), n))
        return best, ()
    candidates = list(dict.fromkeys([*names, *(_SUBTITLE.sub("", n) for n in names)]))
    candidates = [c for c in candidates if len(c) > 1]
    if full := _spelled_out(names, members):
        return full, tuple(n for n in sorted(names) if n != full)
    versions = {v for n in names for v in _VERSION.findall(n)}

    def rank(name: str) -> tuple[object, ...]:
        users = len({m.found.name for m in members if tokens(_SUBTITLE.sub("", m.record.name.value)) == tokens(name)})
        return (
            not versions or not any(v in _VERSION.findall(name) for v in versions),
            bool(_SENTENCE.search(name)) or len(name) > 70,
            _has_full_form(name, candidates),
            -users,
            len(name),
            name,
        )

    best = _with_acronym(min(candidates, key=rank), names)
    return best, tuple(n for n in sorted(names) if n != best)


def _spelled_out(names: Sequence[str], members: Sequence[Member]) -> str | None:
    """`The Full Name (TFN)`, if a description says so, one member is called by the full name and one by the acronym."""
    called = {tuple(w for w in tokens(n) if w != "the") for n in names}
    for short in sorted({w for n in names for w in _WORD.findall(n) if _ACRONYM.match(w)}):
        words = r"(?:[A-Z][\w'’-]*|of|for|and|the|in|on)"
        pattern = re.compile(rf"(?P<full>[A-Z][\w'’-]*(?:\s+{words}){{1,9}})\s+\({re.escape(short)}\)")
        for m in members:
            found = pattern.search(m.record.description.value) if m.record.description else None
            full = found.group("full") if found else ""
            while " " in full and (full[0].islower() or not _initials(full, short)):
                full = full.split(" ", 1)[1]
            if full and _initials(full, short) and tuple(w for w in tokens(full) if w != "the") in called:
                return f"{full} ({short})"
    return None


def _initials(name: str, acronym: str) -> bool:
    """Whether an acronym can be made of the first letters of a name's words, small words left out at will."""
    wanted = acronym.casefold()
    at = 0
    for word in tokens(name):
        if at < len(wanted) and word[0] == wanted[at]:
            at += 1
        elif word not in {"the", "of", "for", "and", "in", "a", "an", "program", "project", "collections"}:
            return False
    return at == len(wanted)


def _spelling(name: str, acronym: str) -> str | None:
    """The name as the acronym spells it, with the article that only the acronym counts; None if it does not."""
    return next((n for n in (name, f"The {name}") if _initials(n, acronym)), None)


def _has_full_form(name: str, names: Sequence[str]) -> bool:
    """Whether a name is no more than an acronym, with words that fit any name or without, that another spells out."""
    telling = [w for w in _WORD.findall(name) if w.casefold() not in _GENERIC]
    if len(telling) != 1 or not _ACRONYM.match(telling[0]):
        return False
    return any(n != name and (f"({telling[0]})" in n or _spelling(n, telling[0])) for n in names)


def _with_acronym(name: str, names: Sequence[str]) -> str:
    """The name with its acronym behind it, if a member is called by that."""
    for short in sorted({w for n in names for w in re.findall(r"[A-Z][A-Za-z]*[A-Z][A-Za-z0-9]*", n)}):
        if f"({short})" in name:
            return name
        if (spelled := _spelling(name, short)) and short not in _WORD.findall(name):
            return f"{spelled} ({short})"
    return name
