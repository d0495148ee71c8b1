"""A heading in another case than the others: `Chest images` among `Chest Images`.

Where a list uses both about equally, one finding says so. Words that are always capitals (`MRI`, `GitHub`) and short
function words count as neither.

Bad:

```markdown
# Open Data

## Medical Images

- [One](https://one.example) - First of them.

## Medical Sounds

- [Two](https://two.example) - Second of them.

## Medical Texts

- [Three](https://three.example) - Third of them.

## Medical videos

- [Four](https://four.example) - Fourth of them.
```

Good:

```markdown
# Open Data

## Medical Images

- [One](https://one.example) - First of them.

## Medical Sounds

- [Two](https://two.example) - Second of them.

## Medical Texts

- [Three](https://three.example) - Third of them.

## Medical Videos

- [Four](https://four.example) - Fourth of them.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._gathered import together
from listmerge.rules._headings import Heading, bare_words, headings

SEVERITY: Severity = "info"
FAMILY = "style"
_AT_LEAST = 5
_MOST, _MIXED = 0.6, 0.25
_WORD = lazy(r"[^\W\d_]+(?:['’][a-z]+)?")
#: Remarks in brackets, emoji by name, and "etc." are no part of the title.
_ASIDE = lazy(r"[(（][^()（）]*[)）]|:\w+:|\betc\.?", re.IGNORECASE)
#: Short function words are lower case in titles of most styles.
_SMALL = frozenset(
    "a an and as at but by de for from in into la nor of off on onto or over per than that the this to up via vs with "
    "your you is are be its it not la el en le und der die das within without about our".split()
)


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each heading in lower case among titles, or one for the list if there is no majority."""
    path = found.document.source.path
    judged = [(h, kind) for h in headings(found) if not h.has_link and (kind := _case(h.text))]
    lower = [h for h, kind in judged if kind == "lower" and not _is_title(found, h)]
    title = [h for h, kind in judged if kind == "title"]
    if len(judged) < _AT_LEAST or not lower or not title:
        return
    if len(title) >= _MOST * len(judged):
        for heading in lower:
            message = f"found the heading `{heading.text}`, expected its words capitalised as in {len(title)} others"
            yield Diagnostic("heading-case", SEVERITY, path, heading.node.span, message)
    elif len(title) >= _MIXED * len(judged):
        rare, name = (
            (title, "with every word capitalised") if len(title) <= len(lower) else (lower, "with small letters")
        )
        message = f"found {len(rare)} of {len(judged)} headings {name}, expected one way for all"
        yield together("heading-case", SEVERITY, path, [h.node.span for h in rare], message)


def _is_title(found: SourceList, heading: Heading) -> bool:
    """Whether a heading is the page's title: that may be a sentence."""
    return heading is headings(found)[0] and heading.level == 1


def _case(text: str) -> str:
    """`title`, `lower`, or nothing if it can't be told."""
    if not text.isascii() and any(ord(c) > 0x2E80 and c.isalpha() for c in text):
        return ""
    text = _ASIDE.sub(" ", text)
    words = text.split()
    if not words:
        return ""
    skipped = len(words) - len(text[len(text) - len(text.lstrip("0123456789.()#: ")) :].split())
    telling = list(_telling(words[skipped + 1 :]))
    if not telling or not bare_words(text):
        return ""
    return "title" if all(w[0].isupper() for w in telling) else "lower"


def _telling(words: list[str]) -> Iterator[str]:
    """Words whose first letter is a choice."""
    for word in words:
        m = _WORD.fullmatch(word.strip("()[],:;.!?\"'“”"))
        if m and m[0].lower() not in _SMALL and (m[0].islower() or m[0][1:].islower()) and len(m[0]) > 2:
            yield m[0]
