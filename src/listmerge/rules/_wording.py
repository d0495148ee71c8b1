"""What rules about wording have in common, and what messages have."""

from __future__ import annotations

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.record import SourceList
from listmerge.text import Span

#: What entries of lists are, as an expression.
THINGS = (
    "dataset|data set|database|corpus|collection|archive|library|repository|package|tool|toolkit|framework|list|project|"
    "book|course|tutorial|paper|benchmark|challenge|study|website|site|platform|service|app|application|plugin|extension|"
    "program|model|module|system|guide|page|article|blog|video|series|game|server|client|editor|engine|author"
)

#: A letter more or less makes another word of a short one.
_LONG_ENOUGH = 5


def is_slip(word: str, meant: str) -> bool:
    """Whether one letter was dropped, added, changed or swapped with its neighbour; a plural is no slip."""
    from rapidfuzz.distance import OSA  # seldom needed

    if len(meant) < _LONG_ENOUGH or word.rstrip("s") == meant.rstrip("s") or any(c.isdigit() for c in word + meant):
        return False
    return OSA.distance(word, meant, score_cutoff=1) == 1


def miswritten(rule: str, severity: Severity, found: SourceList, span: Span, right: str) -> Diagnostic:
    """What is written at a place and what should be, with a fix on request: only a person can tell a slip from a name."""
    source = found.document.source
    fix = Fix(f"write {right}", (Edit(span, right),), safe=False)
    return Diagnostic(rule, severity, source.path, span, f"found `{source.slice(span)}`, expected `{right}`", fix)


def short(text: str, limit: int = 60) -> str:
    """A text for a message, on one line."""
    text = " ".join(text.split())
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def elsewhere(count: int) -> str:
    """In how many other places something stands."""
    return "elsewhere" if count == 1 else f"in {count} other places"
