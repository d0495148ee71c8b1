"""What a record is, as the headings above it say: a book, a course, a paper."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from listmerge.match.words import tokens

#: Words of headings -> what stands below. One title is often that of a course, of its book, and of a talk about both.
_MEDIA = {
    word: medium
    for medium, words in {
        "book": "book books ebook ebooks textbook textbooks",
        "course": "course courses mooc moocs lecture lectures class classes video videos talk talks",
        "paper": "paper papers publication publications",
        "podcast": "podcast podcasts",
        "blog": "blog blogs newsletter newsletters",
        "event": "conference conferences meetup meetups event events",
    }.items()
    for word in words.split()
}


def medium_of(headings: Sequence[str]) -> str | None:
    """The medium that the innermost heading names which names one; None if none does, or one names several.

    headings: outermost first, the title of the document among them.
    """
    for heading in reversed(headings):
        media = _media(heading)
        if media:
            return next(iter(media)) if len(media) == 1 else None
    return None


@lru_cache(maxsize=10_000)
def _media(heading: str) -> frozenset[str]:
    return frozenset(_MEDIA[w] for w in tokens(heading) if w in _MEDIA)
