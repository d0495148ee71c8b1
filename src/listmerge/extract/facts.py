"""Stated facts in running text: how much, of which years, on what condition.

Patterns are linear: each repeats single words or characters a bounded number of times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from listmerge.extract.flow import Flow
from listmerge.patterns import lazy
from listmerge.record import Field

_YEAR = r"(?:1[89]|20)\d\d"
_NUMBER = r"\d+(?:[.,']\d+)*(?:\s?(?:k|K|M|B|million|Million|billion|Billion|thousand)\b)?\+?"
_ABOUT = (
    r"(?:(?:over|more than|approximately|about|around|nearly|almost|up to|some|several|at least|circa)\s+|[~≈><≥]\s?)"
)
_SPELLED = (
    r"(?:(?:[Ss]everal|[Mm]any) (?:thousand|hundred|million)s?(?: of)?|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even"
    r"|[Ee]ight|[Nn]ine|[Tt]en|(?:[Hh]undreds|[Tt]housands|[Mm]illions|[Dd]ozens|\d[\d,]{0,8}0s)"
    r"(?: and \d[\d,]{0,8}0s)?(?: of)?)"
)
#: Nouns that lists count, in the plural: in the singular the number belongs to something else (`two image databases`).
_NOUNS = (
    "patients subjects participants individuals people persons adults children controls donors users cases admissions "
    "stays visits encounters episodes records recordings samples specimens images scans slides radiographs mris cts "
    "videos volumes slices studies series exams examinations reports notes documents papers articles abstracts sentences "
    "words tokens questions pairs dialogues conversations instances examples datasets collections challenges photographs "
    "photos pictures illustrations engravings entities compounds genes proteins molecules cells classes categories "
    "responses tracks petabytes terabytes gigabytes items entries tweets posts resources topics types species tests "
    "procedures"
).split()
_NOUN = rf"(?:{'|'.join(_NOUNS)}|x-?rays|data sets|hours(?= of| recorded|$)|signals?|waveforms?)"
#: Nothing is counted in a text without one of these words.
_COUNTED = frozenset([*_NOUNS, *"xrays rays sets hours signal signals waveform waveforms".split()])
_LETTERS = lazy(r"[a-z]+")
#: A word between a number and its noun; a comma only between adjectives, not behind a noun in the plural.
_WORD = r"(?!(?:with|in|that|which|from|for|per|to|old|ago)\b)[^\s.,;:()]{1,40}(?:(?<!s),)?"
_COUNT = lazy(
    rf"(?<![\w.,#-])(?<!\d')(?:{_ABOUT})?(?:{_NUMBER}|{_SPELLED}) (?!and\b)(?:{_WORD}[ -]){{0,5}}?{_NOUN}\b"
    rf"(?: (?:and (?:[\w-]+ )?|of (?:[\w'-]+ ){{0,3}}?){_NOUN}\b)?",
    re.IGNORECASE,
)
#: Behind a first count, whatever else is counted: "1,200 samples from 40 springs".
_AND_COUNT = lazy(r",? (?:and|from|of|for|on|in|across|to) ", re.IGNORECASE)
_AND_MORE = lazy(rf",? (?:from|of|across) {_NUMBER} [a-z-]{{3,20}}\b", re.IGNORECASE)
_MOST_COUNTS = 4
YEARS = lazy(
    rf"\b(?:{_YEAR}\s?(?:-|–|—|to|through|until|&|and)\s?(?:{_YEAR}|present|now|today)\b|{_YEAR} onwards?"
    rf"|each year since {_YEAR}|[Ss]ince {_YEAR})"
    r"|\b(?:(?:early|mid|late) )?\d\d?(?:st|nd|rd|th)(?: (?:and|to) (?:(?:early|mid|late) )?\d\d?(?:st|nd|rd|th))? century\b"
    rf"|\b{_YEAR}(?= (?:[A-Z][\w-]* ){{0,6}}(?:Challenge|Competition|Shared Task)\b)|(?<=[Cc]hallenge ){_YEAR}\b"
)
ACCESS = lazy(
    r"\b(?:[Rr]equires? (?:\w+ )?(?:registration|application|request|permission|approval|login|an? |signing|agreement)[^.;\n]*"
    r"|[Rr]egistration (?:is )?required|[Ff]ree of charge|[Ff]ree to (?:the )?(?:public|use|everyone)\b"
    r"|(?:exclusively |only )?available (?:only )?(?:for|to|upon) (?:research|teaching|researchers|registered|academic|request|everyone|the public)"
    r"(?:(?! and (?:has|is|are|was|have)\b)[^.;\n])*|[Nn]o registration\b(?: (?:is )?(?:needed|required|necessary))?"
    r"|[Ff]ree access\b(?: (?:&|and) no (?:\w+ )?registration)?)"
)
#: No size, years or access without one of these: most texts have none, and to look for that takes a tenth of the time.
_DIGIT = lazy(r"\d")
_CONDITIONS = ("equire", "egistration", "ree ", "vailable")
_SPELLED_NUMBERS = "several many two three four five six seven eight nine ten hundred thousand million dozen".split()
_YEAR_OR_AGE = lazy(r"(?:1[89]|20)\d\d|century")
#: What stands behind a name on its line: a size in brackets and a year or years, in this order, glued or not.
HEADER_FACTS = lazy(
    rf"(?:(?<!\s)\s++)?[(（]\s*+(?P<size>[~≈><]?\s?\d[\d.,']*+\s?[kKMB+]?\+?)\s*+[)）]\s*+(?P<years>{_YEAR}(?:\s?[-–—]\s?(?:{_YEAR}|present|now))?)?\s*+$"
    rf"|(?<!\s)\s++(?P<only>{_YEAR}\s?[-–—]\s?(?:{_YEAR}|present|now))\s*+$"
)


#: What facts behind a name end in, if not in a digit: `(40k)`, `2008 - present`, `2008-now`.
_FACT_ENDS = frozenset(")）tw")


def may_end_in_fact(text: str, stop: int) -> bool:
    """Whether a text up to a place ends as facts behind a name do."""
    while stop and text[stop - 1].isspace():
        stop -= 1
    return stop > 0 and (text[stop - 1].isdigit() or text[stop - 1] in _FACT_ENDS)


def header_facts(flow: Flow) -> tuple[int, list[Field]]:
    """The facts behind a name: where they begin in the flow's text (its length if there are none), and what they are."""
    m = HEADER_FACTS.search(flow.text) if may_end_in_fact(flow.text, len(flow.text)) else None
    if not m or not flow.text[: m.start()].strip():
        return len(flow.text), []
    found = []
    for key, group in (("size", "size"), ("years", "years"), ("years", "only")):
        if m.group(group):
            value = m.group(group).strip()
            found.append(
                Field("years" if re.fullmatch(_YEAR, value) else key, value, flow.span(m.start(group), m.end(group)))
            )
    return m.start(), found


