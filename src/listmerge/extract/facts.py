"""Stated facts in running text: how much, of which years, on what condition.

Patterns are linear: each repeats single words or characters a bounded number of times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.extract.flow import Flow
from listmerge.record import Field

_YEAR = r"(?:1[89]|20)\d\d"
_NUMBER = r"\d+(?:[.,']\d+)*(?:\s?(?:k|K|M|B|million|Million|billion|Billion|thousand)\b)?\+?"
_ABOUT = (
    r"(?:(?:over|more than|approximately|about|around|nearly|almost|up to|some|several|at least|circa)\s+|[~≈><≥]\s?)"
)
_SPELLED = r"(?:(?:[Ss]everal|[Mm]any) (?:thousand|hundred|million)s?|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Hh]undreds|[Tt]housands|[Mm]illions)"
#: Nouns that lists count. A number before one of them, with up to four words between, is a size.
_NOUN = (
    r"(?:patients?|subjects?|participants?|individuals?|people|persons?|adults?|children|controls?|donors?|users?|cases?|"
    r"admissions?|stays?|visits?|encounters?|episodes?|records?|recordings?|samples?|specimens?|images?|scans?|slides?|"
    r"radiographs?|x-?rays?|mris?|cts?|videos?|volumes?|slices?|studies|series|exams?|examinations?|reports?|notes?|"
    r"documents?|papers?|articles?|abstracts?|sentences?|words?|tokens?|questions?|pairs?|dialogues?|conversations?|"
    r"instances?|examples?|datasets?|data sets?|collections?|challenges?|photographs?|photos?|pictures?|illustrations?|"
    r"engravings|entities|compounds|genes|proteins|molecules|cells|classes|categories|hours|responses|signals?|tracks?|"
    r"waveforms?|petabytes|terabytes|gigabytes|items?|entries|tweets|posts|resources|topics|types|species|tests)"
)
_COUNT = rf"(?:{_ABOUT})?(?:{_NUMBER}|{_SPELLED})(?:[ -](?!(?:and|with|in|that|which|from|for)\b)[^\s.,;:()]+){{0,5}}[ -]{_NOUN}\b"
#: Behind a first count, whatever else is counted: "1,200 samples from 40 springs".
_MORE = rf"(?:,? (?:and|from|of|for|on|in|across|to) {_COUNT}|,? (?:from|of|across) {_NUMBER} [a-z-]{{3,20}}\b)"
SIZE = re.compile(rf"(?<![\w.,-]){_COUNT}{_MORE}{{0,3}}", re.IGNORECASE)
YEARS = re.compile(
    rf"\b(?:{_YEAR}\s?(?:-|–|—|to|through|until|&|and)\s?(?:{_YEAR}|present|now|today)\b|{_YEAR} onwards?"
    rf"|each year since {_YEAR}|[Ss]ince {_YEAR})"
)
ACCESS = re.compile(
    r"\b(?:[Rr]equires? (?:\w+ )?(?:registration|application|request|permission|approval|login|an? |signing|agreement)[^.;\n]*"
    r"|[Rr]egistration (?:is )?required|[Ff]ree of charge|[Ff]ree to use[^.;\n]*|(?:exclusively |only )?available (?:only )?"
    r"(?:for|to|upon) (?:research|teaching|researchers|registered|academic|request|everyone|the public)[^.;\n]*|[Nn]o registration\b[^.;\n]*|[Ff]ree access\b[^.;\n]*)"
)
#: What stands behind a name on its line: a size in brackets and a year or years, in this order, glued or not.
HEADER_FACTS = re.compile(
    rf"\s*[(（]\s*(?P<size>[~≈><]?\s?\d[\d.,']*\s?[kKMB+]?\+?)\s*[)）]\s*(?P<years>{_YEAR}(?:\s?[-–—]\s?(?:{_YEAR}|present|now))?)?\s*$"
    rf"|\s+(?P<only>{_YEAR}\s?[-–—]\s?(?:{_YEAR}|present|now))\s*$"
)


def header_facts(flow: Flow) -> tuple[int, list[Field]]:
    """The facts behind a name: where they begin in the flow's text (its length if there are none), and what they are."""
    m = HEADER_FACTS.search(flow.text)
    if not m or not flow.text[: m.start()].strip():
        return len(flow.text), []
    found = []
    for key, group in (("size", "size"), ("years", "years"), ("years", "only")):
        if m.group(group):
            value = m.group(group).strip()
            found.append(Field(key, value, flow.span(m.start(group), m.end(group))))
    return m.start(), found


def stated_facts(flow: Flow) -> Iterator[Field]:
    """Sizes, years and conditions of access stated in running text, at most the first two of each."""
    for key, pattern in (("size", SIZE), ("years", YEARS), ("access", ACCESS)):
        for n, m in enumerate(pattern.finditer(flow.text)):
            if n == 2:
                break
            yield Field(key, " ".join(m.group().split()), flow.span(m.start(), m.end()))
