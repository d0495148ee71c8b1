"""The description of an entry: one source's, as far as that list's text policy allows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from listmerge.catalogue import Description
from listmerge.merge.origin import Member

#: A quotation is at most this long, in code points.
QUOTE_LIMIT = 160
#: Descriptions up to this length are preferred the longer they are.
_ENOUGH = 320
_REMARK = re.compile(r"\b(?:I|we|my|our|you|your|please|confusing|dated|listed together)\b|!$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?。])\s+(?=\S)")


def choose_description(members: Sequence[Member]) -> Description | None:
    """The fullest description that may be carried over, none if no list allows it.

    `verbatim` lists go before `quote` lists, of which only the first sentence is taken; `facts-only` lists give
    nothing. Remarks about using the thing go after statements of what it is.
    """
    told = [m for m in members if m.record.description and m.policy != "facts-only"]
    if not told:
        return None

    def rank(m: Member) -> tuple[object, ...]:
        text = m.record.description.value if m.record.description else ""
        return m.policy != "verbatim", bool(_REMARK.search(text)), -min(len(text), _ENOUGH), m.order

    best = min(told, key=rank)
    assert best.record.description is not None
    text = _whole(" ".join(best.record.description.value.split()), best)
    quoted = best.policy == "quote"
    return Description(_quotation(text) if quoted else text, best.origin(best.record.description.span), quoted)


def _whole(text: str, member: Member) -> str:
    """The text without a last sentence that only announces the list below it: `Its aims:`."""
    assert member.record.description is not None
    behind = member.found.document.source.text[: member.record.description.span.end].rstrip()
    if not behind.endswith((":", "：")):
        return text
    *sentences, _ = _SENTENCE_END.split(text)
    return " ".join(sentences) or f"{text} …"


def _quotation(text: str) -> str:
    """The first sentence, cut at a word if it is too long."""
    return shortened(_SENTENCE_END.split(text)[0], QUOTE_LIMIT)


def shortened(text: str, limit: int) -> str:
    """The text, cut behind a word if it has more code points than this."""
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