def sizes(text: str) -> Iterator[tuple[int, int]]:
    """Where in a text something is counted, each with what is counted behind it; from the left, none in another."""
    at = 0
    while first := _COUNT.search(text, at):
        at = first.end()
        for _ in range(1, _MOST_COUNTS):
            link = _AND_COUNT.match(text, at)
            more = (_COUNT.match(text, link.end()) if link else None) or _AND_MORE.match(text, at)
            if more is None:
                break
            at = more.end()
        yield first.start(), at


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    return (m.span() for m in pattern.finditer(text))


def _has_one(words: Sequence[str], text: str) -> bool:
    for word in words:  # noqa: SIM110 - a quarter of the time that `any` takes
        if word in text:
            return True
    return False


def _stated(text: str) -> list[tuple[str, Iterator[tuple[int, int]]]]:
    """What a text may state, each with the places of it."""
    found = []
    digit, low = _DIGIT.search(text), text.casefold()
    if (digit or _has_one(_SPELLED_NUMBERS, low)) and not _COUNTED.isdisjoint(_LETTERS.findall(low)):
        found.append(("size", sizes(text)))
    if digit and _YEAR_OR_AGE.search(text, digit.start()):
        found.append(("years", _matches(YEARS, text)))
    if _has_one(_CONDITIONS, text):
        found.append(("access", _matches(ACCESS, text)))
    return found


def stated_facts(flow: Flow) -> list[Field]:
    """Sizes, years and conditions of access stated in running text, at most the first two of each."""
    text, facts = flow.text, []
    for key, places in _stated(text):
        for start, end in islice(places, 2):
            value = text[start:end]
            if key == "size" and not _counts_something(text, start, value):
                continue
            if (
                key == "years"
                and value.startswith(("since", "Since"))
                and not _is_of_data(text[max(0, start - 80) : start])
            ):
                continue  # when something was founded
            facts.append(Field(key, " ".join(value.split()), flow.span(start, end)))
    return facts


#: What stands before `since 2012` where that is since when there are data.
_OF_DATA = lazy(
    r"\b(?:data|records?|recorded|collected|available|archives?|observations?|measured|published|updated|gallery|collections?|images|surveys?)\b[^.]{0,40}$",
    re.IGNORECASE,
)


def _is_of_data(before: str) -> bool:
    """Whether `since 2012` says when data began, by what stands before it: a word for data, or what is counted."""
    counted = any(not re.search(r"[.;]", before[end:]) for _, end in sizes(before))
    return counted or _OF_DATA.search(before) is not None


_CODED = lazy(r"\b(?:[A-Z]{2,}|[Cc]ovid)[ #-]$")
_ODD = lazy(r"(?:\d\d?|[A-Za-z]+) words|\d+ on \d")
_EVENT = lazy(rf"{_YEAR} (?!\w+s\b)|{_YEAR} \w+ challenges\b|[248]K (?:video|image|photo)")


def _counts_something(text: str, start: int, value: str) -> bool:
    """Whether a number before a noun is a count: no year of an event, no number of a standard (`RFC 9457`), no `4K`."""
    if _CODED.search(text[max(0, start - 12) : start]):
        return False
    return not _ODD.match(value) and not _EVENT.match(value)
